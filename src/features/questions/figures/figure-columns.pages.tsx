import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Column, type Ui, withQuery } from '#src/ui/index.ts'
import { questionsPath } from '../question.ts'
import { ageBands } from './ages.ts'
import { openInAll, type Period, type PlaceFigures, shareInTime } from './figures.ts'

/** "Programmet", "Organisationerna tillsammans", "Styrgruppen", "Hjo". */
export const nameOf = ({ place, name }: PlaceFigures, { t }: Ui): string =>
  name ?? t(place === 'programme' ? 'question-list.the-programme' : 'question-list.together')

/** The questions behind a figure: the list, narrowed to the place and what was counted. */
export const hrefOf = (
  programme: Pick<ProgrammeView, 'id'>,
  { place, forumId, organisationId }: PlaceFigures,
  what: Readonly<Record<string, string>>,
): string => withQuery(questionsPath(programme.id), { at: forumId ?? place, organisation: organisationId, ...what })

const percent = (share: number, { lang }: Ui): string =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(share)

const days = (count: number, { lang }: Ui): string =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(count)

export function columnsOf(programme: Pick<ProgrammeView, 'id'>, { from, to }: Period, ui: Ui): Column<PlaceFigures>[] {
  const { t } = ui
  const counted = (row: PlaceFigures, kind: string, count: number) =>
    count === 0 ? '0' : <a href={hrefOf(programme, row, { counted: kind, from, to })}>{count}</a>
  return [
    {
      key: 'place',
      label: t('question-list.figures.who'),
      sortable: true,
      cell: (row) => nameOf(row, ui),
    },
    {
      key: 'answered',
      label: t('question-list.figures.answered'),
      number: true,
      sortable: true,
      cell: (row) => counted(row, 'answered', row.answered),
    },
    {
      key: 'median',
      label: t('question-list.figures.median'),
      number: true,
      sortable: true,
      cell: (row) => (row.median === null ? '–' : days(row.median, ui)),
    },
    {
      key: 'share',
      label: t('question-list.figures.in-time'),
      number: true,
      sortable: true,
      cell: (row) => {
        const share = shareInTime(row)
        if (share === null) return '–'
        const words = percent(share, ui)
        return row.inTime === 0 ? (
          words
        ) : (
          <a href={hrefOf(programme, row, { counted: 'in-time', from, to })}>
            {words} <span class="vh">({t('ui.of', { done: row.inTime, total: row.inTime + row.late })})</span>
          </a>
        )
      },
    },
    {
      key: 'late',
      label: t('question-list.figures.late'),
      number: true,
      cell: (row) => counted(row, 'late', row.late),
    },
    {
      key: 'postponements',
      label: t('question-list.postponements'),
      number: true,
      sortable: true,
      cell: (row) => counted(row, 'postponed', row.postponements),
    },
    {
      key: 'open',
      label: t('question-list.figures.open'),
      number: true,
      sortable: true,
      cell: (row) => {
        const open = openInAll(row)
        return open === 0 ? '0' : <a href={hrefOf(programme, row, { state: 'open' })}>{open}</a>
      },
    },
    ...ageBands.map(
      (band): Column<PlaceFigures> => ({
        key: band,
        label: t(`question-list.age.short.${band}`),
        number: true,
        cell: (row) =>
          row.open[band] === 0 ? '' : <a href={hrefOf(programme, row, { age: band })}>{row.open[band]}</a>,
      }),
    ),
  ]
}
