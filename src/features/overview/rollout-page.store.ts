import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** A unit that takes part: how many of its own items are accepted, and late. */
export interface UnitLine {
  readonly unitId: Id<'party'>
  readonly name: string
  readonly applicable: number
  readonly accepted: number
  readonly late: number
}

export async function listUnits(
  db: Reader,
  programmeId: Id<'programme'>,
  rolloutId: Id<'rollout'>,
  today: string,
): Promise<UnitLine[]> {
  const { rows } = await db.execute<UnitLine & Record<string, unknown>>(sql`
    select u.unit_id as "unitId", p.name, count(c.id)::int as applicable,
      (count(c.id) filter (where r.state = 'accepted'))::int as accepted,
      (count(c.id) filter (where r.late_after < ${today}::date and not coalesce(r.excused_after < ${today}::date, false)))::int as late
    from rollout_units u join parties p on p.id = u.unit_id
    left join receipts r on r.programme_id = u.programme_id and r.rollout_id = u.rollout_id and r.unit_id = u.unit_id and r.state <> 'not-applicable'
    left join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id and c.withdrawn_at is null
    where u.programme_id = ${programmeId} and u.rollout_id = ${rolloutId}
    group by u.unit_id, p.name order by p.name`)
  return rows
}

/** Which functions answer for what at the receiver: named on each item that is handed out. */
export async function listAnswering(
  db: Reader,
  programmeId: Id<'programme'>,
  rolloutId: Id<'rollout'>,
): Promise<Map<string, Id<'function'>>> {
  const { rows } = await db.execute<{ id: string; functionId: Id<'function'> }>(sql`
    select id, function_id as "functionId" from receipts
    where programme_id = ${programmeId} and rollout_id = ${rolloutId} and unit_id is null and function_id is not null`)
  return new Map(rows.map(({ id, functionId }) => [id, functionId]))
}
