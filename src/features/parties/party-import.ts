import type { Id } from '#src/platform/ids.ts'
import type { PartyKind } from './party.tables.ts'
import { isPart, partyKinds } from './party.ts'

export type ImportColumn = 'code' | 'kind' | 'name' | 'association' | 'partOf'

/** A row of the file, by column, with the number that a spreadsheet shows it under. */
export interface SheetRow extends Readonly<Record<ImportColumn, string>> {
  readonly number: number
}

/** A party as it is now, with the codes (or names) it is related by. */
export interface KnownParty {
  readonly id: Id<'party'>
  readonly kind: PartyKind
  readonly code: string | null
  readonly name: string
  readonly associationId: Id<'party'> | null
  readonly wholeId: Id<'party'> | null
}

export type RowRefusal =
  | {
      readonly code:
        | 'name-missing'
        | 'kind-missing'
        | 'kind-unknown'
        | 'code-twice'
        | 'name-twice'
        | 'part-of-missing'
        | 'part-of-not-for-organisations'
      readonly column: ImportColumn
    }
  | { readonly code: 'too-long'; readonly column: ImportColumn; readonly max: number }
  | {
      readonly code: 'unknown-party' | 'ambiguous-party' | 'not-an-association' | 'other-whole' | 'refused-above'
      readonly column: ImportColumn
      readonly value: string
    }
  | { readonly code: 'kind-differs'; readonly column: 'kind'; readonly now: PartyKind }

/** Points to a party that is there, or to the row that adds it. */
export type PartyPointer = { readonly id: Id<'party'> } | { readonly row: number }

export interface AcceptedRow {
  readonly number: number
  readonly kind: PartyKind
  readonly code: string | null
  readonly name: string
  readonly association: PartyPointer | null
  readonly whole: PartyPointer | null
  /** The party it is about, when it is there already. */
  readonly known: KnownParty | null
}

export interface FieldChange {
  readonly column: ImportColumn
  readonly from: string
  readonly to: string
}

export type PlannedRow = { readonly number: number; readonly row: SheetRow } & (
  | { readonly outcome: 'add'; readonly accepted: AcceptedRow }
  | { readonly outcome: 'change'; readonly accepted: AcceptedRow; readonly changes: readonly FieldChange[] }
  | { readonly outcome: 'same'; readonly accepted: AcceptedRow }
  | { readonly outcome: 'refuse'; readonly refusal: RowRefusal }
)

/** A word as it is meant: "Privat utförare", "privat-utförare" and "PRIVAT UTFÖRARE" are one. */
const plainWord = (text: string): string => text.toLocaleLowerCase('sv').replace(/[^\p{L}]/gu, '')

const kindWords: Readonly<Record<PartyKind, readonly string[]>> = {
  region: ['region'],
  association: ['association', 'kommunalförbund', 'förbund', 'municipal association'],
  municipality: ['municipality', 'kommun'],
  department: ['department', 'förvaltning', 'avdelning'],
  unit: ['unit', 'enhet', 'verksamhet'],
  'private-provider': ['private provider', 'privat utförare', 'utförare', 'privat vårdgivare'],
  supplier: ['supplier', 'leverantör'],
  'shared-it': ['shared it', 'gemensam it', 'it-partner', 'gemensam it-organisation'],
}

const kindByWord = new Map(
  partyKinds.flatMap((kind) => [kind, ...kindWords[kind]].map((word) => [plainWord(word), kind] as const)),
)

/** The kind that a word of a file means, in Swedish, English or our own code; undefined when it means none. */
export const kindOf = (word: string): PartyKind | undefined => kindByWord.get(plainWord(word))

const MAX_NAME = 200
const MAX_CODE = 40

const key = (text: string): string => text.toLocaleLowerCase('sv')

/**
 * Says of every row what reading the file in would do, and why not. A party is recognised by its code; without one, by kind, name and
 * what it is part of. Other parties are pointed to by code or by name, in this file or already there. Nothing is taken away by an
 * import, and what a row leaves empty stays. A row that points to a refused one is refused too.
 */
