import type { Id } from '#src/platform/ids.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'
import type { Directory } from './directory.ts'
import type { DueRule } from './due-cell.ts'
import { entriesOf, itemIdentity, type PlanEntry, targetIdentity } from './entry.ts'
import { isExample, type Problem, type Progress, readRow, type SheetRow } from './row.ts'

/** A commitment as it stands in Samtakt. */
export interface KnownItem {
  readonly id: Id<'commitment'>
  readonly importKey: string | null
  readonly areaKey: string
  readonly titleSv: string
  readonly titleEn: string
  readonly whySv: string
  readonly ownerId: Id<'party'>
  readonly scope: 'programme' | 'wave' | 'rollout' | 'unit'
  readonly waveId: Id<'wave'> | null
  readonly rolloutId: Id<'rollout'> | null
  /** Rollouts that have a receipt of it. */
  readonly rolloutIds: readonly Id<'rollout'>[]
  readonly dueRule: DueRule
  readonly forecastOn: string | null
  readonly critical: boolean
  readonly mandatory: boolean
  readonly ownerFunctionId: Id<'function'> | null
  /** How many receipts stand in each state. */
  readonly states: Readonly<Partial<Record<string, number>>>
  readonly comments: readonly string[]
  readonly version: number
}

/** One field that the file would change. The values are as the page says them: texts, days, rules, states. */
export type Change =
  | { readonly field: 'title' | 'area' | 'why' | 'comment' | 'responsible'; readonly from: string; readonly to: string }
  | { readonly field: 'due'; readonly from: DueRule; readonly to: DueRule }
  | { readonly field: 'forecast'; readonly from: string | null; readonly to: string }
  | { readonly field: 'critical'; readonly from: boolean; readonly to: boolean }
  | { readonly field: 'mandatory'; readonly from: boolean; readonly to: boolean }
  | { readonly field: 'state'; readonly from: KnownItem['states']; readonly to: Progress }

export type Difference =
  | { readonly outcome: 'add'; readonly number: number; readonly entry: PlanEntry }
  | {
      readonly outcome: 'change'
      readonly number: number
      readonly entry: PlanEntry
      readonly known: KnownItem
      readonly changes: readonly Change[]
    }
  | { readonly outcome: 'same'; readonly number: number; readonly entry: PlanEntry; readonly known: KnownItem }
  | {
      readonly outcome: 'refuse'
      readonly number: number
      readonly title: string
      readonly problems: readonly Problem[]
    }

export interface PlanDifferences {
  readonly rows: readonly Difference[]
  /** Brought in by an earlier import, and not in this file: named, never taken away. */
  readonly missing: readonly KnownItem[]
  /** Areas that the programme does not have yet. */
  readonly newAreas: readonly string[]
  /** Rows of the template's examples that were passed over. */
  readonly examples: number
}

/**
 * Holds a file against the plan as it stands: what it would add, change, leave and refuse. An item is recognised by its own key,
 * else by area, title and owner together with whom it is for. A row with anything wrong is refused whole; the others are read. What
 * the file leaves empty stays, and nothing is taken back that has come further in Samtakt than in the file. Source: issue 2,
 * "Start in the middle".
 */
export function planDifferences(
  rows: readonly SheetRow[],
  names: Directory,
  known: readonly KnownItem[],
  today: string,
): PlanDifferences {
  const find = finderOf(known)
  const seen = { keys: new Map<string, number>(), items: new Map<string, number>() }
  const matched = new Set<string>()
  const newAreas = new Map<string, string>()
  const read = rows.filter((row) => !isExample(row))
  const differences = read.flatMap((row): Difference[] => {
    const refused = (problems: readonly Problem[]): Difference[] => [
      { outcome: 'refuse', number: row.number, title: row.cells.title, problems },
    ]
    const planRow = readRow(row, today)
    if (!planRow.ok) return refused(planRow.refusal)
    const entries = entriesOf(planRow.value, names, today)
    if (!entries.ok) return refused(entries.refusal)
    const twice = seenBefore(planRow.value.key, entries.value, row, seen)
    if (twice) return refused([twice])
    const found = entries.value.map((entry) => ({ entry, item: find(entry) }))
    const against = found.flatMap(({ entry, item }) => (item ? conflicts(entry, item, row) : []))
    if (against.length > 0) return refused(against)
    return found.map(({ entry, item }): Difference => {
      if (entry.areaKey === null)
        newAreas.set(headerKey(entry.row.area), newAreas.get(headerKey(entry.row.area)) ?? entry.row.area)
      if (!item) return { outcome: 'add', number: row.number, entry }
      matched.add(item.id)
      return held(entry, item, names)
    })
  })
  return {
    rows: differences,
    missing: known.filter((item) => item.importKey !== null && !matched.has(item.id)),
    newAreas: [...newAreas.values()],
    examples: rows.length - read.length,
  }
}

