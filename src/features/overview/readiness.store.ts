import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { TrendPoint } from '#src/ui/trend-line.tsx'

/** Who owes what is late: one line for each rollout, half and owner, counted as the item list counts (units as one row). */
export interface Progress {
  readonly rolloutId: Id<'rollout'>
  readonly half: 'deliveries' | 'preparations'
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  readonly applicable: number
  readonly accepted: number
  /** Late and not excused by what it waits for. */
  readonly late: number
}

export async function readProgress(db: Reader, programmeId: Id<'programme'>, today: string): Promise<Progress[]> {
  const { rows } = await db.execute<Progress & Record<string, unknown>>(sql`
    select r.rollout_id as "rolloutId", r.half, c.owner_id as "ownerId", p.name as "ownerName",
      count(*)::int as applicable, (count(*) filter (where r.state = 'accepted'))::int as accepted,
      (count(*) filter (where r.late_after < ${today} and not coalesce(r.excused_after < ${today}, false)))::int as late
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join parties p on p.id = c.owner_id
    where r.programme_id = ${programmeId} and r.unit_id is null and r.state <> 'not-applicable' and c.withdrawn_at is null
    group by r.rollout_id, r.half, c.owner_id, p.name`)
  return rows
}

/** Parties that are members of the association today. */
export async function membersOf(db: Reader, association: Id<'party'>, today: string): Promise<Set<string>> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select from_id as id from party_relations
    where kind = 'member-of' and to_id = ${association} and valid_from <= ${today} and (valid_to is null or valid_to >= ${today})`)
  return new Set(rows.map(({ id }) => id))
}

/** Associations that any receiver of the programme is a member of: what the matrix can be narrowed to. */
export async function associationsIn(
  db: Reader,
  programmeId: Id<'programme'>,
  today: string,
): Promise<{ id: Id<'party'>; name: string }[]> {
  const { rows } = await db.execute<{ id: Id<'party'>; name: string }>(sql`
    select distinct a.id, a.name from rollouts r
    join parties p on p.id = r.party_id
    join party_relations m on m.kind = 'member-of' and m.from_id = p.organisation_id
      and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
    join parties a on a.id = m.to_id
    where r.programme_id = ${programmeId} order by a.name`)
  return rows
}

/** Share of each half day by day, of some rollouts together: the latest `days` days that were kept. */
export async function readTrend(
  db: Reader,
  programmeId: Id<'programme'>,
  rolloutIds: readonly Id<'rollout'>[],
  since: string,
): Promise<TrendPoint[]> {
  const { rows } = await db.execute<{ date: string; deliveries: number | null; preparations: number | null }>(sql`
    select s."on"::text as date,
      sum(s.accepted) filter (where s.half = 'deliveries') / nullif(sum(s.applicable) filter (where s.half = 'deliveries'), 0) as deliveries,
      sum(s.accepted) filter (where s.half = 'preparations') / nullif(sum(s.applicable) filter (where s.half = 'preparations'), 0) as preparations
    from readiness_snapshots s
    where s.programme_id = ${programmeId} and s.rollout_id = any(${sql.param([...rolloutIds])}::uuid[]) and s."on" >= ${since}
    group by s."on" order by s."on"`)
  return rows
}

/** What some organisations owe in the programme: how much is delivered, returned, late; and what comes next. */
export interface OwnDeliveries {
  readonly commitments: number
  readonly delivered: number
  readonly returned: number
  readonly late: number
  readonly nextDue: string | null
}

/** A supplier's own: counted by commitment, since it delivers once to many. */
export async function readOwnDeliveries(
  db: Reader,
  programmeId: Id<'programme'>,
  organisationIds: readonly Id<'party'>[],
  today: string,
): Promise<OwnDeliveries> {
  const { rows } = await db.execute<OwnDeliveries & Record<string, unknown>>(sql`
    with own as (
      select c.id, bool_and(r.state in ('delivered', 'accepted', 'not-applicable')) as delivered, bool_or(r.state = 'returned') as returned,
        bool_or(r.late_after < ${today} and not coalesce(r.excused_after < ${today}, false)) as late,
        min(r.extended_on) filter (where r.state in ('not-started', 'in-progress', 'returned') and r.extended_on >= ${today}) as next
      from commitments c join parties p on p.id = c.owner_id
      join receipts r on r.programme_id = c.programme_id and r.commitment_id = c.id and r.unit_id is null
      where c.programme_id = ${programmeId} and c.withdrawn_at is null and c.visibility = 'programme'
        and p.organisation_id = any(${sql.param([...organisationIds])}::uuid[])
      group by c.id)
    select count(*)::int as commitments, (count(*) filter (where delivered))::int as delivered, (count(*) filter (where returned))::int as returned,
      (count(*) filter (where late))::int as late, min(next)::text as "nextDue" from own`)
  return rows[0] ?? { commitments: 0, delivered: 0, returned: 0, late: 0, nextDue: null }
}
