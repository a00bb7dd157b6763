import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { BrokenReceipt } from './breaches.ts'

/** Deliveries whose lead time is broken on a day (units as one row), of rollouts that are still on their way. */
export async function readBroken(
  db: Reader,
  programmeId: Id<'programme'>,
  today: string,
  rolloutId: Id<'rollout'> | null = null,
): Promise<BrokenReceipt[]> {
  const { rows } = await db.execute<BrokenReceipt & Record<string, unknown>>(sql`
    select r.rollout_id as "rolloutId", o.wave_id as "waveId", r.commitment_id as "commitmentId", c.title, rp.name as receiver,
      c.owner_id as "ownerId", op.name as "ownerName", r.area_key as "areaKey", r.state, c.due_rule as rule, r.nominal_on as nominal,
      r.extended_on as due, c.forecast_on as forecast, r.first_delivered_on as "deliveredOn", g.decided_on as "goLive",
      coalesce(bp.id, op.id) as "brokenById", coalesce(bp.name, op.name) as "brokenByName", r.broken_by_decision_on as "brokenByDecisionOn", r.promised_before_on as "promisedBefore", r.excused_after as "excusedAfter",
      coalesce((select array_agg(distinct np.name) from commitment_dependencies d
        join commitments n on n.programme_id = d.programme_id and n.id = d.depends_on_id and n.withdrawn_at is null
        join parties np on np.id = n.owner_id
        where d.programme_id = r.programme_id and d.commitment_id = r.commitment_id and exists (
          select from receipts nr where nr.programme_id = n.programme_id and nr.commitment_id = n.id and nr.unit_id is null
            and (nr.rollout_id = r.rollout_id or n.scope in ('rollout', 'unit')) and nr.state in ('not-started', 'in-progress', 'returned'))), '{}') as "waitsForOwners"
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    join parties rp on rp.id = o.party_id
    join parties op on op.id = c.owner_id
    left join parties bp on bp.id = r.broken_by_owner_id
    left join lateral (select coalesce(own.decided_on, main.decided_on) as decided_on
      from go_lives main left join go_lives own on own.programme_id = r.programme_id and own.id = r.go_live_id
      where main.programme_id = r.programme_id and main.rollout_id = r.rollout_id and main.is_main) g on true
    where r.programme_id = ${programmeId} and r.unit_id is null and r.breach_after < ${today} and c.withdrawn_at is null
      and not o.is_template and o.state <> 'withdrawn' ${rolloutId ? sql`and r.rollout_id = ${rolloutId}` : sql``}`)
  return rows
}
