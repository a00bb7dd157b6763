import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { commitmentDependencies, commitments } from '../commitment.tables.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { findCycle } from '../rules/waiting.ts'
import { historyOf, tell } from './change-receipts.store.ts'
import type { CircleRefusal } from './create.store.ts'
import { readDependences } from './dependence.store.ts'
import { named, readReceipts } from './receipts.store.ts'
import { settle } from './settle.store.ts'
import { cellsOf, commitmentsOf, tellCommitments } from './tell-commitments.store.ts'
import { tellHandedOut } from './tell-people.store.ts'

/**
 * The owner's own forecast of delivery, with the reason; null takes it back. It moves nothing, but shows. Earlier ones stay in history; the
 * same once more is not told again.
 */
export async function forecast(
  tx: Tx,
  plan: Plan,
  ids: readonly Id<'commitment'>[],
  on: string | null,
  reason: string,
  deed: Deed,
): Promise<number> {
  await lockPlan(tx, plan.id)
  const why = on === null ? '' : reason.trim()
  const found = (await commitmentsOf(tx, plan, ids)).filter(
    (one) => one.forecastOn !== on || one.forecastReason !== why,
  )
  if (found.length === 0) return 0
  const these = found.map(({ id }) => id)
  await tx
    .update(commitments)
    .set({ forecastOn: on, forecastReason: why, version: sql`${commitments.version} + 1` })
    .where(and(eq(commitments.programmeId, plan.id), inArray(commitments.id, these)))
  await settle(tx, plan, { cells: await cellsOf(tx, plan, these), moved: these })
  const told = on === null ? 'commitment.forecast-removed' : 'commitment.forecast'
  await tellCommitments(tx, plan, found, told, { ...(on && { on }), reason: reason.trim() }, deed)
  return found.length
}

/** Which function answers for it at the owner; null: the owner's lead. Those it answers for already are left as they are. */
export async function assignOwner(
  tx: Tx,
  plan: Plan,
  ids: readonly Id<'commitment'>[],
  functionId: Id<'function'> | null,
  deed: Deed,
): Promise<number> {
  await lockPlan(tx, plan.id)
  const found = (await commitmentsOf(tx, plan, ids)).filter((one) => one.ownerFunctionId !== functionId)
  if (found.length === 0) return 0
  await tx
    .update(commitments)
    .set({ ownerFunctionId: functionId, version: sql`${commitments.version} + 1` })
    .where(
      and(
        eq(commitments.programmeId, plan.id),
        inArray(
          commitments.id,
          found.map(({ id }) => id),
        ),
      ),
    )
  await tellCommitments(tx, plan, found, 'commitment.assigned', { functionId }, deed)
  await tellHandedOut(
    tx,
    plan,
    found.map((one) => ({ ...one, commitmentId: one.id })),
    functionId,
    deed,
  )
  return found.length
}

/** Which function answers for it at the receiver; null: the rollout lead. Those it answers for already are left as they are. */
export async function assignReceiver(
  tx: Tx,
  plan: Plan,
  ids: readonly Id<'receipt'>[],
  functionId: Id<'function'> | null,
  deed: Deed,
): Promise<number> {
  await lockPlan(tx, plan.id)
  const held = (await readReceipts(tx, plan.id, named(plan.id, ids))).filter((one) => one.functionId !== functionId)
  if (held.length === 0) return 0
  await tx.execute(sql`
    update receipts r set function_id = ${functionId}, version = version + 1
    where r.programme_id = ${plan.id} and r.id = any(${sql.param([...new Set([...ids, ...held.map(({ id }) => id)])])}::uuid[])`)
  await recordAll(
    tx,
    held.map((one) => historyOf(plan, one, 'receipt.assigned', { functionId })),
    deed,
  )
  tell(tx, plan, held)
  await tellHandedOut(tx, plan, held, functionId, deed)
  return held.length
}

/** What a commitment waits for, all of it: those left out are no longer waited for. Refuses a circle. */
export async function setDependencies(
  tx: Tx,
  plan: Plan,
  id: Id<'commitment'>,
  dependsOn: readonly Id<'commitment'>[],
  deed: Deed,
): Promise<Result<number, CircleRefusal>> {
  await lockPlan(tx, plan.id)
  const all = await readDependences(tx, plan.id)
  const before = new Set(all.filter(({ waiting }) => waiting === id).map(({ needed }) => needed))
  if (before.symmetricDifference(new Set<string>(dependsOn)).size === 0) return ok(dependsOn.length)
  const others = all.filter(({ waiting }) => waiting !== id)
  const circle = findCycle([
    ...others,
    ...dependsOn.map((needed) => ({ waiting: id as string, needed: needed as string })),
  ])
  if (circle) return refuse({ code: 'circle', through: circle as Id<'commitment'>[] })
  await tx
    .delete(commitmentDependencies)
    .where(and(eq(commitmentDependencies.programmeId, plan.id), eq(commitmentDependencies.commitmentId, id)))
  if (dependsOn.length > 0) {
    await tx
      .insert(commitmentDependencies)
      .values(
        [...new Set(dependsOn)].map((needed) => ({ programmeId: plan.id, commitmentId: id, dependsOnId: needed })),
      )
  }
  await settle(tx, plan, { cells: await cellsOf(tx, plan, [id]), moved: [id] })
  await tellCommitments(
    tx,
    plan,
    await commitmentsOf(tx, plan, [id]),
    'commitment.dependencies',
    { count: dependsOn.length },
    deed,
  )
  return ok(dependsOn.length)
}

/** Takes commitments out of the plan; they and their history are kept. Nothing waits for them any longer. */
export async function withdraw(
  tx: Tx,
  plan: Plan,
  ids: readonly Id<'commitment'>[],
  reason: string,
  deed: Deed,
): Promise<number> {
  await lockPlan(tx, plan.id)
  const found = await commitmentsOf(tx, plan, ids)
  if (found.length === 0) return 0
  const these = found.map(({ id }) => id)
  const cells = await cellsOf(tx, plan, these)
  await tx
    .update(commitments)
    .set({ withdrawnAt: deed.at, version: sql`${commitments.version} + 1` })
    .where(and(eq(commitments.programmeId, plan.id), inArray(commitments.id, these)))
  await settle(tx, plan, { cells, moved: these })
  await record(
    tx,
    {
      programmeId: plan.id,
      subjectKind: 'programme',
      subjectId: plan.id,
      code: 'commitments.withdrawn',
      params: { count: found.length, reason: reason.trim() },
    },
    deed,
  )
  await tellCommitments(tx, plan, found, 'commitment.withdrawn', { reason: reason.trim() }, deed)
  return found.length
}
