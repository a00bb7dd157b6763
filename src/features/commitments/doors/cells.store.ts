import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { CellRow } from './cell-row.ts'

/** All receipts of some areas of some rollouts, withdrawn commitments aside. */
export async function readCells(
  db: Reader,
  programmeId: Id<'programme'>,
  cells: readonly { readonly rolloutId: Id<'rollout'>; readonly areaKey: string }[],
): Promise<CellRow[]> {
  const rollouts = sql.param(cells.map(({ rolloutId }) => rolloutId))
  const areas = sql.param(cells.map(({ areaKey }) => areaKey))
  const { rows } = await db.execute<CellRow & Record<string, unknown>>(sql`
    select r.id, r.commitment_id as "commitmentId", r.rollout_id as "rolloutId", r.unit_id as "unitId", r.units, r.area_key as "areaKey", r.half,
      r.critical, r.state, r.nominal_on as nominal, r.due_on as due, r.extended_on as extended, r.not_before_on as "notBefore",
      r.first_delivered_on as "firstDeliveredOn", r.delivered_on as "deliveredOn", r.delivery_number as "deliveryNumber",
      r.review_due_on as "reviewDueOn", r.accepted_on as "acceptedOn", r.expires_on as "expiresOn", r.late_after as "lateAfter",
      r.excused_after as "excusedAfter", r.breach_after as "breachAfter", r.before_samtakt as "beforeSamtakt", c.owner_id = r.receiver_id and r.broken_by_owner_id is null as own,
      c.due_rule as rule, c.minimum_days as "minimumDays", c.forecast_on as forecast,
      exists (select from commitment_dependencies d where d.programme_id = c.programme_id and d.commitment_id = c.id) as needs
    from unnest(${rollouts}::uuid[], ${areas}::text[]) as cell(rollout_id, area_key)
    join receipts r on r.programme_id = ${programmeId} and r.rollout_id = cell.rollout_id and r.area_key = cell.area_key
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    where c.withdrawn_at is null`)
  return rows
}
