import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Plan } from '../plan.store.ts'
import { promisedBy } from '../rules/breach.ts'
import type { DueRule } from '../rules/due.ts'
import { isPast } from '../rules/lateness.ts'
import { hasBrokenIt } from '../rules/owner.ts'
import type { ReceiptState } from '../rules/receipt.ts'

interface Promised {
  readonly id: Id<'receipt'>
  readonly ownerId: Id<'party'>
  readonly own: boolean
  readonly state: ReceiptState
  readonly rule: DueRule
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly goLive: IsoDate | null
  readonly decidedOn: IsoDate | null
  readonly promisedBefore: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly beforeSamtakt: boolean
}

/** Before another owes these commitments: writes who broke the lead times that are broken. The first who did stands. */
export async function keepBreaches(
  tx: Tx,
  plan: Pick<Plan, 'id'>,
  ids: readonly Id<'commitment'>[],
  today: IsoDate,
): Promise<void> {
  const { rows } = await tx.execute<Promised & Record<string, unknown>>(sql`
    select r.id, c.owner_id as "ownerId", c.owner_id = r.receiver_id as own, r.state, c.due_rule as rule, r.nominal_on as nominal, r.extended_on as due,
      r.first_delivered_on as "deliveredOn", coalesce(g.decided_on, main.decided_on) as "goLive", r.broken_by_decision_on as "decidedOn",
      r.promised_before_on as "promisedBefore", r.excused_after as "excusedAfter", r.before_samtakt as "beforeSamtakt"
    from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    left join go_lives g on g.programme_id = r.programme_id and g.id = r.go_live_id
    left join go_lives main on main.programme_id = r.programme_id and main.rollout_id = r.rollout_id and main.is_main
    where r.programme_id = ${plan.id} and r.commitment_id = any(${sql.param([...ids])}::uuid[]) and r.breach_after < ${today}::date
      and r.broken_by_owner_id is null`)
  const broken = rows.filter((row) =>
    hasBrokenIt(
      {
        ...row,
        forecast: null,
        promisedBy: promisedBy(row.rule, row.nominal && row.due && { nominal: row.nominal, due: row.due }, row.own),
        waitsForLate: isPast(row.excusedAfter, today),
        movedNearer: row.decidedOn && { decidedOn: row.decidedOn, promisedBefore: row.promisedBefore },
      },
      today,
    ),
  )
  if (broken.length === 0) return
  await tx.execute(sql`
    update receipts r set broken_by_owner_id = n.owner
    from jsonb_to_recordset(${JSON.stringify(broken.map(({ id, ownerId }) => ({ id, owner: ownerId })))}::jsonb) as n(id uuid, owner uuid)
    where r.programme_id = ${plan.id} and r.id = n.id`)
}
