import { stringify } from 'csv-stringify/sync'
import type { ExportCell, ExportColumn, ExportTable } from './export-table.ts'

/**
 * Writes CSV that Swedish Excel opens right by a double click: byte order mark, semicolons, CRLF, decimal commas. Text
 * that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"); plain numbers do not.
 */
export function writeCsv(table: ExportTable): string {
  const records = [
    table.columns.map((column) => guarded(column.header)),
    ...table.rows.map((row) => table.columns.map((column, at) => csvCell(row[at] ?? null, column))),
  ]
  // The library quotes only the line break it writes itself (CRLF); a lone one inside a cell would end the row as well.
  return stringify(records, { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function csvCell(cell: ExportCell, column: ExportColumn): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return guarded(cell)
  return column.type === 'percent' ? `${decimalComma(cell * 100)} %` : decimalComma(cell)
}

/** At most six decimals: 0.07 × 100 is 7, not 7.000000000000001. */
const decimalComma = (number: number) =>
  number.toLocaleString('sv-SE', { useGrouping: false, maximumFractionDigits: 6 }).replace('−', '-')

const guarded = (text: string) =>
  /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text
