import readWorkbook from 'read-excel-file/web-worker'
import { ok, type Result, refuse } from '../result.ts'
import type { SheetRefusal } from './sheet.ts'

/** The cells of the first sheet that holds anything, and the names of the other sheets that do. */
export interface WorkbookRows {
  readonly sheetName: string
  readonly rows: string[][]
  readonly otherSheets: string[]
}

/**
 * Reads an XLSX whose directory has been judged (`sheetKind`). Must run in a process with a heap limit: a small file can
 * still claim a cell in column XFD of every row. The `web-worker` edition of the library is used because it unpacks
 * what the directory lists, into buffers of the sizes it states; the `node` edition unpacks whatever comes.
 */
export async function readXlsx(bytes: Buffer): Promise<Result<WorkbookRows, SheetRefusal>> {
  try {
    const workbook = await readWorkbook(new Uint8Array(bytes).buffer, { parseNumber: plainNumber })
    const filled = workbook.filter((sheet) => sheet.data.length > 0)
    const [first, ...others] = filled
    if (!first) return refuse({ code: 'empty' })
    return ok({
      sheetName: first.sheet,
      rows: first.data.map((row) => row.map(cellText)),
      otherSheets: others.map((sheet) => sheet.sheet),
    })
  } catch {
    // Whatever the library stumbles on (broken XML, missing parts, cells out of place) is the file's fault, not ours.
    return refuse({ code: 'unreadable' })
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return dateText(cell)
  return cell === null || cell === undefined ? '' : String(cell)
}

/** Excel keeps days as fractions, so midnight may come out as 23:59:59.999: round to whole seconds first. */
function dateText(date: Date): string {
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  // A time of day without a date is stored as day 0 of Excel's calendar.
  return iso < '1900-01-01' ? iso.slice(11, 16) : iso.slice(0, 10)
}

/** Excel shows 15 significant digits; 0.1+0.2 in a cell is "0.3" to the one who typed it, and 1E6 is "1000000". */
function plainNumber(stored: string): string {
  const number = Number(Number(stored).toPrecision(15))
  if (!Number.isFinite(number)) return stored
  return number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
}
