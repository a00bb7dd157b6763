import { sql } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { commitmentDependencies, commitments } from '../commitment.tables.ts'
import { type NewCommitment, nothingSaid } from '../commitment.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { findCycle } from '../rules/waiting.ts'
import type { Cell } from './cell-row.ts'
import { readDependences } from './dependence.store.ts'
import { concernedBy, readRollouts, receiptsFor, type ScopedCommitment, saveNewReceipts } from './new-receipts.store.ts'
import { settle } from './settle.store.ts'

/** They would wait for each other, in this order: nothing is made. */
export interface CircleRefusal {
  readonly code: 'circle'
  readonly through: readonly Id<'commitment'>[]
}

/**
 * Makes commitments with their receipts: a local addition, a template's items, an imported plan's rows. One call for all that come
 * together, since they are written set by set. A commitment that concerns nobody yet (an empty wave) is made all the same: receipts
 * come with the rollouts. History tells each by itself when there are few, and otherwise how many: the caller tells of the whole.
 */
export async function createCommitments(
  tx: Tx,
  plan: Plan,
  wished: readonly NewCommitment[],
  deed: Deed,
): Promise<Result<readonly Id<'commitment'>[], CircleRefusal>> {
  await lockPlan(tx, plan.id)
  const organisations = await organisationsOf(
    tx,
    wished.filter((one) => !one.organisationId).map((one) => one.ownerId),
  )
  const made = wished.map((wish) => ({
    ...wish,
    id: wish.id ?? newId<'commitment'>(),
    organisationId: wish.organisationId ?? organisations.get(wish.ownerId) ?? wish.ownerId,
  }))
  const waiting = made.flatMap(({ id, dependsOn }) =>
    (dependsOn ?? []).map((needed) => ({ waiting: id as string, needed: needed as string })),
  )
  if (waiting.length > 0) {
    const circle = findCycle([...(await readDependences(tx, plan.id)), ...waiting])
    if (circle) return refuse({ code: 'circle', through: circle as Id<'commitment'>[] })
  }
  await insertCommitments(tx, plan, made, deed.at)
  for (let from = 0; from < waiting.length; from += 5000) {
    const rows = waiting.slice(from, from + 5000) as unknown as {
      waiting: Id<'commitment'>
      needed: Id<'commitment'>
    }[]
    await tx
      .insert(commitmentDependencies)
      .values(rows.map((row) => ({ programmeId: plan.id, commitmentId: row.waiting, dependsOnId: row.needed })))
      .onConflictDoNothing()
  }
  await giveReceipts(
    tx,
    plan,
    made.map((one) => ({ ...defaultsOf(one), deliveryNumber: 0, rolloutIds: one.rolloutIds })),
    deed,
  )
  await tellOf(tx, plan, made, deed)
  announce(tx, programmeTopic(plan.id))
  return ok(made.map(({ id }) => id))
}

type Made = NewCommitment & { readonly id: Id<'commitment'>; readonly organisationId: Id<'party'> }

/** One commitment: a local addition. */
export async function createCommitment(
  tx: Tx,
  plan: Plan,
  wish: NewCommitment,
  deed: Deed,
): Promise<Result<Id<'commitment'>, CircleRefusal>> {
  const made = await createCommitments(tx, plan, [wish], deed)
  return made.ok ? ok(made.value[0] as Id<'commitment'>) : made
}

/** Receipts of these commitments for the rollouts they concern that have none yet; then everything that follows. */
export async function giveReceipts(
  tx: Tx,
  plan: Plan,
  these: readonly (ScopedCommitment & { readonly rolloutIds?: readonly Id<'rollout'>[] | undefined })[],
  deed: Deed,
): Promise<void> {
  const rollouts = await readRollouts(tx, plan.id)
  const cells = new Map<string, Cell>()
  const rows = these.flatMap((one) =>
    concernedBy(one, rollouts).flatMap((rollout) => {
      cells.set(`${rollout.id}/${one.areaKey}`, { rolloutId: rollout.id, areaKey: one.areaKey })
      return receiptsFor(one, rollout, plan, deed)
    }),
  )
  await saveNewReceipts(tx, plan.id, rows)
  await settle(tx, plan, { cells: [...cells.values()], moved: these.map(({ id }) => id) })
}

const defaultsOf = (
  one: NewCommitment & { readonly id: Id<'commitment'> },
): Omit<ScopedCommitment, 'deliveryNumber'> => ({
  id: one.id,
  scope: one.scope,
  waveId: one.waveId ?? null,
  rolloutId: one.rolloutId ?? null,
  areaKey: one.areaKey,
  ownerId: one.ownerId,
  receiver: one.receiver ?? 'receiver',
  dueRule: one.dueRule as ScopedCommitment['dueRule'],
  notBefore: one.notBefore ?? null,
  critical: one.critical ?? false,
})

async function insertCommitments(tx: Tx, plan: Plan, made: readonly Made[], at: string): Promise<void> {
  const rows = made.map((one) => ({
    ...defaultsOf(one),
    programmeId: plan.id,
    number: one.number ?? 0,
    title: one.title,
    why: one.why ?? nothingSaid,
    evidence: one.evidence ?? nothingSaid,
    ownerFunctionId: one.ownerFunctionId ?? null,
    validity: one.validity ?? null,
    minimumDays: one.minimumDays ?? 5,
    mandatory: one.mandatory ?? false,
    approver: one.approver ?? null,
    visibility: one.visibility ?? ('programme' as const),
    organisationId: one.organisationId,
    templateId: one.template?.id ?? null,
    templateItemKey: one.template?.itemKey ?? null,
    templateVersion: one.template?.version ?? null,
    importKey: one.importKey ?? null,
    createdAt: at,
  }))
  for (let from = 0; from < rows.length; from += 1000)
    await tx.insert(commitments).values(rows.slice(from, from + 1000))
}

async function organisationsOf(tx: Tx, ids: readonly Id<'party'>[]): Promise<Map<string, Id<'party'>>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.execute<{ id: string; organisation: Id<'party'> }>(
    sql`select id, organisation_id as organisation from parties where id = any(${sql.param([...new Set(ids)])}::uuid[])`,
  )
  return new Map(rows.map(({ id, organisation }) => [id, organisation]))
}

/** More than so many at once are told as one. */
const few = 20

async function tellOf(tx: Tx, plan: Plan, made: readonly Made[], deed: Deed): Promise<void> {
  if (made.length > few) {
    const entry = {
      programmeId: plan.id,
      subjectKind: 'programme',
      subjectId: plan.id,
      code: 'commitments.created',
      params: { count: made.length },
    }
    return record(tx, entry, deed)
  }
  for (const one of made) {
    await record(
      tx,
      {
        programmeId: plan.id,
        subjectKind: 'commitment',
        subjectId: one.id,
        rolloutId: one.rolloutId ?? null,
        visibility: one.visibility ?? 'programme',
        organisationId: one.organisationId,
        code: 'commitment.created',
        params: { titleSv: one.title.sv, titleEn: one.title.en },
      },
      deed,
    )
  }
}
