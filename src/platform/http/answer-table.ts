import { downloadHeaders, mediaTypes } from '../files/index.ts'
import { type ExportTable, writeCsv, writeXlsx } from '../spreadsheet/index.ts'
import type { RequestContext } from './context.ts'

export type TableFormat = 'xlsx' | 'csv'

/** `?format=xlsx` or `?format=csv`: the same page as a file; anything else is the page. */
export const tableFormat = (c: RequestContext): TableFormat | null => {
  const format = c.req.query('format')
  return format === 'xlsx' || format === 'csv' ? format : null
}

/** Answers with a table as a file, named after it and the day. */
export async function answerTable(c: RequestContext, table: ExportTable, format: TableFormat): Promise<Response> {
  const content = format === 'xlsx' ? new Uint8Array(await writeXlsx(table)) : new TextEncoder().encode(writeCsv(table))
  const name = `${table.name} ${c.var.today}.${format}`
  return c.body(content, 200, downloadHeaders({ name, type: mediaTypes[format], size: content.byteLength }))
}
