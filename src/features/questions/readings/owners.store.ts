import { type SQL, sql } from 'drizzle-orm'

const held = (today: string): SQL =>
  sql`h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)`

const exists = (called: string, today: string): SQL =>
  sql`(${sql.raw(called)}.ended_on is null or ${sql.raw(called)}.ended_on > ${today}::date)`

/** Those who lead at home, as they are shown: whose duty it is first; where the organisation has none of these, its others who may answer. */
const leadsAtHome = (today: string): SQL => sql`
  select a.id from (
    select f.id, f.kind in ('rollout-lead', 'programme-lead', 'supplier') as first, bool_or(f.kind in ('rollout-lead', 'programme-lead', 'supplier')) over () as any_first
    from functions f join parties fp on fp.id = f.party_id
    where w.owner_function_id is null and w.place = 'organisation' and fp.organisation_id = w.organisation_id
      and f.kind in ('rollout-lead', 'programme-lead', 'supplier', 'change-lead', 'signatory', 'area-lead')
      and (f.programme_id is null or f.programme_id = w.programme_id) and ${exists('f', today)}) a
  where a.first or not a.any_first`

/**
 * Who has a question, as `QuestionOwner`s in JSON, for a row `w` of programme_id, lead_party_id, owner_function_id, place, organisation_id and forum_id: the function that it is
 * handed out to; else the leads of the place (of a forum its chair, its members where nobody holds the chair). Nobody holding it is an empty list of holders.
 */
export const ownersOf = (today: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'title', f.title, 'areaKey', f.area_key, 'partyName', fp.name,
    'holders', coalesce((select json_agg(n.name order by n.name) from holdings h join people n on n.id = h.person_id where h.function_id = f.id and ${held(today)}), '[]'::json))
    order by f.kind <> 'rollout-lead', fp.name, f.id), '[]'::json)
  from functions f join parties fp on fp.id = f.party_id where f.id in (
    select w.owner_function_id where w.owner_function_id is not null
    union all ${leadsAtHome(today)}
    union all select l.id from functions l join parties lp on lp.id = l.party_id
      where w.owner_function_id is null and w.place = 'programme' and l.kind = 'programme-lead' and ${exists('l', today)}
        and (l.programme_id = w.programme_id or (l.programme_id is null and lp.organisation_id = w.lead_party_id))
    union all select s.id from seats s join functions sf on sf.id = s.id and ${exists('sf', today)}
      where w.owner_function_id is null and w.place = 'forum' and s.forum_id = w.forum_id and (s.kind = 'chair' or (s.kind = 'member' and not ${chairHeld(sql`w.forum_id`, today)}))))`

/** Somebody holds the chair of a forum today. */
export const chairHeld = (forumId: SQL, today: string): SQL => sql`exists (
  select from seats c join functions cf on cf.id = c.id and ${exists('cf', today)} join holdings h on h.function_id = c.id and ${held(today)}
  where c.forum_id = ${forumId} and c.kind = 'chair')`

/** A moment as ISO 8601 in UTC. */
export const inUtc = (moment: SQL): SQL => sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The day that a moment is in Sweden. */
export const dayOf = (moment: SQL): SQL => sql`(${moment} at time zone 'Europe/Stockholm')::date`

/** When a day begins in Sweden. */
export const startOf = (day: string): SQL => sql`(${day}::date)::timestamp at time zone 'Europe/Stockholm'`
