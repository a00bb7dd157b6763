import { and, eq, inArray, sql } from 'drizzle-orm'
import { ensureFunction } from '#src/features/people/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record, recordAll, selector } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result } from '#src/platform/result.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { goLives, participants, type RolloutState, rollouts } from './programme.tables.ts'
import { programmeTopic, readFacts } from './programme-view.store.ts'
import { changeState, type RolloutRefusal } from './rollout.ts'
import type { RolloutRow } from './rollout-list.store.ts'

export interface NewRollouts {
  readonly programmeId: Id<'programme'>
  readonly waveId: Id<'wave'> | null
  readonly partyIds: readonly Id<'party'>[]
  /** Outside all totals: what the others are made from. */
  readonly isTemplate?: boolean
}

export const rolloutTopic = (id: Id<'rollout'>): string => `rollout:${id}`

/**
 * Adds receivers, each with its rollout, its main go-live (no date yet) and its functions of lead and signatory, vacant until
 * somebody is appointed. A party that has a rollout already is passed over. @returns those added.
 */
export async function addRollouts(
  tx: Tx,
  { programmeId, waveId, partyIds, isTemplate = false }: NewRollouts,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<{ readonly id: Id<'rollout'>; readonly partyId: Id<'party'> }[]> {
  if (partyIds.length === 0) return []
  const added = await tx
    .insert(rollouts)
    .values(partyIds.map((partyId) => ({ programmeId, id: newId<'rollout'>(), partyId, waveId, isTemplate })))
    .onConflictDoNothing()
    .returning({ id: rollouts.id, partyId: rollouts.partyId })
  if (added.length === 0) return []
  await tx.insert(goLives).values(added.map(({ id }) => ({ programmeId, id: newId<'go-live'>(), rolloutId: id })))
  await tx
    .insert(participants)
    .values(added.map(({ partyId }) => ({ programmeId, partyId, role: 'receiver' as const })))
    .onConflictDoNothing()
  for (const { partyId } of added) {
    for (const kind of ['rollout-lead', 'signatory'] as const) {
      await ensureFunction(tx, { kind, partyId, programmeId, areaKey: null }, deed.at)
    }
  }
  const names = await partyNames(
    tx,
    added.map((one) => one.partyId),
  )
  const code = isTemplate ? 'rollout.template-added' : 'rollout.added'
  await recordAll(
    tx,
    added.map(({ id, partyId }) => ({
      programmeId,
      subjectKind: 'rollout',
      subjectId: id,
      rolloutId: id,
      code,
      params: { party: names.get(partyId) ?? '' },
    })),
    deed,
  )
  announce(tx, programmeTopic(programmeId))
  await handlers.onRolloutsAdded(
    tx,
    { programme: await readFacts(tx, programmeId), rolloutIds: added.map((one) => one.id) },
    deed,
  )
  return added
}

/** Moves rollouts to another wave, or out of every wave. Their dates stay. */
export async function moveToWave(
  tx: Tx,
  move: {
    readonly programmeId: Id<'programme'>
    readonly rolloutIds: readonly Id<'rollout'>[]
    readonly waveId: Id<'wave'> | null
  },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<void> {
  const { programmeId, rolloutIds, waveId } = move
  const moved = await tx
    .update(rollouts)
    .set({ waveId, version: sql`version + 1` })
    .where(
      and(
        eq(rollouts.programmeId, programmeId),
        inArray(rollouts.id, [...rolloutIds]),
        sql`wave_id is distinct from ${waveId}`,
      ),
    )
    .returning({ id: rollouts.id, partyId: rollouts.partyId })
  if (moved.length === 0) return
  const names = await partyNames(
    tx,
    moved.map((one) => one.partyId),
  )
  const { rows } = await tx.execute<{ name: string }>(
    sql`select name from waves where programme_id = ${programmeId} and id = ${waveId}`,
  )
  await recordAll(
    tx,
    moved.map(({ id, partyId }) => ({
      programmeId,
      subjectKind: 'rollout',
      subjectId: id,
      rolloutId: id,
      code: waveId ? 'rollout.moved-to-wave' : 'rollout.out-of-wave',
      params: { party: names.get(partyId) ?? '', wave: rows[0]?.name ?? '' },
    })),
    deed,
  )
  announce(tx, programmeTopic(programmeId), ...moved.map((one) => rolloutTopic(one.id)))
  const event = {
    programme: await readFacts(tx, programmeId),
    rolloutIds: moved.map((one) => one.id),
    toWaveId: waveId,
  }
  await handlers.onRolloutsChangedWave(tx, event, deed)
}

export interface StateWish {
  readonly programmeId: Id<'programme'>
  readonly rolloutId: Id<'rollout'>
  readonly to: RolloutState
  readonly reason: string
}

/** Pauses, resumes, rolls back, hands over, withdraws. Refuses what `changeState` refuses. */
export async function setRolloutState(
  tx: Tx,
  { programmeId, rolloutId, to, reason }: StateWish,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<void, RolloutRefusal>> {
  const from = await lockState(tx, programmeId, rolloutId)
  const changed = changeState(from, to, reason)
  if (!changed.ok) return changed
  await writeState(tx, { programmeId, rolloutId, from, to, reason }, deed, handlers)
  return ok(undefined)
}

/** The rollout's row, locked until the transaction ends; its state. */
export async function lockState(tx: Tx, programmeId: Id<'programme'>, rolloutId: Id<'rollout'>): Promise<RolloutState> {
  const [row] = await tx
    .select({ state: rollouts.state })
    .from(rollouts)
    .where(and(eq(rollouts.programmeId, programmeId), eq(rollouts.id, rolloutId)))
    .for('no key update')
  if (!row) throw new Error(`There is no rollout ${rolloutId}.`)
  return row.state
}

/** Writes a state that a rule has allowed. */
export async function writeState(
  tx: Tx,
  { programmeId, rolloutId, from, to, reason }: StateWish & { readonly from: RolloutState },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<void> {
  await tx
    .update(rollouts)
    .set({ state: to, version: sql`version + 1` })
    .where(and(eq(rollouts.programmeId, programmeId), eq(rollouts.id, rolloutId)))
  const about = { programmeId, subjectKind: 'rollout', subjectId: rolloutId, rolloutId }
  await record(
    tx,
    { ...about, code: 'rollout.state-changed', params: { from: selector(from), to: selector(to), reason } },
    deed,
  )
  announce(tx, programmeTopic(programmeId), rolloutTopic(rolloutId))
  await handlers.onRolloutStateChanged(tx, { programme: await readFacts(tx, programmeId), rolloutId, from, to }, deed)
}

/** The lead's own words beside the light; empty takes them away. @returns false when the rollout changed since `version`. */
export async function setComment(
  tx: Tx,
  {
    programmeId,
    rollout,
    comment,
    version,
  }: { programmeId: Id<'programme'>; rollout: Pick<RolloutRow, 'id'>; comment: string; version?: number },
  deed: Deed,
): Promise<boolean> {
  const here = and(eq(rollouts.programmeId, programmeId), eq(rollouts.id, rollout.id))
  const changed = await tx
    .update(rollouts)
    .set({ comment, commentBy: deed.personId as Id<'person'> | null, commentAt: deed.at, version: sql`version + 1` })
    .where(version === undefined ? here : and(here, eq(rollouts.version, version)))
    .returning({ id: rollouts.id })
  if (changed.length === 0) return false
  const about = {
    programmeId,
    subjectKind: 'rollout',
    subjectId: rollout.id,
    rolloutId: rollout.id,
    visibility: 'all-but-suppliers' as const,
  }
  await record(
    tx,
    { ...about, code: comment === '' ? 'rollout.comment-removed' : 'rollout.commented', params: { said: comment } },
    deed,
  )
  announce(tx, programmeTopic(programmeId), rolloutTopic(rollout.id))
  return true
}

export async function partyNames(tx: Tx, ids: readonly Id<'party'>[]): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from parties where id = any(${sql.param([...ids])}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
