import type { Child } from 'hono/jsx'
import type { Sort } from './query.ts'
import type { Ui } from './ui.ts'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => Child
  /** Numbers and dates that are compared: right-aligned, tabular figures. */
  readonly number?: boolean | undefined
  readonly sortable?: boolean | undefined
  /** In the totals row. */
  readonly total?: Child
}

export interface Selection<Row> {
  /** Name of the checkboxes; each row's `value` is sent. */
  readonly name: string
  /** Null: nothing can be done with that row, so it has no box. */
  readonly value: (row: Row) => string | null
  /** What is chosen, for readers: the row's own name. */
  readonly label: (row: Row) => string
  readonly chosen?: ReadonlySet<string> | undefined
}

export interface TableProps<Row> {
  ui: Ui
  caption: string
  /** The caption is for readers only, where a heading above says the same. */
  hideCaption?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Present sort and the page's address with query: headings of sortable columns become links. */
  sort?: { readonly by: Sort; readonly url: string } | undefined
  select?: Selection<Row> | undefined
  /** On a phone each row becomes a card, with the column's name before each value. Otherwise the table scrolls sideways. */
  cards?: boolean | undefined
  rowId?: ((row: Row) => string) | undefined
}
