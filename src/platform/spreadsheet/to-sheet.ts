import { ok, type Result, refuse } from '../result.ts'
import type { Sheet, SheetLimits, SheetNote, SheetRefusal } from './sheet.ts'

interface NumberedRow {
  readonly number: number
  readonly cells: string[]
}

/** Most rows named in one note; a list of thousands helps nobody. */
const NAMED_ROWS = 20

/**
 * Makes a table of raw rows: trims, drops empty rows (keeping the others' numbers), finds the header, squares the rows.
 * The header is the first row with two filled cells, since people put a title above their table; a table of one column
 * has its first filled row as header. Refuses an empty table and one with more rows or columns than allowed.
 */
export function toSheet(
  raw: readonly (readonly string[])[],
  limits: SheetLimits,
  from: { sheetName?: string; otherSheets?: string[] } = {},
): Result<Sheet, SheetRefusal> {
  const filled: NumberedRow[] = []
  raw.forEach((row, at) => {
    const cells = row.map((cell) => cell.trim())
    if (cells.some((cell) => cell !== '')) filled.push({ number: at + 1, cells })
  })
  const wide = filled.findIndex((row) => row.cells.filter((cell) => cell !== '').length > 1)
  const headerAt = Math.max(wide, 0)
  const header = withoutTrailingEmpty(filled[headerAt]?.cells ?? [])
  const rows = filled.slice(headerAt + 1)
  if (header.length === 0) return refuse({ code: 'empty' })
  if (header.length > limits.maxColumns) return refuse({ code: 'too-many-columns', limit: limits.maxColumns })
  if (rows.length > limits.maxRows) return refuse({ code: 'too-many-rows', limit: limits.maxRows })
  return ok({
    header,
    rows: rows.map((row) => header.map((_, at) => row.cells[at] ?? '')),
    rowNumbers: rows.map((row) => row.number),
    ...(from.sheetName === undefined ? {} : { sheetName: from.sheetName }),
    notes: [
      ...(from.otherSheets?.length ? [{ code: 'other-sheets-not-read' as const, names: from.otherSheets }] : []),
      ...(headerAt > 0 ? [{ code: 'rows-above-header-skipped' as const, count: headerAt }] : []),
      ...duplicates(header),
      ...outsideHeader(rows, header.length),
    ],
  })
}

const withoutTrailingEmpty = (cells: string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)

function duplicates(header: string[]): SheetNote[] {
  const repeated = header.filter((text, at) => text !== '' && header.indexOf(text) < at)
  return [...new Set(repeated)].map((text) => ({ code: 'duplicate-header', header: text }))
}

function outsideHeader(rows: NumberedRow[], width: number): SheetNote[] {
  const outside = rows.filter((row) => row.cells.slice(width).some((cell) => cell !== ''))
  if (outside.length === 0) return []
  return [{ code: 'cells-outside-header', rowNumbers: outside.slice(0, NAMED_ROWS).map((row) => row.number) }]
}
