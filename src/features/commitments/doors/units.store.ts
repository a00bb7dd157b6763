import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok } from '#src/platform/result.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { takeBackExemption } from '../rules/exemption.ts'
import { changeReceipts, occasionOf } from './change-receipts.store.ts'
import { readRollouts, receiptsFor, type ScopedCommitment, saveNewReceipts } from './new-receipts.store.ts'
import { readReceipts } from './receipts.store.ts'
import { settle } from './settle.store.ts'

/**
 * Brings a rollout's unit-scoped items in step with its units. A unit that came gets its receipts; one that left is no longer
 * concerned, but what it did is kept, and stands again if it comes back. The first units of a rollout take the item over from the
 * receipt that stood for it as a whole.
 */
export async function changeUnits(tx: Tx, plan: Plan, rolloutId: Id<'rollout'>, deed: Deed): Promise<void> {
  await lockPlan(tx, plan.id)
  const [rollout] = await readRollouts(tx, plan.id, [rolloutId])
  const items = await unitItems(tx, plan.id, rolloutId)
  if (!rollout || items.length === 0) return
  const rows = items.flatMap((item) => receiptsFor(item, rollout, plan, deed)).filter(({ unit }) => unit !== null)
  await saveNewReceipts(tx, plan.id, rows)
  if (rollout.units.length > 0) {
    await tx.execute(sql`
      update receipts r set units = ${rollout.units.length} from commitments c
      where r.programme_id = ${plan.id} and r.rollout_id = ${rolloutId} and r.unit_id is null and r.units = 0
        and c.programme_id = r.programme_id and c.id = r.commitment_id and c.scope = 'unit'`)
  }
  const here = new Set<string>(rollout.units.map(({ id }) => id))
  const all = await readReceipts(tx, plan.id, sql`r.rollout_id = ${rolloutId} and r.unit_id is not null`)
  const exemption = {
    reason: '',
    askedOn: deed.today as IsoDate,
    consent: 'not-needed',
    answerDueOn: null,
    refusedFor: null,
  } as const
  const left = all.filter(
    ({ unitId, receipt }) => unitId !== null && !here.has(unitId) && receipt.state !== 'not-applicable',
  )
  const leave = (receipt: (typeof left)[number]['receipt']) =>
    ok({
      ...receipt,
      state: 'not-applicable' as const,
      reviewDueOn: null,
      exemption: { ...exemption, from: receipt.state },
    })
  await changeReceipts(tx, plan, left, leave, { code: 'receipt.unit-left' }, deed)
  const back = all.filter(
    ({ unitId, receipt }) =>
      unitId !== null && here.has(unitId) && receipt.state === 'not-applicable' && receipt.exemption?.reason === '',
  )
  await changeReceipts(
    tx,
    plan,
    back,
    (receipt) => takeBackExemption(receipt, occasionOf(plan, deed)),
    { code: 'receipt.applicable-again' },
    deed,
  )
  const cells = [...new Set(items.map(({ areaKey }) => areaKey))].map((areaKey) => ({ rolloutId, areaKey }))
  await settle(tx, plan, { cells, moved: items.map(({ id }) => id) })
}

async function unitItems(tx: Tx, programmeId: Id<'programme'>, rolloutId: Id<'rollout'>): Promise<ScopedCommitment[]> {
  const { rows } = await tx.execute<ScopedCommitment & Record<string, unknown>>(sql`
    select id, scope, wave_id as "waveId", rollout_id as "rolloutId", area_key as "areaKey", owner_id as "ownerId", 'receiver' as receiver,
      due_rule as "dueRule", not_before as "notBefore", critical, delivery_number as "deliveryNumber"
    from commitments where programme_id = ${programmeId} and rollout_id = ${rolloutId} and scope = 'unit' and withdrawn_at is null`)
  return rows
}
