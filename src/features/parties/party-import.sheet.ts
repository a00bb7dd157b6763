import { ok, type Result, refuse } from '#src/platform/result.ts'
import {
  matchColumns,
  readSheet,
  type SheetNote,
  type SheetRefusal,
  type WantedColumn,
} from '#src/platform/spreadsheet/index.ts'
import type { ImportColumn, SheetRow } from './party-import.ts'

const importColumns: readonly WantedColumn<ImportColumn>[] = [
  { key: 'code', names: ['code', 'kod', 'kommunkod', 'organisationskod'], required: false },
  { key: 'kind', names: ['kind', 'slag', 'typ', 'type'], required: true },
  { key: 'name', names: ['name', 'namn', 'organisation'], required: true },
  {
    key: 'association',
    names: ['association', 'kommunalförbund', 'förbund', 'medlem i', 'member of'],
    required: false,
  },
  { key: 'partOf', names: ['part of', 'del av', 'ingår i', 'tillhör', 'överordnad'], required: false },
]

export type PartySheetRefusal =
  | SheetRefusal
  | { readonly code: 'columns-missing'; readonly columns: readonly ImportColumn[] }

export interface PartySheet {
  readonly rows: readonly SheetRow[]
  /** Columns that nobody asked for. */
  readonly unmatched: readonly string[]
  readonly notes: readonly SheetNote[]
}

/** Reads a file of organisations: CSV or XLSX, its columns found by their headers in Swedish or English, in any order. */
export async function readPartySheet(file: {
  name: string
  path: string
}): Promise<Result<PartySheet, PartySheetRefusal>> {
  const read = await readSheet(file)
  if (!read.ok) return read
  const { header, rows, rowNumbers, notes } = read.value
  const { mapping, unmatched, missing } = matchColumns(header, importColumns)
  if (missing.length > 0) return refuse({ code: 'columns-missing', columns: missing })
  const cell = (row: readonly string[], column: ImportColumn) => {
    const at = mapping[column]
    return at === undefined ? '' : (row[at] ?? '').replace(/\s+/g, ' ').trim()
  }
  const named = rows.map((row, at) => ({
    number: rowNumbers[at] ?? at + 2,
    code: cell(row, 'code'),
    kind: cell(row, 'kind'),
    name: cell(row, 'name'),
    association: cell(row, 'association'),
    partOf: cell(row, 'partOf'),
  }))
  return ok({ rows: named, unmatched, notes })
}
