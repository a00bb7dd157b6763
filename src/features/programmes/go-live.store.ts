import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryEntry, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result } from '#src/platform/result.ts'
import {
  type DateEntry,
  type DateGiven,
  type DateRefusal,
  type DatesChanged,
  decideGoLive,
  enterEarlierDate,
  forecastGoLive,
  recordGoLive,
  takeBackForecast,
} from './go-live.ts'
import type { GoLiveMove, PlanHandlers } from './plan-handlers.ts'
import { goLiveDates, goLives, rollouts } from './programme.tables.ts'
import { programmeTopic, readFacts } from './programme-view.store.ts'
import { rolloutTopic, writeState } from './rollout.store.ts'
import { type MovedGoLive, tellMoved } from './tell-moved.store.ts'

export interface GoLiveWish {
  readonly programmeId: Id<'programme'>
  readonly goLiveId: Id<'go-live'>
}

/** Go-lives with their rollouts, both locked in one order until the transaction ends. @throws NotFoundError when one is missing */
export async function lockGoLives(tx: Tx, programmeId: Id<'programme'>, ids: readonly Id<'go-live'>[]) {
  const rows = await tx
    .select({ goLive: goLives, state: rollouts.state })
    .from(goLives)
    .innerJoin(rollouts, and(eq(rollouts.programmeId, goLives.programmeId), eq(rollouts.id, goLives.rolloutId)))
    .where(and(eq(goLives.programmeId, programmeId), inArray(goLives.id, [...ids])))
    .orderBy(asc(rollouts.id), asc(goLives.id))
    .for('no key update')
  if (rows.length !== new Set(ids).size) throw new NotFoundError()
  return rows
}

type Locked = Awaited<ReturnType<typeof lockGoLives>>[number]

const one = async (tx: Tx, { programmeId, goLiveId }: GoLiveWish): Promise<Locked> =>
  orNotFound((await lockGoLives(tx, programmeId, [goLiveId]))[0])

/**
 * Decides dates, first ones or moved ones, for one go-live or for many at once: all or none. Whatever counts from them is
 * re-dated in the same transaction. Refuses what `decideGoLive` refuses, naming which go-live.
 */
export async function setDecidedDates(
  tx: Tx,
  {
    programmeId,
    dates,
  }: {
    readonly programmeId: Id<'programme'>
    readonly dates: readonly (DateGiven & { readonly goLiveId: Id<'go-live'> })[]
  },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<readonly GoLiveMove[], DateRefusal & { readonly goLiveId: Id<'go-live'> }>> {
  const programme = await readFacts(tx, programmeId)
  const wanted = new Map(dates.map((date) => [date.goLiveId, date]))
  const saved: [Locked, DatesChanged][] = []
  for (const locked of await lockGoLives(tx, programmeId, [...wanted.keys()])) {
    const date = orNotFound(wanted.get(locked.goLive.id))
    const decided = decideGoLive(locked.goLive, date, {
      startsOn: programme.startsOn,
      state: locked.state,
      today: deed.today,
    })
    if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, goLiveId: locked.goLive.id } }
    saved.push([locked, decided.value])
  }
  await save(tx, programmeId, saved, deed)
  const moves = saved.map(([{ goLive }, { dates }]) => ({
    goLiveId: goLive.id,
    rolloutId: goLive.rolloutId,
    from: goLive.decidedOn,
    to: dates.decidedOn,
  }))
  await handlers.onGoLivesMoved(tx, { programme, moves }, deed)
  await tellMoved(tx, programmeId, saved.flatMap(movedOf), deed)
  return ok(moves)
}

/** What is told of a date that was decided anew; the first one is no move. */
function movedOf([{ goLive }, { dates, entries }]: [Locked, DatesChanged]): readonly MovedGoLive[] {
  const { id: goLiveId, rolloutId, scope, decidedOn: from } = goLive
  const { decidedOn: on } = dates
  if (from === null || on === null || from === on) return []
  return [
    { goLiveId, rolloutId, scope, from, on, reason: entries.find(({ kind }) => kind === 'decided')?.reason ?? '' },
  ]
}

export const setDecidedDate = (
  tx: Tx,
  { programmeId, ...date }: GoLiveWish & DateGiven,
  deed: Deed,
  handlers: PlanHandlers,
) => setDecidedDates(tx, { programmeId, dates: [date] }, deed, handlers)

/** The lead's belief, with its reason; moves nothing. Refuses what `forecastGoLive` refuses. */
export async function setForecast(
  tx: Tx,
  wish: GoLiveWish & DateGiven,
  deed: Deed,
): Promise<Result<void, DateRefusal>> {
  const locked = await one(tx, wish)
  const around = await circumstances(tx, wish.programmeId, locked, deed)
  return saveOne(tx, wish, locked, forecastGoLive(locked.goLive, wish, around), deed)
}

export async function removeForecast(
  tx: Tx,
  wish: GoLiveWish & { readonly reason: string },
  deed: Deed,
): Promise<Result<void, DateRefusal>> {
  const locked = await one(tx, wish)
  return saveOne(tx, wish, locked, takeBackForecast(locked.goLive, wish.reason, deed.today), deed)
}