/** The same key, or the same item for the same receivers, twice in one file: the later row is refused and names the first. */
function seenBefore(
  key: string | null,
  entries: readonly PlanEntry[],
  { number, cells }: SheetRow,
  seen: { readonly keys: Map<string, number>; readonly items: Map<string, number> },
): Problem | null {
  if (key !== null) {
    const first = seen.keys.get(key)
    if (first !== undefined) return { code: 'key-twice', column: 'key', value: key, number: first }
    seen.keys.set(key, number)
    return null
  }
  const identities = entries.map(
    (entry) =>
      `${headerKey(entry.row.area)}\n${headerKey(entry.row.title)}\n${entry.owner.id}\n${targetIdentity(entry)}`,
  )
  const first = identities.map((identity) => seen.items.get(identity)).find((row) => row !== undefined)
  if (first !== undefined) return { code: 'row-twice', column: 'title', value: cells.title, number: first }
  for (const identity of identities) seen.items.set(identity, number)
  return null
}

/** Finds the commitment that an entry is about. Each is found once, so that two rows never change the same. */
function finderOf(known: readonly KnownItem[]): (entry: PlanEntry) => KnownItem | undefined {
  const byKey = Map.groupBy(known, (item) => item.importKey)
  const byItem = new Map<string, KnownItem[]>()
  for (const item of known) {
    for (const title of new Set([item.titleSv, item.titleEn])) {
      const identity = itemIdentity(item.areaKey, title, item.ownerId)
      byItem.set(identity, [...(byItem.get(identity) ?? []), item])
    }
  }
  const taken = new Set<string>()
  const take = (item: KnownItem | undefined) => {
    if (item) taken.add(item.id)
    return item
  }
  return (entry) => {
    const free = (items: readonly KnownItem[] | undefined) => (items ?? []).filter(({ id }) => !taken.has(id))
    const keyed = entry.row.key === null ? [] : free(byKey.get(entry.row.key))
    const same = (item: KnownItem) => targetOf(item) === targetIdentity(entry) || isAllOf(item, entry)
    if (keyed.length > 0)
      return take(
        keyed.find((item) => item.ownerId === entry.owner.id && same(item)) ??
          (keyed.length === 1 ? keyed[0] : undefined),
      )
    if (entry.areaKey === null) return undefined
    const named = free(byItem.get(itemIdentity(entry.areaKey, entry.row.title, entry.owner.id))).filter(
      (item) => entry.row.key === null || !hasOwnKey(item),
    )
    return take(named.find(same))
  }
}

/** An item read in without a key of its own stands under a made one, that begins with this sign. */
export const madeKey = '='
const hasOwnKey = ({ importKey }: KnownItem): boolean => importKey !== null && !importKey.startsWith(madeKey)

const targetOf = (item: KnownItem): string =>
  item.scope === 'unit'
    ? `rollout ${item.rolloutId} receiver`
    : targetIdentity({ ...item, scope: item.scope, rolloutIds: null, receiver: 'receiver' })

