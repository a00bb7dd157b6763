import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, recordAll, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Bulk } from '../commitment.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { giveBack } from '../rules/answering.ts'
import { deliver } from '../rules/delivering.ts'
import { markDoneBefore } from '../rules/done-before.ts'
import { markNotApplicable } from '../rules/exemption.ts'
import { type Receipt, type ReceiptOutcome, start, wrongState } from '../rules/receipt.ts'
import { changeReceipts, historyOf, occasionOf } from './change-receipts.store.ts'
import { type HeldReceipt, readReceipts } from './receipts.store.ts'

/** How far a commitment had come when its plan was taken over from elsewhere. `on` null: the day is not known. */
export type ProgressBefore =
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'delivered'; readonly on: string | null }
  | { readonly kind: 'returned'; readonly on: string | null; readonly reason: string }
  | { readonly kind: 'done-before'; readonly on: string | null }
  | { readonly kind: 'not-applicable'; readonly reason: string }

export interface TakenOver {
  readonly commitmentId: Id<'commitment'>
  /** Only these rollouts' receipts; left out: all that no other entry of the same commitment names. */
  readonly rolloutIds?: readonly Id<'rollout'>[] | undefined
  readonly progress: ProgressBefore
}

/**
 * Enters, for many commitments at once, how far they had come before Samtakt. What is done is accepted without a review, since
 * nobody shall be asked again for it; what is delivered is asked about from today, not from the day it came. A receipt that has come
 * further here is left as it is, and stands among the refused. Source: product.md, "What a user would be angry about".
 */
export async function takeOver(tx: Tx, plan: Plan, these: readonly TakenOver[], deed: Deed): Promise<Bulk> {
  if (these.length === 0) return { done: [], refused: [] }
  await lockPlan(tx, plan.id)
  const byCommitment = Map.groupBy(these, ({ commitmentId }) => commitmentId)
  const progressOf = ({ commitmentId, rolloutId }: HeldReceipt) => {
    const entries = byCommitment.get(commitmentId) ?? []
    return (
      entries.find(({ rolloutIds }) => rolloutIds?.includes(rolloutId)) ?? entries.find(({ rolloutIds }) => !rolloutIds)
    )?.progress
  }
  const ids = sql.param([...byCommitment.keys()])
  const receipts = (await readReceipts(tx, plan.id, sql`r.commitment_id = any(${ids}::uuid[])`)).filter(
    (held) => progressOf(held) !== undefined,
  )
  const numbers = await newVersions(tx, plan, these, deed)
  const entered: HeldReceipt[] = []
  const rule = (receipt: Receipt, held: HeldReceipt): ReceiptOutcome => {
    const progress = progressOf(held)
    const outcome = progress
      ? enter(receipt, progress, numbers.get(held.commitmentId) ?? null, plan, deed)
      : wrongState(receipt)
    if (outcome.ok) entered.push(held)
    return outcome
  }
  const isDone = (held: HeldReceipt) => progressOf(held)?.kind === 'done-before'
  const parts = [receipts.filter(isDone), receipts.filter((held) => !isDone(held))]
  const done: Bulk['done'][number][] = []
  const refused: Bulk['refused'][number][] = []
  for (const [at, part] of parts.entries()) {
    const bulk = await changeReceipts(tx, plan, part, rule, null, deed, at === 0 ? { beforeSamtakt: true } : {})
    done.push(...bulk.done)
    refused.push(...bulk.refused)
  }
  const told = new Map(entered.map((held) => [`${held.commitmentId} ${progressOf(held)?.kind}`, held]))
  await recordAll(
    tx,
    [...told.values()].map((held) => {
      const progress = progressOf(held)
      const on = progress && 'on' in progress ? progress.on : null
      return {
        ...historyOf(plan, held, 'commitment.taken-over', { state: wordOf(progress), on: on ?? '' }),
        ...(on && { validFrom: on }),
      }
    }),
    deed,
  )
  return { done, refused }
}

const wordOf = (progress: ProgressBefore | undefined): string => selector(progress?.kind ?? '')

function enter(
  receipt: Receipt,
  progress: ProgressBefore,
  version: string | null,
  plan: Plan,
  deed: Deed,
): ReceiptOutcome {
  const occasion = occasionOf(plan, deed)
  const on = ('on' in progress && progress.on ? progress.on : deed.today) as IsoDate
  if (progress.kind === 'in-progress') return start(receipt)
  if (progress.kind === 'not-applicable') return markNotApplicable(receipt, progress.reason, occasion)
  if (progress.kind === 'done-before') return markDoneBefore(receipt, on, occasion.today)
  if (receipt.state !== 'not-started' && receipt.state !== 'in-progress') return wrongState(receipt)
  const delivered = deliver(receipt, { version, on, named: false }, occasion)
  if (progress.kind === 'delivered' || !delivered.ok || delivered.value.state !== 'delivered') return delivered
  return giveBack(delivered.value, progress.reason)
}

/** A delivered version for each that had been delivered: what came before Samtakt has no link or file here, but it has its day. */
async function newVersions(tx: Tx, plan: Plan, these: readonly TakenOver[], deed: Deed): Promise<Map<string, string>> {
  const delivered = these.filter(({ progress }) => progress.kind === 'delivered' || progress.kind === 'returned')
  if (delivered.length === 0) return new Map()
  const rows = delivered.map(({ commitmentId, progress }) => ({
    id: commitmentId,
    on: ('on' in progress && progress.on) || deed.today,
  }))
  const made = await tx.execute<{ id: string; number: number }>(sql`
    with wanted as (
      select distinct on (n.id) n.id, n."on" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "on" date) order by n.id, n."on"
    ), counted as (
      update commitments c set delivery_number = c.delivery_number + 1, version = c.version + 1 from wanted
      where c.programme_id = ${plan.id} and c.id = wanted.id and exists (
        select from receipts r where r.programme_id = c.programme_id and r.commitment_id = c.id and r.units = 0 and r.state in ('not-started', 'in-progress'))
      returning c.id, c.delivery_number as number, wanted."on"
    ), kept as (
      insert into deliveries (programme_id, commitment_id, number, delivered_on, recorded_at, person_id)
      select ${plan.id}::uuid, id, number, "on", ${deed.at}::timestamptz, ${deed.personId}::uuid from counted
    )
    select id, number from counted`)
  return new Map(made.rows.map(({ id, number }) => [id, String(number)]))
}
