import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { historyInWords, moment, type Ui } from '#src/ui/index.ts'
import type { HistoryRow } from './history.store.ts'
import { kindInWords } from './history.words.ts'
import { actingInWords, whoOf } from './history-parts.pages.tsx'

/** The history as it is shown, one row for each entry. */
export function historySheet(rows: readonly HistoryRow[], ui: Ui): ExportTable {
  const { t, lang } = ui
  const headers = ['when', 'who', 'acting', 'receiver', 'kind', 'what', 'said'] as const
  return {
    name: t('programmes.tab.history'),
    columns: headers.map((header) => ({ header: t(`overview.history.column.${header}`), type: 'text' })),
    rows: rows.map((row) => {
      const { what, said } = historyInWords(row, ui)
      return [
        moment(row.at, lang),
        whoOf(row, ui),
        actingInWords(row, ui) ?? null,
        row.rolloutName,
        kindInWords(row.subjectKind, ui),
        what,
        said ?? null,
      ]
    }),
  }
}
