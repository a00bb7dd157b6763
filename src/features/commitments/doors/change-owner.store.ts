import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import type { TakesPart } from '../readings/taking-part.store.ts'
import { changeOwner as changeOwnerOf, type OwnerRefusal } from '../rules/owner.ts'
import { halfOwedBy } from './half.store.ts'
import { keepBreaches } from './keep-breaches.store.ts'
import { type OwnedBefore, readOwned } from './owned.store.ts'
import { settle } from './settle.store.ts'
import { cellsOf, commitmentsOf, tellCommitments } from './tell-commitments.store.ts'
import { tellOwners } from './tell-owners.store.ts'

/** Whom to, and why: for a reason given, or because the template names a role that the party has come to. */
export type NewOwnership =
  | { readonly to: TakesPart; readonly reason: string; readonly as?: never }
  | { readonly to: TakesPart; readonly as: 'template-says'; readonly reason?: never }

export interface OwnersChanged {
  readonly done: readonly Id<'commitment'>[]
  readonly refused: readonly { readonly id: Id<'commitment'>; readonly refusal: OwnerRefusal }[]
}

/**
 * Another party owes these commitments from now on (product.md, "The model": a supplier that comes later takes over what was the programme's
 * meanwhile). What was delivered and answered stands. The owner's own function and forecast were the old owner's and go; a lead time that is
 * broken already stays broken by whoever owed it then. Each that a rule refuses is left as it is. The caller has authorised.
 */
export async function changeOwner(
  tx: Tx,
  plan: Plan,
  ids: readonly Id<'commitment'>[],
  wish: NewOwnership,
  deed: Deed,
): Promise<OwnersChanged> {
  const { to } = wish
  const reason = wish.reason?.trim() ?? ''
  await lockPlan(tx, plan.id)
  const owned = await readOwned(tx, plan.id, ids)
  const outcomes = owned.map((item) => ({ item, outcome: changeOwnerOf(item, to) }))
  const refused = outcomes.flatMap(({ item, outcome }) =>
    outcome.ok ? [] : [{ id: item.id, refusal: outcome.refusal }],
  )
  const changed = outcomes.filter(({ outcome }) => outcome.ok).map(({ item }) => item)
  const done = changed.map(({ id }) => id)
  if (done.length === 0) return { done, refused }
  await keepBreaches(tx, plan, done, deed.today as IsoDate)
  await save(tx, plan, done, to.id)
  await settle(tx, plan, { cells: await cellsOf(tx, plan, done), moved: done })
  const code = wish.as === 'template-says' ? 'commitment.owner-as-template-says' : 'commitment.owner-changed'
  await tellHistory(tx, plan, changed, code, { to: to.name, ...(reason && { reason }) }, deed)
  await tellOwners(tx, plan, changed, to, reason, deed)
  return { done, refused }
}

async function save(tx: Tx, plan: Plan, ids: readonly Id<'commitment'>[], to: Id<'party'>): Promise<void> {
  const these = sql`any(${sql.param([...ids])}::uuid[])`
  await tx.execute(sql`
    update commitments set owner_id = ${to}, owner_function_id = null, forecast_on = null, forecast_reason = '', version = version + 1
    where programme_id = ${plan.id} and id = ${these}`)
  await tx.execute(sql`
    update receipts r set half = ${halfOwedBy(sql`${to}::uuid`)}, version = r.version + 1 from rollouts o
    where r.programme_id = ${plan.id} and r.commitment_id = ${these} and o.programme_id = r.programme_id and o.id = r.rollout_id`)
}

/** Who owed it before, and who owes it now, by name: one line for each. */
async function tellHistory(
  tx: Tx,
  plan: Plan,
  changed: readonly OwnedBefore[],
  code: string,
  params: HistoryParams,
  deed: Deed,
): Promise<void> {
  const byOwner = Map.groupBy(changed, ({ ownerName }) => ownerName)
  for (const [from, items] of byOwner) {
    const found = await commitmentsOf(
      tx,
      plan,
      items.map(({ id }) => id),
    )
    await tellCommitments(tx, plan, found, code, { from, ...params }, deed)
  }
}
