import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { commitments, deliveries } from '../commitment.tables.ts'
import type { Bulk } from '../commitment.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { deliver as deliverOne, isAskedBy } from '../rules/delivering.ts'
import type { ReceiptRefusal } from '../rules/receipt.ts'
import { type Changed, changeReceipts, occasionOf, tell } from './change-receipts.store.ts'
import { named, readReceipts } from './receipts.store.ts'
import { type DeliveredVersion, tellDelivered } from './tell-people.store.ts'

export interface DeliveryWish {
  /** What the owner calls the version: "0.7". */
  readonly label?: string
  readonly link?: string
  readonly note?: string
  readonly fileId?: string | null
  /** The day it was delivered; left out: today. */
  readonly on?: string
  /** Receivers that have accepted and are asked again all the same. */
  readonly askAgain?: readonly Id<'receipt'>[]
  /** Only these (the units that have it done, say); left out: everyone who has not accepted. */
  readonly only?: readonly Id<'receipt'>[]
  /** Who it was, when through a one-time link. */
  readonly byName?: string
}

export interface Delivered extends Bulk {
  readonly number: number
}

export type DeliveryRefusal = ReceiptRefusal | { readonly code: 'nobody-asked' } | { readonly code: 'withdrawn' }

/**
 * Delivers a version, once for all receivers: each that has not accepted is asked to accept or return it. One who has accepted is
 * asked again only when the owner names it. Refuses when that leaves nobody to deliver to, and a delivery in the future.
 */
export async function deliver(
  tx: Tx,
  plan: Plan,
  commitmentId: Id<'commitment'>,
  wish: DeliveryWish,
  deed: Deed,
): Promise<Result<Delivered, DeliveryRefusal>> {
  const delivered = await makeVersion(tx, plan, commitmentId, wish, deed)
  if (delivered.ok) await tellDelivered(tx, plan, [delivered.value], deed)
  return delivered
}

/** The same for many commitments: those that can't be delivered are left as they are, and receivers are told of all the others at once. */
export async function deliverMany(
  tx: Tx,
  plan: Plan,
  wishes: readonly (DeliveryWish & { readonly commitmentId: Id<'commitment'> })[],
  deed: Deed,
): Promise<readonly Delivered[]> {
  const versions: (Delivered & DeliveredVersion)[] = []
  for (const { commitmentId, ...wish } of wishes) {
    const made = await makeVersion(tx, plan, commitmentId, wish, deed)
    if (made.ok) versions.push(made.value)
  }
  await tellDelivered(tx, plan, versions, deed)
  return versions
}

async function makeVersion(
  tx: Tx,
  plan: Plan,
  commitmentId: Id<'commitment'>,
  wish: DeliveryWish,
  deed: Deed,
): Promise<Result<Changed & DeliveredVersion, DeliveryRefusal>> {
  await lockPlan(tx, plan.id)
  const { rows } = await tx.execute<{
    number: number
    visibility: 'programme'
    organisationId: Id<'party'>
    sv: string
    en: string
  }>(sql`
    select delivery_number as number, visibility, organisation_id as "organisationId", title->>'sv' as sv, title->>'en' as en from commitments
    where programme_id = ${plan.id} and id = ${commitmentId} and withdrawn_at is null`)
  const [commitment] = rows
  if (!commitment) return refuse({ code: 'withdrawn' })
  const again = new Set<string>(wish.askAgain ?? [])
  const which = wish.only ? named(plan.id, [...wish.only, ...(wish.askAgain ?? [])]) : sql`true`
  const all = await readReceipts(tx, plan.id, sql`r.commitment_id = ${commitmentId} and ${which}`)
  const asked = all.filter(({ id, receipt }) => isAskedBy(receipt, again.has(id)))
  if (asked.length === 0) return refuse({ code: 'nobody-asked' })
  const on = (wish.on ?? deed.today) as IsoDate
  const number = commitment.number + 1
  const change = await changeReceipts(
    tx,
    plan,
    asked,
    (receipt, { id }) =>
      deliverOne(receipt, { version: String(number), on, named: again.has(id) }, occasionOf(plan, deed)),
    null,
    deed,
  )
  const first = change.refused[0]
  if (change.done.length === 0 && first) return refuse(first.refusal)
  await saveVersion(tx, plan, commitmentId, { ...wish, number, on }, deed)
  const params = {
    label: wish.label ?? '',
    number,
    receivers: change.done.length,
    titleSv: commitment.sv,
    titleEn: commitment.en,
    byName: wish.byName ?? '',
  }
  const { visibility, organisationId } = commitment
  const rolloutId = new Set(asked.map((one) => one.rolloutId)).size === 1 ? (asked[0]?.rolloutId ?? null) : null
  await record(
    tx,
    {
      programmeId: plan.id,
      subjectKind: 'commitment',
      subjectId: commitmentId,
      rolloutId,
      visibility,
      organisationId,
      code: 'commitment.delivered',
      params,
      validFrom: on,
    },
    deed,
  )
  tell(tx, plan, [{ commitmentId }])
  return ok({ ...change, number, label: wish.label ?? '' })
}

async function saveVersion(
  tx: Tx,
  plan: Plan,
  commitmentId: Id<'commitment'>,
  version: DeliveryWish & { readonly number: number; readonly on: string },
  deed: Deed,
): Promise<void> {
  await tx.insert(deliveries).values({
    programmeId: plan.id,
    commitmentId,
    number: version.number,
    label: version.label ?? '',
    link: version.link ?? '',
    note: version.note ?? '',
    fileId: version.fileId ?? null,
    deliveredOn: version.on,
    recordedAt: deed.at,
    personId: deed.personId as Id<'person'> | null,
    byName: version.byName ?? '',
  })
  await tx
    .update(commitments)
    .set({
      deliveryNumber: version.number,
      deliveryLabel: version.label ?? '',
      version: sql`${commitments.version} + 1`,
    })
    .where(sql`programme_id = ${plan.id} and id = ${commitmentId}`)
}
