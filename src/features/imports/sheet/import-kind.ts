import { type ColumnMatch, matchColumns, type WantedColumn } from '#src/platform/spreadsheet/index.ts'
import { dateColumns } from '../dates/columns.ts'
import { planColumns } from '../plan/columns.ts'

/** What a file can bring: the items of a plan, or the receivers' waves and go-live dates. */
export const importKinds = ['plan', 'plan-dates'] as const
export type ImportKind = (typeof importKinds)[number]

export const asKind = (text: string | undefined): ImportKind | null => importKinds.find((kind) => kind === text) ?? null

/** Which header of the file means which column of ours. */
export type Mapping = Readonly<Record<string, string>>

export const columnsOf: Readonly<Record<ImportKind, readonly WantedColumn<string>[]>> = {
  plan: planColumns,
  'plan-dates': dateColumns,
}

/** Guesses what each header means: first what was chosen last time in this programme, then what people usually call it. */
export function guessMapping(kind: ImportKind, header: readonly string[], remembered: Mapping): Mapping {
  const { mapping } = matchColumns(header, columnsOf[kind], remembered)
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([key, at]) => (at === undefined ? [] : [[key, header[at] ?? '']])),
  )
}

/** Holds a mapping against the header, each header used once: which columns stand where, which are wanting, what is not read. */
export const applyMapping = (kind: ImportKind, header: readonly string[], mapping: Mapping): ColumnMatch<string> =>
  matchColumns(
    header,
    columnsOf[kind].map((column) => ({ ...column, names: [] })),
    mapping,
  )

/** The rows by what their columns mean. A column that is not there is an empty text; spaces and line breaks at the ends are dropped. */
export function cellsByColumn(
  kind: ImportKind,
  file: {
    readonly header: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly rowNumbers: readonly number[]
    readonly mapping: Mapping
  },
): { readonly number: number; readonly cells: Readonly<Record<string, string>> }[] {
  const { mapping } = applyMapping(kind, file.header, file.mapping)
  const columns = columnsOf[kind].map(({ key }) => [key, mapping[key]] as const)
  return file.rows.map((row, index) => ({
    number: file.rowNumbers[index] ?? index + 2,
    cells: Object.fromEntries(columns.map(([key, at]) => [key, at === undefined ? '' : (row[at] ?? '').trim()])),
  }))
}