export function planImport(rows: readonly SheetRow[], known: readonly KnownParty[]): PlannedRow[] {
  const directory = directoryOf(rows, known)
  const seen = { codes: new Map<string, number>(), names: new Map<string, number>() }
  const planned = new Map<number, PlannedRow>()
  const plan = (row: SheetRow): PlannedRow => {
    const done = planned.get(row.number)
    if (done) return done
    const made = planRow(row, directory, seen)
    planned.set(row.number, made)
    return made
  }
  for (const row of rows) plan(row)
  return withoutDanglers(rows.map(plan), known)
}

interface Directory {
  readonly byCode: ReadonlyMap<string, KnownParty | SheetRow>
  readonly byName: ReadonlyMap<string, readonly (KnownParty | SheetRow)[]>
  readonly knownByCode: ReadonlyMap<string, KnownParty>
  readonly knownByName: ReadonlyMap<string, readonly KnownParty[]>
}

const isRow = (one: KnownParty | SheetRow): one is SheetRow => 'number' in one

function directoryOf(rows: readonly SheetRow[], known: readonly KnownParty[]): Directory {
  const knownByCode = new Map(known.flatMap((party) => (party.code === null ? [] : [[party.code, party] as const])))
  const knownByName = Map.groupBy(known, (party) => key(party.name))
  const byCode = new Map<string, KnownParty | SheetRow>(knownByCode)
  for (const row of rows) if (row.code !== '' && !byCode.has(row.code)) byCode.set(row.code, row)
  const isNew = (row: SheetRow) =>
    row.name !== '' && !(row.code === '' ? knownByName.has(key(row.name)) : knownByCode.has(row.code))
  const byName = new Map<string, (KnownParty | SheetRow)[]>([...knownByName].map(([name, list]) => [name, [...list]]))
  for (const row of rows) {
    if (!isNew(row)) continue
    const list = byName.get(key(row.name))
    if (list) list.push(row)
    else byName.set(key(row.name), [row])
  }
  return { byCode, byName, knownByCode, knownByName }
}

type Pointed =
  | { readonly pointer: PartyPointer | null; readonly kind: PartyKind | null }
  | { readonly refusal: RowRefusal }

function point(column: ImportColumn, value: string, { byCode, byName }: Directory): Pointed {
  if (value === '') return { pointer: null, kind: null }
  const found = byCode.get(value)
  const candidates = found ? [found] : (byName.get(key(value)) ?? [])
  const [one] = candidates
  if (!one) return { refusal: { code: 'unknown-party', column, value } }
  if (candidates.length > 1) return { refusal: { code: 'ambiguous-party', column, value } }
  return isRow(one)
    ? { pointer: { row: one.number }, kind: kindOf(one.kind) ?? null }
    : { pointer: { id: one.id }, kind: one.kind }
}

interface Seen {
  readonly codes: Map<string, number>
  readonly names: Map<string, number>
}

function planRow(row: SheetRow, directory: Directory, seen: Seen): PlannedRow {
  const no = (refusal: RowRefusal): PlannedRow => ({ number: row.number, row, outcome: 'refuse', refusal })
  if (row.name === '') return no({ code: 'name-missing', column: 'name' })
  if (row.name.length > MAX_NAME) return no({ code: 'too-long', column: 'name', max: MAX_NAME })
  if (row.code.length > MAX_CODE) return no({ code: 'too-long', column: 'code', max: MAX_CODE })
  if (row.kind === '') return no({ code: 'kind-missing', column: 'kind' })
  const kind = kindOf(row.kind)
  if (!kind) return no({ code: 'kind-unknown', column: 'kind' })
  if (row.code !== '' && seen.codes.has(row.code)) return no({ code: 'code-twice', column: 'code' })
  if (row.partOf !== '' && !isPart(kind)) return no({ code: 'part-of-not-for-organisations', column: 'partOf' })
  const association = point('association', row.association, directory)
  if ('refusal' in association) return no(association.refusal)
  if (association.kind !== null && association.kind !== 'association')
    return no({ code: 'not-an-association', column: 'association', value: row.association })
  const whole = point('partOf', row.partOf, directory)
  if ('refusal' in whole) return no(whole.refusal)
  const known = recognise(row, kind, whole.pointer, directory)
  if (known && known.kind !== kind) return no({ code: 'kind-differs', column: 'kind', now: known.kind })
  if (isPart(kind) && whole.pointer === null && !known) return no({ code: 'part-of-missing', column: 'partOf' })
  if (known && whole.pointer && !('id' in whole.pointer && whole.pointer.id === known.wholeId)) {
    return no({ code: 'other-whole', column: 'partOf', value: row.partOf })
  }
  const name = `${kind} ${key(row.name)} ${JSON.stringify(whole.pointer)}`
  if (row.code === '' && seen.names.has(name)) return no({ code: 'name-twice', column: 'name' })
  if (row.code !== '') seen.codes.set(row.code, row.number)
  else seen.names.set(name, row.number)
  const accepted: AcceptedRow = {
    number: row.number,
    kind,
    code: row.code || null,
    name: row.name,
    association: association.pointer,
    whole: whole.pointer,
    known,
  }
  if (!known) return { number: row.number, row, outcome: 'add', accepted }
  const changes = changesTo(known, accepted, row)
  return changes.length > 0
    ? { number: row.number, row, outcome: 'change', accepted, changes }
    : { number: row.number, row, outcome: 'same', accepted }
}

