import { Day, Empty, Table, type Ui } from '#src/ui/index.ts'
import type { HeldByPerson } from './person.ts'

export interface NamedHolding extends HeldByPerson {
  /** In the reader's language, with the area. */
  readonly name: string
  readonly programme: string | null
  /** The reader may open its page. */
  readonly opens: boolean
}

/** What a person holds, held and will hold. */
export const HeldTable = ({ ui, held }: { ui: Ui; held: readonly NamedHolding[] }) =>
  held.length === 0 ? (
    <Empty title={ui.t('people.holds-nothing')}>{ui.t('people.holds-nothing-note')}</Empty>
  ) : (
    <Table
      ui={ui}
      caption={ui.t('people.functions')}
      hideCaption
      cards
      rows={held}
      columns={[
        {
          key: 'name',
          label: ui.t('people.function'),
          cell: (one) => (one.opens ? <a href={`/functions/${one.functionId}`}>{one.name}</a> : one.name),
        },
        { key: 'party', label: ui.t('people.organisation'), cell: (one) => one.partyName },
        {
          key: 'programme',
          label: ui.t('people.programme'),
          cell: (one) => one.programme ?? (one.kind === 'seat' ? '' : ui.t('people.all-programmes')),
        },
        { key: 'from', label: ui.t('people.from'), cell: (one) => <Day ui={ui} date={one.from} short /> },
        {
          key: 'to',
          label: ui.t('people.to'),
          cell: (one) => (one.to ? <Day ui={ui} date={one.to} short /> : ui.t('people.until-further')),
        },
      ]}
    />
  )
