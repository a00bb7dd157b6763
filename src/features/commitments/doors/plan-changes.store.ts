import { sql } from 'drizzle-orm'
import type { PlanHandlers } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok } from '#src/platform/result.ts'
import { lockPlan, type Plan, readPlan } from '../plan.store.ts'
import { markNotApplicable, takeBackExemption } from '../rules/exemption.ts'
import type { Receipt } from '../rules/receipt.ts'
import { type Change, changeReceipts, occasionOf, tell } from './change-receipts.store.ts'
import { giveReceipts } from './create.store.ts'
import type { ScopedCommitment } from './new-receipts.store.ts'
import { previewMove } from './preview-move.store.ts'
import { readReceipts } from './receipts.store.ts'
import { redate } from './redate.store.ts'
import { tellConsentAsked } from './tell-consent.store.ts'
import { changeUnits } from './units.store.ts'

/** What a change of the plan does to commitments and receipts, in the transaction of the change itself. Wired by `app.tsx`. */
export const planHandlers: PlanHandlers = {
  async onRolloutsAdded(tx, { programme, rolloutIds }, deed) {
    const plan = await readPlan(tx, programme.id)
    await lockPlan(tx, plan.id)
    await giveToNewcomers(tx, plan, rolloutIds, deed)
  },

  async onRolloutsChangedWave(tx, { programme, rolloutIds, toWaveId }, deed) {
    const plan = await readPlan(tx, programme.id)
    await lockPlan(tx, plan.id)
    await takeAlong(tx, plan, rolloutIds, toWaveId)
    await leaveWave(tx, plan, rolloutIds, toWaveId, deed)
    await returnToWave(tx, plan, rolloutIds, toWaveId, deed)
    await giveToNewcomers(tx, plan, rolloutIds, deed)
    await redate(tx, plan, { rolloutIds }, deed)
  },

  /** A withdrawn rollout keeps its receipts as they stand; lists and totals leave it out by its state. */
  onRolloutStateChanged: () => Promise.resolve(),

  async onUnitsChanged(tx, { programme, rolloutId }, deed) {
    const plan = await readPlan(tx, programme.id)
    await changeUnits(tx, plan, rolloutId, deed)
    await redate(tx, plan, { rolloutIds: [rolloutId] }, deed)
  },

  async onAreasChosen(tx, { programme, rolloutId, leftOut, takenUp }, deed) {
    const plan = await readPlan(tx, programme.id)
    await lockPlan(tx, plan.id)
    const inArea = (areaKey: string) =>
      readReceipts(tx, plan.id, sql`r.rollout_id = ${rolloutId} and r.area_key = ${areaKey}`)
    const asked: Change[] = []
    for (const { areaKey, reason } of leftOut) {
      const open = (await inArea(areaKey)).filter(
        ({ receipt }) =>
          receipt.state !== 'accepted' && receipt.state !== 'not-applicable' && receipt.exemption === null,
      )
      const rule = (receipt: (typeof open)[number]['receipt']) =>
        markNotApplicable(receipt, reason, occasionOf(plan, deed))
      const { changes } = await changeReceipts(
        tx,
        plan,
        open,
        rule,
        {
          code: 'receipt.not-applicable',
          params: ({ next }) => ({ reason, pending: next.state === 'not-applicable' ? 0 : 1 }),
        },
        deed,
      )
      asked.push(...changes)
    }
    await tellConsentAsked(tx, plan, asked, deed)
    for (const { areaKey, reason } of takenUp) {
      // What was exempt for a reason of its own, or belongs to a unit that has left, stays so.
      const exempt = (await inArea(areaKey)).filter(({ receipt }) => receipt.exemption?.reason === reason)
      await changeReceipts(
        tx,
        plan,
        exempt,
        (receipt) => takeBackExemption(receipt, occasionOf(plan, deed)),
        { code: 'receipt.applicable-again' },
        deed,
      )
    }
  },

  async onAreasHandedOut(tx, { programme, rolloutId, areas }) {
    await lockPlan(tx, programme.id)
    const given = JSON.stringify(areas.map(({ areaKey, functionId }) => ({ area: areaKey, function: functionId })))
    await tx.execute(sql`
      update receipts r set function_id = n.function, version = version + 1
      from jsonb_to_recordset(${given}::jsonb) as n(area text, function uuid)
      where r.programme_id = ${programme.id} and r.rollout_id = ${rolloutId} and r.area_key = n.area and r.function_id is distinct from n.function
        and r.receiver_id = (select party_id from rollouts where programme_id = ${programme.id} and id = ${rolloutId})`)
    await tx.execute(sql`
      update commitments c set owner_function_id = n.function, version = version + 1
      from jsonb_to_recordset(${given}::jsonb) as n(area text, function uuid)
      where c.programme_id = ${programme.id} and c.rollout_id = ${rolloutId} and c.area_key = n.area and c.owner_function_id is distinct from n.function
        and c.owner_id = (select party_id from rollouts where programme_id = ${programme.id} and id = ${rolloutId})`)
    tell(tx, programme, [{ rolloutId }])
  },

  async onGoLivesMoved(tx, { programme, moves }, deed) {
    await redate(tx, await readPlan(tx, programme.id), { goLiveIds: moves.map(({ goLiveId }) => goLiveId) }, deed)
  },

  async onCalendarChanged(tx, { programme }, deed) {
    await redate(tx, await readPlan(tx, programme.id), {}, deed)
  },

  async previewMove(db, { programme, moves }, today) {
    return previewMove(db, await readPlan(db, programme.id), moves, today)
  },
}

