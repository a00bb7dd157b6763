import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type HistoryEntry, HistoryList, historyInWords, Section, type Ui } from '#src/ui/index.ts'
import type { HistoryGroup, HistoryRow } from './history.store.ts'
import { historyPath, rolloutPath } from './paths.ts'

/** Who, and in what function: "Införandeansvarig, Hjo". Without a person the product did it by itself, or a one-time link was used. */
export function actingInWords(row: HistoryRow, ui: Ui): string | undefined {
  if (!row.functionKind) return undefined
  const name = ui.t(`people.function.${row.functionKind}`)
  return row.partyName ? `${name}, ${row.partyName}` : name
}

/** Who did it; one without an account by the name the link was made for. */
export const whoOf = ({ personName, params }: HistoryRow, { t }: Pick<Ui, 't'>): string =>
  personName ?? (typeof params.byName === 'string' && params.byName ? params.byName : t('overview.history.by-itself'))

export const entryOf = (programme: Pick<ProgrammeView, 'id'>, row: HistoryRow, ui: Ui, more?: number): HistoryEntry => {
  const { what, said } = historyInWords(row, ui)
  const place = placeOf(programme, row)
  return {
    at: row.at,
    who: whoOf(row, ui),
    acting: actingInWords(row, ui),
    said,
    what: (
      <>
        {place && row.rolloutName && <a href={place}>{row.rolloutName}</a>}
        {place && row.rolloutName && ': '}
        {what}
        {more ? <span class="quiet"> {ui.t('overview.history.and-more', { count: more })}</span> : null}
      </>
    ),
  }
}

/** Where the thing itself is, when that is for the reader to open. */
function placeOf(programme: Pick<ProgrammeView, 'id'>, { rolloutId }: HistoryRow): string | null {
  return rolloutId ? rolloutPath(programme, rolloutId) : null
}

/** What has changed in the last week: like deeds of one day as one. */
export const Changes = (props: { ui: Ui; programme: ProgrammeView; changes: readonly HistoryGroup[] }) => {
  const { ui, programme, changes } = props
  return (
    <Section
      title={ui.t('overview.changes')}
      actions={<a href={historyPath(programme)}>{ui.t('overview.whole-history')}</a>}
    >
      {changes.length === 0 ? (
        <p class="quiet">{ui.t('overview.no-changes')}</p>
      ) : (
        <HistoryList ui={ui} entries={changes.map((row) => entryOf(programme, row, ui, row.count - 1))} />
      )}
    </Section>
  )
}
