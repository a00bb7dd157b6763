import type { Pool } from 'pg'
import type { Actor, HeldFunction } from '../access/index.ts'
import type { Lang } from '../i18n/index.ts'
import type { Id } from '../ids.ts'
import { idleHours, longestDays, noteUseAfterHours } from './session.ts'
import { readSessionToken, type SessionCookie } from './session-cookie.ts'

export interface SignedIn {
  readonly actor: Actor
  readonly sessionToken: string
}

/**
 * Who asks, with every function held today: asked on every page, so one prepared statement in one round trip. It names
 * the tables of parties and people in SQL (and imports neither), since an actor is what platform/access says one is.
 */
const statement = {
  name: 'find-actor',
  text: `
    select p.id, p.name, p.lang, s.expires_at < $2::timestamptz + interval '${idleHours - noteUseAfterHours} hours'
        and s.created_at + interval '${longestDays} days' > s.expires_at as note_use,
      (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'partyId', f.party_id,
          'organisationId', o.organisation_id, 'programmeId', f.programme_id, 'areaKey', f.area_key) order by h.valid_from, h.id), '[]')
        from holdings h join functions f on f.id = h.function_id join parties o on o.id = f.party_id
        where h.person_id = p.id and h.valid_from <= $3::date and (h.valid_to is null or h.valid_to >= $3::date)
          and (f.ended_on is null or f.ended_on > $3::date)) as functions
    from session s join people p on p.user_id = s.user_id
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
  return { actor: { personId: found.id, name: found.name, lang: found.lang, functions: found.functions }, sessionToken }
}
