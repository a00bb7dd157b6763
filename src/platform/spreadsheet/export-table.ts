/** A table as it goes to Excel or CSV: exactly what the page shows, with each column's type said once. */
export interface ExportTable {
  /** Becomes the name of the sheet. */
  readonly name: string
  readonly columns: readonly ExportColumn[]
  /** A cell is text, a number, an ISO date in a date column, a share (0–1) in a percent column, or null for nothing. */
  readonly rows: readonly (readonly ExportCell[])[]
}

export interface ExportColumn {
  readonly header: string
  /** In characters; when absent, from the contents. */
  readonly width?: number
  readonly type: 'text' | 'number' | 'date' | 'percent'
}

export type ExportCell = string | number | null
