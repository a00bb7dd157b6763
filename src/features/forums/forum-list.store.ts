import { sql } from 'drizzle-orm'
import { type Actor, forumsOf, isAdmin } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ForumKind, GateScope } from './forum.tables.ts'
import type { ForumPlace } from './forum.ts'

export interface ListedForum extends ForumPlace {
  readonly kind: ForumKind
  readonly partyId: Id<'party'>
  readonly partyName: string
  readonly commissioner: string
  readonly nextMeetingOn: string | null
  readonly endedOn: string | null
  /** Of the programmes that the reader has to do with. */
  readonly programmes: readonly {
    readonly id: Id<'programme'>
    readonly name: string
    readonly gates: readonly GateScope[]
  }[]
  /** Today's chair; null: ej utsedd. */
  readonly chair: string | null
  /** Seats that decide and count, and those of them that nobody holds. */
  readonly seats: number
  readonly vacant: number
  /** The receivers whose local group it is, in the programmes that the reader has to do with. */
  readonly groupOf: readonly string[]
  /** The reader sits there, or stands within a programme that it serves: may read who sits there. */
  readonly within: boolean
}

/** As whom the reader stands to the programmes, as far as the list needs to know. */
export interface Reach {
  /** Programmes where the reader has a standing, and those where they stand within. */
  readonly seen: readonly Id<'programme'>[]
  readonly within: readonly Id<'programme'>[]
  /** Only those that serve this one. */
  readonly programmeId?: Id<'programme'>
  /** Only this organisation's. */
  readonly organisationId?: Id<'party'>
}

/** The forums that the actor may see, by name: those that serve programmes where they have a standing, and where they sit; an administrator all. */
export async function listForums(db: Reader, actor: Actor, reach: Reach, today: string): Promise<ListedForum[]> {
  const all = isAdmin(actor)
  const seen = sql.param([...reach.seen])
  const own = sql.param(forumsOf(actor))
  const { rows } = await db.execute<ListedForum & Record<string, unknown>>(sql`
    select f.id, f.name, f.kind, f.is_local as "isLocal", f.parent_id as "parentId", f.party_id as "partyId", p.name as "partyName", f.commissioner,
      f.next_meeting_on::text as "nextMeetingOn", f.ended_on::text as "endedOn", coalesce(v.programmes, '[]') as programmes,
      c.chair, coalesce(c.seats, 0) as seats, coalesce(c.vacant, 0) as vacant,
      coalesce((select json_agg(distinct rp.name) from rollout_forums l join rollouts r on r.programme_id = l.programme_id and r.id = l.rollout_id
        join parties rp on rp.id = r.party_id where l.forum_id = f.id and ${reach.programmeId ? sql`l.programme_id = ${reach.programmeId}` : sql`(${all} or l.programme_id = any(${seen}::uuid[]))`}), '[]') as "groupOf",
      (${all} or f.id = any(${own}::uuid[]) or coalesce(v.within, false)) as within
    from forums f join parties p on p.id = f.party_id
    left join lateral (
      select json_agg(json_build_object('id', g.id, 'name', g.name, 'gates', s.gates) order by g.name) as programmes,
        bool_or(g.id = any(${sql.param([...reach.within])}::uuid[])) as within
      from forum_programmes s join programmes g on g.id = s.programme_id
      where s.forum_id = f.id and (${all} or g.id = any(${seen}::uuid[]))) v on true
    left join lateral (
      select count(*)::int as seats, count(*) filter (where h.names is null)::int as vacant, max(h.names) filter (where s.kind = 'chair') as chair
      from seats s join functions sf on sf.id = s.id and (sf.ended_on is null or sf.ended_on > ${today}::date)
      left join lateral (select string_agg(q.name, ', ' order by q.name) as names from holdings x join people q on q.id = x.person_id
        where x.function_id = s.id and x.valid_from <= ${today}::date and (x.valid_to is null or x.valid_to >= ${today}::date)) h on true
      where s.forum_id = f.id and s.kind in ('chair', 'member')) c on true
    where (${all} or f.id = any(${own}::uuid[]) or v.programmes is not null)
      ${reach.programmeId ? sql`and exists (select from forum_programmes s where s.forum_id = f.id and s.programme_id = ${reach.programmeId})` : sql``}
      ${reach.organisationId ? sql`and p.organisation_id = ${reach.organisationId}` : sql``}
    order by f.name, f.id`)
  return rows
}
