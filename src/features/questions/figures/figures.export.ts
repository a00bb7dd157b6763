import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { ageBands } from './ages.ts'
import { nameOf } from './figure-columns.pages.tsx'
import { openInAll, type PlaceFigures, shareInTime } from './figures.ts'

/** The figures as they are shown, one row for each place. */
export function figuresSheet(
  programme: Pick<ProgrammeFacts, 'name'>,
  figures: readonly PlaceFigures[],
  ui: Ui,
): ExportTable {
  const { t } = ui
  const number = (key: string) => ({ header: t(`question-list.${key}`), type: 'number' }) as const
  return {
    name: `${programme.name} ${t('question-list.figures')}`,
    columns: [
      { header: t('question-list.figures.who'), type: 'text' },
      number('figures.answered'),
      number('figures.median'),
      { header: t('question-list.figures.share'), type: 'percent' },
      number('figures.in-time'),
      number('figures.late'),
      number('postponements'),
      number('figures.open'),
      ...ageBands.map((band) => number(`age.${band}`)),
    ],
    rows: figures.map((row) => [
      nameOf(row, ui),
      row.answered,
      row.median,
      shareInTime(row),
      row.inTime,
      row.late,
      row.postponements,
      openInAll(row),
      ...ageBands.map((band) => row.open[band]),
    ]),
  }
}
