import { readFile, stat } from 'node:fs/promises'
import { type Result, refuse } from '../result.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Sheet, SheetLimits, SheetRefusal } from './sheet.ts'
import { sheetKind } from './sheet-kind.ts'
import { toSheet } from './to-sheet.ts'

/** What the reading process is given: a file on disk, not its bytes, so that nothing is copied between processes. */
export interface SheetTask {
  readonly path: string
  readonly limits: SheetLimits
}

async function read({ path, limits }: SheetTask): Promise<Result<Sheet, SheetRefusal>> {
  if ((await stat(path)).size > limits.maxBytes) return refuse({ code: 'too-large' })
  const bytes = await readFile(path)
  const kind = sheetKind(bytes, limits)
  if (!kind.ok) return kind
  if (kind.value === 'csv') {
    const rows = readCsv(bytes)
    return rows.ok ? toSheet(rows.value, limits) : rows
  }
  const workbook = await readXlsx(bytes)
  return workbook.ok ? toSheet(workbook.value.rows, limits, workbook.value) : workbook
}

// Only a reading process has somebody to send to: a test or a tool may import this file without reading anything.
if (process.send) {
  const answer = await read(JSON.parse(process.argv[2] ?? '{}') as SheetTask)
  // Not before the answer is on its way: a large one is cut off.
  process.send(answer, () => process.disconnect?.())
}
