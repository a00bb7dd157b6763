import type { DateCellRefusal } from './cells.ts'
import type { SheetNote, SheetRefusal } from './sheet.ts'

/** A text by its message key: `t(message.key, message.params)`. Fits beside a field (`FieldError`). */
export interface SheetMessage {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Why a file could not be read as a table, and what to do instead. */
export function sheetRefusalMessage(refusal: SheetRefusal): SheetMessage {
  const key = `files.sheet.${refusal.code}`
  if (refusal.code === 'too-many-rows' || refusal.code === 'too-many-columns')
    return { key, params: { limit: refusal.limit } }
  return refusal.code === 'unclosed-quote' ? { key, params: { row: refusal.row } } : { key }
}

/** What the reader did with the file that the person should know of. */
export function sheetNoteMessage(note: SheetNote): SheetMessage {
  const key = `files.note.${note.code}`
  if (note.code === 'other-sheets-not-read') return { key, params: { names: note.names.join(', ') } }
  if (note.code === 'rows-above-header-skipped') return { key, params: { count: note.count } }
  if (note.code === 'duplicate-header') return { key, params: { header: note.header } }
  return { key, params: { count: note.rowNumbers.length, rows: note.rowNumbers.join(', ') } }
}

/** Why a cell could not be read as a date; `text` is what it says. */
export const dateCellMessage = (refusal: DateCellRefusal, text: string): SheetMessage => ({
  key: `files.date.${refusal}`,
  params: { text },
})
