import { type HistoryEntry, historyInWords, type Ui } from '#src/ui/index.ts'
import type { Happening } from '../routes/happenings.store.ts'

/** History in the reader's words: who did what, in what function; a reason stands apart as a quotation. */
export const happenings = (rows: readonly Happening[], ui: Ui): HistoryEntry[] =>
  rows.map((row) => ({
    at: row.at,
    who: row.who || ui.t('questions.by-itself'),
    acting: row.functionKind
      ? [ui.t(`people.function.${row.functionKind}`), row.partyName].filter(Boolean).join(', ')
      : undefined,
    ...historyInWords(row, ui),
  }))