function recognise(
  row: SheetRow,
  kind: PartyKind,
  whole: PartyPointer | null,
  { knownByCode, knownByName }: Directory,
): KnownParty | null {
  if (row.code !== '') return knownByCode.get(row.code) ?? null
  const named = (knownByName.get(key(row.name)) ?? []).filter((party) => party.kind === kind)
  const wholeId = whole && 'id' in whole ? whole.id : null
  return named.find((party) => !isPart(kind) || (wholeId !== null && party.wholeId === wholeId)) ?? null
}

function changesTo(known: KnownParty, accepted: AcceptedRow, row: SheetRow): FieldChange[] {
  const changes: FieldChange[] = []
  if (accepted.name !== known.name) changes.push({ column: 'name', from: known.name, to: accepted.name })
  const { association } = accepted
  if (association && !('id' in association && association.id === known.associationId)) {
    changes.push({ column: 'association', from: known.associationId ?? '', to: row.association })
  }
  return changes
}

const rowPointers = ({ association, whole }: AcceptedRow): number[] =>
  [association, whole].flatMap((pointer) => (pointer && 'row' in pointer ? [pointer.row] : []))

/** Rows that can be read in, each after those it points to. What points to a refused row, or round in a circle, is not among them. */
export function inOrder(planned: readonly PlannedRow[]): AcceptedRow[] {
  const waiting = new Map<number, { readonly row: AcceptedRow; left: number }>()
  const pointedFrom = new Map<number, number[]>()
  const order: AcceptedRow[] = []
  for (const one of planned) {
    if (one.outcome === 'refuse') continue
    const targets = rowPointers(one.accepted)
    for (const target of targets) {
      const from = pointedFrom.get(target)
      if (from) from.push(one.number)
      else pointedFrom.set(target, [one.number])
    }
    if (targets.length === 0) order.push(one.accepted)
    else waiting.set(one.number, { row: one.accepted, left: targets.length })
  }
  // The list grows while it is walked: each row frees those that waited for it.
  for (const ready of order) {
    for (const number of pointedFrom.get(ready.number) ?? []) {
      const next = waiting.get(number)
      if (next && --next.left === 0) order.push(next.row)
    }
  }
  return order
}

function withoutDanglers(planned: readonly PlannedRow[], known: readonly KnownParty[]): PlannedRow[] {
  const names = new Map(known.map((party) => [party.id as string, party.name]))
  const standing = new Set(inOrder(planned).map((row) => row.number))
  return planned.map((one) => {
    if (one.outcome === 'refuse') return one
    if (!standing.has(one.number)) {
      const column = one.accepted.whole && 'row' in one.accepted.whole ? 'partOf' : 'association'
      const refusal = { code: 'refused-above' as const, column: column as ImportColumn, value: one.row[column] }
      return { number: one.number, row: one.row, outcome: 'refuse', refusal }
    }
    if (one.outcome !== 'change') return one
    const named = (change: FieldChange) =>
      change.column === 'association' ? { ...change, from: names.get(change.from) ?? '' } : change
    return { ...one, changes: one.changes.map(named) }
  })
}

export type Outcome = PlannedRow['outcome']
export const outcomes: readonly Outcome[] = ['refuse', 'add', 'change', 'same']

export const countOutcomes = (planned: readonly PlannedRow[]): Record<Outcome, number> => {
  const counts: Record<Outcome, number> = { refuse: 0, add: 0, change: 0, same: 0 }
  for (const { outcome } of planned) counts[outcome]++
  return counts
}
