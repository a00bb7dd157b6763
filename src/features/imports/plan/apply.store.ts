import {
  bringComments,
  type CommitmentChange,
  changeCommitments,
  createCommitments,
  inBoth,
  type NewCommitment,
  type Plan,
  type TakenOver,
  takeOver,
} from '#src/features/commitments/index.ts'
import { ensureAreas, programmeTopic } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'
import { newAreaKeys } from './area-keys.ts'
import { type Change, type Difference, madeKey, type PlanDifferences } from './difference.ts'
import type { DueRule } from './due-cell.ts'
import { itemIdentity, type PlanEntry, targetIdentity } from './entry.ts'
import { dueInHistory } from './history.ts'
import { type OverdueAnswer, type OverdueAtOnce, usualDue } from './overdue.ts'
import type { Progress } from './row.ts'

/** What an import is done with: the differences that were shown, what is overdue at once, and the answer to it. */
export interface PlanImport {
  readonly fileName: string
  readonly differences: PlanDifferences
  readonly overdue: readonly OverdueAtOnce[]
  readonly answer: OverdueAnswer
  /** The programme's areas as they stand. */
  readonly areaKeys: readonly string[]
}

type Accepted = Extract<Difference, { outcome: 'add' | 'change' }>

/**
 * Reads a plan in, in the transaction of the caller: areas, commitments, changes, how far each had come, comments, and one line of
 * history for the whole. What was refused in the preview is left out; nothing is taken away.
 */
