import type { Pool } from 'pg'
import type { Actor, HeldFunction, HeldSeat, ProgrammeNow } from '../access/index.ts'
import type { Lang } from '../i18n/index.ts'
import type { Id } from '../ids.ts'
import { idleHours, longestDays, noteUseAfterHours } from './session.ts'
import { readSessionToken, type SessionCookie } from './session-cookie.ts'

export interface SignedIn {
  readonly actor: Actor
  readonly programmes: readonly ProgrammeNow[]
  readonly sessionToken: string
  /** Notices not read yet; counted no further than to a hundred. */
  readonly unread: number
  /** How many times what they have been told, and read of it, has changed. */
  readonly noticeVersion: number
}

/** A header says "99+" beyond; counting thousands would cost every page. */
const mostUnread = 100

/**
 * Who asks, with every function held today, and the programmes they are in as they stand now: asked on every page, so one prepared statement in one round
 * trip. It names the tables of parties, people, programmes, forums and notices in SQL (and imports none), since an actor is what platform/access says one is.
 */
const statement = {
  name: 'find-actor',
  text: `
    select p.id, p.name, p.lang, s.expires_at < $2::timestamptz + interval '${idleHours - noteUseAfterHours} hours'
        and s.created_at + interval '${longestDays} days' > s.expires_at as note_use,
      coalesce(held.list, '[]') as functions, coalesce(held.seats, '[]') as seats, coalesce(taking.list, '[]') as programmes,
      (select count(*)::int from (select from notices n where n.person_id = p.id and n.read_at is null limit ${mostUnread}) counted) as unread,
      coalesce((select t.version from topics t where t.topic = 'person:' || p.id), 0)::int as "noticeVersion"
    from session s join people p on p.user_id = s.user_id
    left join lateral (
      select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'partyId', f.party_id,
          'organisationId', o.organisation_id, 'programmeId', f.programme_id, 'areaKey', f.area_key) order by h.valid_from, h.id)
          filter (where f.kind <> 'seat') as list,
        json_agg(json_build_object('id', f.id, 'kind', s.kind, 'forumId', s.forum_id, 'partyId', f.party_id,
          'organisationId', o.organisation_id, 'programmeIds', coalesce(serves.ids, '[]')) order by h.valid_from, h.id)
          filter (where s.id is not null) as seats,
        array_agg(f.programme_id) as programmes, array_agg(o.organisation_id) as organisations
      from holdings h join functions f on f.id = h.function_id join parties o on o.id = f.party_id
      left join seats s on s.id = f.id
      left join lateral (select json_agg(fp.programme_id) as ids from forum_programmes fp where fp.forum_id = s.forum_id) serves on s.id is not null
      where h.person_id = p.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)
        and (f.ended_on is null or f.ended_on > $3::date)) held on true
    left join lateral (
      select json_agg(json_build_object('id', i.id, 'roles', coalesce(i.roles, '[]'),
          'version', coalesce((select t.version from topics t where t.topic = 'programme:' || i.id), 0))) as list
      from (
        select e.id, json_agg(json_build_object('party', e.party, 'role', e.role)) filter (where e.role is not null) as roles
        from (
          select unnest(held.programmes) as id, null::uuid as party, null::text as role
          union select fp.programme_id, null, null from json_array_elements(held.seats) as own(seat)
            join forum_programmes fp on fp.forum_id = (own.seat->>'forumId')::uuid
          union select r.programme_id, q.organisation_id, r.role
          from parties q join participants r on r.party_id = q.id where q.organisation_id = any(held.organisations)) e
        where e.id is not null group by e.id) i) taking on true
    where s.token = $1 and s.expires_at > $2::timestamptz and p.closed_at is null`,
}

const noteUse = {
  name: 'note-session-use',
  text: `
    update session set updated_at = $2::timestamptz,
      expires_at = least($2::timestamptz + interval '${idleHours} hours', created_at + interval '${longestDays} days')
    where token = $1`,
}

interface Row {
  readonly id: Id<'person'>
  readonly name: string
  readonly lang: Lang
  readonly note_use: boolean
  readonly functions: readonly HeldFunction[]
  readonly seats: readonly HeldSeat[]
  readonly unread: number
  readonly noticeVersion: number
  readonly programmes: readonly ProgrammeNow[]
}

/**
 * The person whose session the Cookie header carries, or null: no cookie, a forged one, an ended session, a closed
 * account. `now` is an ISO moment, `today` the day in Sweden.
 */
export async function findActor(
  pool: Pool,
  cookieHeader: string | null | undefined,
  cookie: SessionCookie,
  now: string,
  today: string,
): Promise<SignedIn | null> {
  const sessionToken = readSessionToken(cookie, cookieHeader)
  if (!sessionToken) return null
  const { rows } = await pool.query<Row>({ ...statement, values: [sessionToken, now, today] })
  const [found] = rows
  if (!found) return null
  if (found.note_use) await pool.query({ ...noteUse, values: [sessionToken, now] })
  const { id: personId, name, lang, functions, seats, programmes, unread, noticeVersion } = found
  return { actor: { personId, name, lang, functions, seats }, programmes, sessionToken, unread, noticeVersion }
}
