import { type SheetNote, sheetNoteMessage } from '#src/platform/spreadsheet/index.ts'
import type { Ui } from '#src/ui/index.ts'

/** What the reader of the file did that the person should know of. */
export function noteInWords(note: SheetNote, { t }: Pick<Ui, 't'>): string {
  const { key, params } = sheetNoteMessage(note)
  return t(key, params)
}