/** It went live. The rollout's state becomes live with its first go-live. Refuses what `recordGoLive` refuses. */
export async function setActual(
  tx: Tx,
  wish: GoLiveWish & DateGiven,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<void, DateRefusal>> {
  const locked = await one(tx, wish)
  const around = await circumstances(tx, wish.programmeId, locked, deed)
  const saved = await saveOne(tx, wish, locked, recordGoLive(locked.goLive, wish, around), deed)
  const { programmeId, reason } = wish
  const { state: from } = locked
  if (saved.ok && (from === 'preparing' || from === 'rolled-back' || from === 'paused')) {
    await writeState(tx, { programmeId, rolloutId: locked.goLive.rolloutId, from, to: 'live', reason }, deed, handlers)
  }
  return saved
}

/** A date from before Samtakt. Refuses what `enterEarlierDate` refuses. */
export async function addEarlierDate(
  tx: Tx,
  wish: GoLiveWish & DateGiven & { readonly validFrom: string },
  deed: Deed,
): Promise<Result<void, DateRefusal>> {
  const locked = await one(tx, wish)
  const known = await listDates(tx, wish.programmeId, [wish.goLiveId])
  return saveOne(tx, wish, locked, enterEarlierDate(locked.goLive, wish, known), deed)
}

async function circumstances(tx: Tx, programmeId: Id<'programme'>, { state }: Locked, { today }: Deed) {
  return { startsOn: (await readFacts(tx, programmeId)).startsOn, state, today }
}

async function saveOne(
  tx: Tx,
  { programmeId }: GoLiveWish,
  locked: Locked,
  decided: Result<DatesChanged, DateRefusal>,
  deed: Deed,
): Promise<Result<void, DateRefusal>> {
  if (!decided.ok) return decided
  await save(tx, programmeId, [[locked, decided.value]], deed)
  return ok(undefined)
}

async function save(
  tx: Tx,
  programmeId: Id<'programme'>,
  changes: readonly [Locked, DatesChanged][],
  deed: Deed,
): Promise<void> {
  for (const [{ goLive }, { dates }] of changes) {
    const { originalOn, decidedOn, forecastOn, forecastReason, actualOn } = dates
    await tx
      .update(goLives)
      .set({ originalOn, decidedOn, forecastOn, forecastReason, actualOn, version: sql`version + 1` })
      .where(and(eq(goLives.programmeId, programmeId), eq(goLives.id, goLive.id)))
  }
  const entries = changes.flatMap(([{ goLive }, { dates, entries }]) =>
    entries.map((entry) => ({ goLive, dates, entry })),
  )
  const by = { recordedAt: deed.at, personId: deed.personId as Id<'person'> | null, functionKind: deed.functionKind }
  await tx
    .insert(goLiveDates)
    .values(entries.map(({ goLive, entry }) => ({ programmeId, goLiveId: goLive.id, ...entry, ...by })))
  const told = entries.filter(({ entry }) => entry.kind !== 'original')
  await recordAll(
    tx,
    told.map((change) => inHistory(programmeId, change)),
    deed,
  )
  announce(tx, programmeTopic(programmeId), ...changes.map(([{ goLive }]) => rolloutTopic(goLive.rolloutId)))
}

interface Change {
  readonly goLive: Locked['goLive']
  readonly dates: DatesChanged['dates']
  readonly entry: DateEntry
}

function codeOf({ goLive, dates, entry }: Change): string {
  if (entry.kind === 'actual') return 'go-live.happened'
  if (entry.kind === 'forecast') return entry.on === null ? 'go-live.forecast-removed' : 'go-live.forecast'
  if (goLive.decidedOn === null) return 'go-live.decided'
  return goLive.decidedOn === dates.decidedOn ? 'go-live.earlier-date' : 'go-live.moved'
}

function inHistory(programmeId: Id<'programme'>, change: Change): HistoryEntry {
  const { goLive, entry } = change
  const params = { on: entry.on ?? '', from: goLive.decidedOn ?? '', scope: goLive.scope, reason: entry.reason }
  const about = { programmeId, subjectKind: 'go-live', subjectId: goLive.id, rolloutId: goLive.rolloutId }
  return { ...about, code: codeOf(change), params, validFrom: entry.validFrom }
}

export interface KeptDate extends DateEntry {
  readonly goLiveId: Id<'go-live'>
  readonly recordedAt: string
  readonly personName: string | null
  readonly functionKind: string | null
}

/** Every date these go-lives ever had, the one that holds longest back first. */
export async function listDates(
  db: Reader,
  programmeId: Id<'programme'>,
  goLiveIds: readonly Id<'go-live'>[],
): Promise<KeptDate[]> {
  if (goLiveIds.length === 0) return []
  return db
    .select({
      goLiveId: goLiveDates.goLiveId,
      kind: goLiveDates.kind,
      on: goLiveDates.on,
      reason: goLiveDates.reason,
      validFrom: goLiveDates.validFrom,
      recordedAt: goLiveDates.recordedAt,
      functionKind: goLiveDates.functionKind,
      personName: sql<string | null>`(select name from people where people.id = ${goLiveDates.personId})`,
    })
    .from(goLiveDates)
    .where(and(eq(goLiveDates.programmeId, programmeId), inArray(goLiveDates.goLiveId, [...goLiveIds])))
    .orderBy(asc(goLiveDates.validFrom), asc(goLiveDates.recordedAt), asc(goLiveDates.id))
}
