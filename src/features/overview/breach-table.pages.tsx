import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { Table, type Ui } from '#src/ui/index.ts'
import { causeInWords, worstInWords } from './breach.words.ts'
import type { BreachesOf } from './breaches.ts'
import { programmePath } from './paths.ts'

/** Broken lead times by the one they count against; each number leads to its list. */
export const BreachTable = (props: { ui: Ui; programme: ProgrammeView; breaches: readonly BreachesOf[] }) => {
  const { ui, programme, breaches } = props
  const { t } = ui
  const against = (row: BreachesOf) =>
    `${programmePath(programme)}/breaches?against=${encodeURIComponent(causeInWords(row, ui))}`
  return (
    <Table
      ui={ui}
      caption={t('overview.breaches')}
      hideCaption
      cards
      rows={breaches}
      columns={[
        { key: 'party', label: t('overview.breach.against'), cell: (row) => causeInWords(row, ui) },
        {
          key: 'count',
          label: t('overview.breach.count'),
          number: true,
          cell: (row) => <a href={against(row)}>{row.count}</a>,
          total: breaches.reduce((all, { count }) => all + count, 0),
        },
        { key: 'receivers', label: t('overview.breach.receivers'), number: true, cell: (row) => row.receivers },
        { key: 'worst', label: t('overview.breach.worst'), cell: (row) => worstInWords(row.worst, ui) },
      ]}
    />
  )
}