export async function importPlan(
  tx: Tx,
  plan: Plan,
  input: PlanImport,
  deed: Deed,
): Promise<Readonly<Record<string, number>>> {
  const areaByName = await addAreas(tx, plan, input)
  const overdue = new Map(input.overdue.map((one) => [one.difference, one]))
  const areaKeyOf = (entry: PlanEntry) => entry.areaKey ?? areaByName.get(headerKey(entry.row.area)) ?? ''
  const items = input.differences.rows
    .filter((row): row is Accepted => row.outcome === 'add' || row.outcome === 'change')
    .map((row) => ({
      row,
      entry: row.entry,
      late: overdue.get(row),
      areaKey: areaKeyOf(row.entry),
      id: row.outcome === 'add' ? newId<'commitment'>() : row.known.id,
    }))
  const added = items.filter(({ row }) => row.outcome === 'add')
  const made = await createCommitments(
    tx,
    plan,
    added.map((item) => newCommitment(item, input)),
    deed,
  )
  // Nothing imported waits for anything, so there can be no circle.
  if (!made.ok) throw new Error('An imported plan went round in a circle.')
  await changeCommitments(
    tx,
    plan,
    items.flatMap((item) => changeOf(item, input)),
    deed,
  )
  await takeOver(
    tx,
    plan,
    items.flatMap((item) => progressOf(item, input)),
    deed,
  )
  await bringComments(
    tx,
    plan,
    items.flatMap(({ id, row, entry }) =>
      saysComment(row) ? [{ commitmentId: id, text: entry.row.comment ?? '' }] : [],
    ),
    deed,
  )
  const { rows, missing } = input.differences
  const count = (outcome: Difference['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const result = {
    add: count('add'),
    change: count('change'),
    same: count('same'),
    refuse: count('refuse'),
    missing: missing.length,
  }
  const { add, change, refuse } = result
  const about = { programmeId: plan.id, subjectKind: 'programme', subjectId: plan.id }
  await record(tx, { ...about, code: 'plan.imported', params: { file: input.fileName, add, change, refuse } }, deed)
  announce(tx, programmeTopic(plan.id))
  return result
}

interface Item {
  readonly row: Accepted
  readonly entry: PlanEntry
  readonly late: OverdueAtOnce | undefined
  readonly areaKey: string
  readonly id: Id<'commitment'>
}

async function addAreas(tx: Tx, plan: Plan, { differences, areaKeys }: PlanImport): Promise<Map<string, string>> {
  const made = newAreaKeys(differences.newAreas, areaKeys)
  await ensureAreas(
    tx,
    plan.id,
    made.map(({ key, name }) => ({ key, name: inBoth(name) })),
  )
  return new Map(made.map(({ key, name }) => [headerKey(name), key]))
}

const saysComment = (row: Accepted): boolean =>
  row.outcome === 'add' ? row.entry.row.comment !== null : row.changes.some(({ field }) => field === 'comment')

/** Its own key, or one made of what it is recognised by: so that a later file without it can say that it is missing. */
const importKeyOf = ({ entry, areaKey }: Item): string =>
  entry.row.key ?? `${madeKey}${itemIdentity(areaKey, entry.row.title, entry.owner.id)}\n${targetIdentity(entry)}`

const dueOf = (item: Item, { answer }: PlanImport): DueRule | null =>
  item.late && answer.choice === 'new-due' ? { kind: 'fixed', on: answer.on } : item.entry.row.due

function newCommitment(item: Item, input: PlanImport): NewCommitment {
  const { entry, areaKey, id } = item
  const { row } = entry
  return {
    id,
    scope: entry.scope,
    waveId: entry.waveId,
    rolloutId: entry.rolloutId,
    ...(entry.rolloutIds && { rolloutIds: entry.rolloutIds }),
    receiver: entry.receiver,
    areaKey,
    number: row.number,
    title: inBoth(row.title),
    why: inBoth(row.why ?? ''),
    ownerId: entry.owner.id,
    ownerFunctionId: entry.ownerFunctionId,
    dueRule: dueOf(item, input) ?? usualDue,
    critical: row.critical ?? false,
    mandatory: row.mandatory ?? false,
    importKey: importKeyOf(item),
  }
}

/** A forecast stands beside the due date: the file's own, or the one answered for all that are overdue at once. */
function forecastOf({ entry, late }: Item, { answer, fileName }: PlanImport) {
  const on = late && answer.choice === 'forecast' ? answer.on : entry.row.forecastOn
  return on === null ? null : { on, reason: entry.row.comment ?? fileName }
}

function changeOf(item: Item, input: PlanImport): CommitmentChange[] {
  const { row, entry, id } = item
  const forecast = forecastOf(item, input)
  const told = (changes: readonly Change[]) => changes.flatMap((change) => toldOf(change, entry))
  const toldForecast = forecast
    ? [{ code: 'commitment.forecast', params: { on: forecast.on, reason: forecast.reason } }]
    : []
  if (row.outcome === 'add') return forecast ? [{ id, forecast, told: toldForecast }] : []
  const changed = (field: Change['field']) => row.changes.some((change) => change.field === field)
  const due = dueOf(item, input)
  const change: CommitmentChange = {
    id,
    ...(changed('title') && { title: inBoth(entry.row.title) }),
    ...(changed('why') && { why: inBoth(entry.row.why ?? '') }),
    ...(changed('area') && { areaKey: item.areaKey }),
    ...(changed('due') && due && { dueRule: due }),
    ...(forecast && (changed('forecast') || item.late) && { forecast }),
    ...(changed('critical') && { critical: entry.row.critical ?? false }),
    ...(changed('mandatory') && { mandatory: entry.row.mandatory ?? false }),
    ...(changed('responsible') && entry.ownerFunctionId && { ownerFunctionId: entry.ownerFunctionId }),
    ...(row.known.importKey === null || entry.row.key !== null ? { importKey: importKeyOf(item) } : {}),
    told: [
      ...told(row.changes.map((one) => (one.field === 'due' && due ? { ...one, to: due } : one))),
      ...(changed('forecast') || item.late ? toldForecast : []),
    ],
  }
  return [change]
}

/** State, comment and forecast are told by what does them. */
function toldOf(change: Change, { row }: PlanEntry): CommitmentChange['told'] {
  const { title } = row
  if (change.field === 'state' || change.field === 'comment' || change.field === 'forecast') return []
  if (change.field === 'due')
    return [
      {
        code: 'commitment.due-imported',
        params: { title, ...dueInHistory('from', change.from), ...dueInHistory('to', change.to) },
      },
    ]
  return [
    {
      code: 'commitment.changed-by-import',
      params: { title, field: change.field, from: String(change.from), to: String(change.to) },
    },
  ]
}

function progressOf({ row, entry, late, id }: Item, { answer, fileName }: PlanImport): TakenOver[] {
  const stated = entry.row.progress
  const all =
    stated && (row.outcome === 'add' || row.changes.some(({ field }) => field === 'state'))
      ? [{ commitmentId: id, progress: beforeOf(stated, entry, fileName) }]
      : []
  const done =
    late && answer.choice === 'done-before'
      ? [
          {
            commitmentId: id,
            rolloutIds: late.rollouts.map((rollout) => rollout.id),
            progress: { kind: 'done-before', on: null } as const,
          },
        ]
      : []
  return [...done, ...all]
}

/** What one owes oneself needs nobody's review: called delivered, it is done. */
function beforeOf(
  progress: Progress,
  { row, owner, concerned, receiver }: PlanEntry,
  fileName: string,
): TakenOver['progress'] {
  const reason = row.comment ?? fileName
  const own = receiver === 'receiver' && concerned.every(({ partyId }) => partyId === owner.id)
  if (progress.kind === 'delivered' && own) return { kind: 'done-before', on: progress.on }
  return progress.kind === 'returned' || progress.kind === 'not-applicable' ? { ...progress, reason } : progress
}
