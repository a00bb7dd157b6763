import writeWorkbook, { type Cell } from 'write-excel-file/node'
import type { ExportCell, ExportColumn, ExportTable } from './export-table.ts'

/** Excel refuses to open a file with more characters than this in one cell. */
const LONGEST_CELL = 32_767
const WIDEST_COLUMN = 60

/**
 * Writes an XLSX workbook of one sheet: bold header that stays while scrolling, real dates, real numbers and percents.
 * Text is stored as text, so "=1+1" stays what somebody wrote and is never a formula.
 */
export function writeXlsx(table: ExportTable): Promise<Buffer> {
  const header = table.columns.map((column): Cell => ({ ...textCell(column.header), fontWeight: 'bold' }))
  const rows = table.rows.map((row) => table.columns.map((column, at) => xlsxCell(row[at] ?? null, column)))
  return writeWorkbook([header, ...rows], {
    sheet: sheetName(table.name),
    stickyRowsCount: 1,
    columns: table.columns.map((column, at) => ({ width: column.width ?? widthOf(table, at) })),
  }).toBuffer()
}

function xlsxCell(cell: ExportCell, { type }: ExportColumn): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return type === 'date' ? dateCell(cell) : textCell(cell)
  return Number.isFinite(cell) ? { value: cell, type: Number, ...(type === 'percent' ? { format: '0%' } : {}) } : null
}

const textCell = (text: string) => ({ value: text.slice(0, LONGEST_CELL), type: String })

/** A date column may also say something else than a date ("ej satt"); that stays text. */
function dateCell(text: string): Cell {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return textCell(text)
  return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
}

/** Excel's rules: 1–31 characters, none of `[ ] : * ? / \`, no apostrophe first or last. */
export function sheetName(name: string): string {
  const cleaned = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    [...cleaned]
      .slice(0, 31)
      .join('')
      .slice(0, 31)
      .toWellFormed()
      .replace(/^'+|'+$/g, '')
      .trim() || 'Samtakt'
  )
}

function widthOf(table: ExportTable, at: number): number {
  if (table.columns[at]?.type === 'date') return 12
  const longest = table.rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[at] ?? '').length), 0)
  return Math.min(WIDEST_COLUMN, Math.max(8, longest, table.columns[at]?.header.length ?? 0) + 2)
}
