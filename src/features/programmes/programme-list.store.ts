import { sql } from 'drizzle-orm'
import { type Actor, isAdmin, organisationsOf, type Standing } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ParticipantRole } from './programme.tables.ts'
import { standingIn } from './standing.ts'

export interface ListedProgramme {
  readonly id: Id<'programme'>
  readonly name: string
  readonly leadPartyId: Id<'party'>
  readonly leadName: string
  readonly startsOn: string
  /** Rollouts that count: neither templates nor withdrawn. */
  readonly receivers: number
  /** Of them, those that have gone live. */
  readonly live: number
  /** The nearest decided go-live that is still to come. */
  readonly nextGoLive: string | null
  readonly liveVersion: number
  readonly standing: Standing
}

/** Programmes that the actor has to do with, by name. An administrator sees them all, as every insider does. */
export async function listProgrammes(db: Reader, actor: Actor, today: string): Promise<ListedProgramme[]> {
  const own = [
    ...actor.functions.flatMap((held) => (held.programmeId ? [held.programmeId] : [])),
    ...actor.seats.flatMap((seat) => seat.programmeIds),
  ]
  const organisations = sql.param(organisationsOf(actor))
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select p.id, p.name, p.lead_party_id as "leadPartyId", l.name as "leadName", p.starts_on as "startsOn",
      coalesce((select version from topics where topic = 'programme:' || p.id), 0) as "liveVersion",
      coalesce(r.receivers, 0) as receivers, coalesce(r.live, 0) as live,
      (select min(g.decided_on) from go_lives g join rollouts x on x.programme_id = g.programme_id and x.id = g.rollout_id
        where g.programme_id = p.id and g.actual_on is null and g.decided_on >= ${today} and not x.is_template and x.state <> 'withdrawn') as "nextGoLive",
      coalesce((select json_agg(json_build_object('party', q.organisation_id, 'role', a.role)) from participants a join parties q on q.id = a.party_id
        where a.programme_id = p.id and q.organisation_id = any(${organisations}::uuid[])), '[]') as roles
    from programmes p
    join parties l on l.id = p.lead_party_id
    left join (
      select programme_id, count(*) as receivers, count(*) filter (where state in ('live', 'paused', 'handed-over')) as live
      from rollouts where not is_template and state <> 'withdrawn' group by programme_id
    ) r on r.programme_id = p.id
    where ${isAdmin(actor)} or p.id = any(${sql.param(own)}::uuid[]) or exists (
      select 1 from participants a join parties q on q.id = a.party_id where a.programme_id = p.id and q.organisation_id = any(${organisations}::uuid[]))
    order by p.name`)
  return rows.flatMap((row) => {
    const { roles, ...programme } = row as unknown as ListedProgramme & {
      roles: { party: string; role: ParticipantRole }[]
    }
    const rolesOf = Map.groupBy(roles, (role) => role.party)
    const byParty = new Map([...rolesOf].map(([party, list]) => [party, list.map((one) => one.role)]))
    const standing = standingIn(actor, programme.id, byParty)
    return standing ? [{ ...programme, standing }] : []
  })
}