type RolloutIds = readonly Id<'rollout'>[]

/**
 * What concerns rollouts that come later: all of their wave's commitments, and of those for the whole programme the local additions
 * (they are for everyone) and what others in the same wave get (a template is applied wave by wave).
 */
async function giveToNewcomers(tx: Tx, plan: Plan, rolloutIds: RolloutIds, deed: Deed): Promise<void> {
  const { rows } = await tx.execute<ScopedCommitment & { rolloutIds: RolloutIds } & Record<string, unknown>>(sql`
    select c.id, c.scope, c.wave_id as "waveId", c.rollout_id as "rolloutId", c.area_key as "areaKey", c.owner_id as "ownerId",
      c.due_rule as "dueRule", c.not_before as "notBefore", c.critical, c.delivery_number as "deliveryNumber",
      'receiver' as receiver, json_agg(o.id) as "rolloutIds"
    from rollouts o join commitments c on c.programme_id = o.programme_id and c.withdrawn_at is null and (
      (c.scope = 'wave' and c.wave_id = o.wave_id)
      or (c.scope = 'programme' and (c.template_id is null or exists (
        select from receipts m join rollouts mate on mate.programme_id = m.programme_id and mate.id = m.rollout_id
        where m.programme_id = c.programme_id and m.commitment_id = c.id and mate.wave_id = o.wave_id and mate.id <> o.id))))
    where o.programme_id = ${plan.id} and o.id = any(${sql.param([...rolloutIds])}::uuid[]) and not o.is_template
    group by c.programme_id, c.id`)
  if (rows.length > 0) await giveReceipts(tx, plan, rows, deed)
}

/** Where the new wave has the same item of the same template, the receipt goes along, with what has been done on it. */
async function takeAlong(tx: Tx, plan: Plan, rolloutIds: RolloutIds, toWaveId: Id<'wave'> | null): Promise<void> {
  await tx.execute(sql`
    update receipts r set commitment_id = new.id, version = r.version + 1
    from commitments old join commitments new on new.programme_id = old.programme_id and new.template_id = old.template_id
      and new.template_item_key = old.template_item_key and new.scope = 'wave' and new.wave_id = ${toWaveId} and new.withdrawn_at is null
    where old.programme_id = ${plan.id} and old.id = r.commitment_id and old.scope = 'wave' and old.wave_id is distinct from ${toWaveId}
      and r.programme_id = ${plan.id} and r.rollout_id = any(${sql.param([...rolloutIds])}::uuid[])
      and not exists (select from receipts e where e.programme_id = r.programme_id and e.commitment_id = new.id and e.rollout_id = r.rollout_id)`)
}

/** What only the old wave has no longer concerns the rollout; what is accepted stands. */
async function leaveWave(
  tx: Tx,
  plan: Plan,
  rolloutIds: RolloutIds,
  toWaveId: Id<'wave'> | null,
  deed: Deed,
): Promise<void> {
  const left = await readReceipts(
    tx,
    plan.id,
    sql`r.rollout_id = any(${sql.param([...rolloutIds])}::uuid[]) and c.scope = 'wave' and c.wave_id is distinct from ${toWaveId}
      and r.state not in ('accepted', 'not-applicable')`,
  )
  const exemption = {
    reason: '',
    askedOn: deed.today as IsoDate,
    consent: 'not-needed',
    answerDueOn: null,
    refusedFor: null,
  } as const
  await changeReceipts(
    tx,
    plan,
    left,
    (receipt) =>
      ok({ ...receipt, state: 'not-applicable', reviewDueOn: null, exemption: { ...exemption, from: receipt.state } }),
    { code: 'receipt.left-wave' },
    deed,
  )
}

/** A rollout that comes back to a wave takes up what it left there, where it left it. */
async function returnToWave(
  tx: Tx,
  plan: Plan,
  rolloutIds: RolloutIds,
  toWaveId: Id<'wave'> | null,
  deed: Deed,
): Promise<void> {
  const back = await readReceipts(
    tx,
    plan.id,
    sql`r.rollout_id = any(${sql.param([...rolloutIds])}::uuid[]) and c.scope = 'wave' and c.wave_id = ${toWaveId}
      and r.state = 'not-applicable' and r.exemption_reason = ''`,
  )
  const takeBack = (receipt: Receipt) => takeBackExemption(receipt, occasionOf(plan, deed))
  await changeReceipts(tx, plan, back, takeBack, { code: 'receipt.applicable-again' }, deed)
}
