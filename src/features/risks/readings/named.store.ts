import { type SQL, sql } from 'drizzle-orm'

/** A moment as it stands in texts and in JSON: ISO 8601 in UTC. */
export const isoMoment = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const heldOn = (holding: SQL, today: string): SQL =>
  sql`${holding}.valid_from <= ${today}::date and (${holding}.valid_to is null or ${holding}.valid_to >= ${today}::date)`

/** A `NamedFunction` as JSON, with those who hold it today; null for no id. */
export const namedFunction = (id: SQL, today: string): SQL => sql`(
  select json_build_object('id', f.id, 'kind', f.kind, 'title', f.title, 'areaKey', f.area_key, 'partyName', fp.name, 'organisationId', fp.organisation_id,
    'holders', coalesce((select json_agg(json_build_object('name', hp.name) order by hp.name) from holdings h join people hp on hp.id = h.person_id
      where h.function_id = f.id and ${heldOn(sql`h`, today)}), '[]'))
  from functions f join parties fp on fp.id = f.party_id where f.id = ${id})`

/** A `NamedHolder` as JSON: a forum with whether somebody speaks for it today, or a function. `called` is the table that names the holder. */
export const namedHolder = (called: string, today: string): SQL => {
  const [forum, duty] = [sql.raw(`${called}.holder_forum_id`), sql.raw(`${called}.holder_function_id`)]
  return sql`case when ${forum} is null
    then json_build_object('kind', 'function', 'id', ${duty}, 'function', ${namedFunction(duty, today)})
    else (select json_build_object('kind', 'forum', 'id', o.id, 'name', o.name, 'chairHeld', ${seatHeld(sql`s.kind = 'chair'`, today)},
      'held', ${seatHeld(sql`s.kind in ('chair', 'member')`, today)}) from forums o where o.id = ${forum}) end`
}

const seatHeld = (kind: SQL, today: string): SQL => sql`exists (
  select from seats s join functions sf on sf.id = s.id and (sf.ended_on is null or sf.ended_on > ${today}::date)
  join holdings h on h.function_id = s.id and ${heldOn(sql`h`, today)} where s.forum_id = o.id and ${kind})`