/** For a programme-wide item the receivers named in the file are those that have it, or (since some may have come later) among them. */
function isAllOf(item: KnownItem, entry: PlanEntry): boolean {
  if (item.scope === 'rollout' && entry.scope === 'rollout') return item.rolloutId === entry.rolloutId
  if (item.scope !== 'programme' || entry.scope !== 'programme') return false
  const has = new Set<string>(item.rolloutIds)
  return entry.concerned.length > 0 && entry.concerned.every(({ id }) => has.has(id))
}

/** Found by its key, but owed by or to somebody else: that is another promise, which an import does not make of it. */
function conflicts(entry: PlanEntry, item: KnownItem, { cells }: SheetRow): Problem[] {
  if (item.ownerId !== entry.owner.id) return [{ code: 'owner-differs', column: 'owner', value: cells.owner }]
  if (targetOf(item) === targetIdentity(entry) || isAllOf(item, entry)) return []
  return [{ code: 'receivers-differ', column: 'receivers', value: cells.receivers }]
}

function held(entry: PlanEntry, known: KnownItem, names: Directory): Difference {
  const { row } = entry
  const changes: Change[] = []
  if (row.title !== known.titleSv && row.title !== known.titleEn)
    changes.push({ field: 'title', from: known.titleSv, to: row.title })
  if (entry.areaKey !== known.areaKey)
    changes.push({
      field: 'area',
      from: names.areas.find(({ key }) => key === known.areaKey)?.names[0] ?? known.areaKey,
      to: row.area,
    })
  if (row.why !== null && row.why !== known.whySv) changes.push({ field: 'why', from: known.whySv, to: row.why })
  if (row.due !== null && !isSameRule(row.due, known.dueRule))
    changes.push({ field: 'due', from: known.dueRule, to: row.due })
  if (row.forecastOn !== null && row.forecastOn !== known.forecastOn)
    changes.push({ field: 'forecast', from: known.forecastOn, to: row.forecastOn })
  if (row.critical !== null && row.critical !== known.critical)
    changes.push({ field: 'critical', from: known.critical, to: row.critical })
  if (row.mandatory !== null && row.mandatory !== known.mandatory)
    changes.push({ field: 'mandatory', from: known.mandatory, to: row.mandatory })
  if (entry.ownerFunctionId !== null && entry.ownerFunctionId !== known.ownerFunctionId)
    changes.push({ field: 'responsible', from: '', to: row.responsible ?? '' })
  if (row.comment !== null && !known.comments.includes(row.comment))
    changes.push({ field: 'comment', from: '', to: row.comment })
  const moves = row.progress !== null && comesFurther(row.progress, known.states)
  if (moves && row.progress) changes.push({ field: 'state', from: known.states, to: row.progress })
  const remarked =
    row.progress !== null && !moves && isBehind(row.progress, known.states)
      ? { ...entry, remarks: [...entry.remarks, { code: 'further-here' as const }] }
      : entry
  return changes.length > 0
    ? { outcome: 'change', number: row.number, entry: remarked, known, changes }
    : { outcome: 'same', number: row.number, entry: remarked, known }
}

export const isSameRule = (a: DueRule, b: DueRule): boolean => {
  if (a.kind === 'fixed') return b.kind === 'fixed' && a.on === b.on
  if (a.kind === 'lead') return b.kind === 'lead' && a.duration === b.duration && a.side === b.side
  return b.kind === 'at-go-live'
}

/** States that each kind of progress moves on from; in any other the receipt has come as far, or further. */
export const movedFrom: Readonly<Record<Progress['kind'], readonly string[]>> = {
  'in-progress': ['not-started'],
  delivered: ['not-started', 'in-progress'],
  returned: ['not-started', 'in-progress'],
  'done-before': ['not-started', 'in-progress', 'delivered', 'returned'],
  'not-applicable': ['not-started', 'in-progress'],
}

const comesFurther = (progress: Progress, states: KnownItem['states']): boolean =>
  movedFrom[progress.kind].some((state) => (states[state] ?? 0) > 0)

const isBehind = (progress: Progress, states: KnownItem['states']): boolean =>
  (progress.kind === 'in-progress' || progress.kind === 'returned') && (states.accepted ?? 0) > 0
