import { sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, nameRank } from '#src/platform/search/index.ts'
import type { Duty } from './function.ts'
import { functionName } from './function-name.ts'
import { visibleTo } from './person.store.ts'

type Held = Pick<Duty, 'kind'> & { readonly title: string; readonly partyName: string }

interface Row extends Record<string, unknown> {
  readonly id: Id<'person'>
  readonly name: string
  readonly email: string
  readonly rank: number
  readonly held: readonly Held[] | null
}

/** Of what somebody holds, so much tells who it is. */
const mostHeld = 2

/** People that the actor may see, by name or address, with what they hold today. */
export async function searchPeople(
  db: Reader,
  actor: Actor,
  query: string,
  limit: number,
  today: string,
): Promise<FoundThing[]> {
  const { name, email } = { name: sql`name`, email: sql`email` }
  // In order first, and who may be seen asked from the top until there are enough: asked of two thousand that fit it took 25 ms.
  const { rows } = await db.execute<Row>(sql`
    with found as materialized (
      select * from (
        select id, name, email, ${nameRank(query, name)} as rank from people where ${namedLike(query, name, email)}
        order by rank desc, name, email offset 0
      ) people where ${visibleTo(actor) ?? sql`true`} limit ${limit})
    select found.*, (select json_agg(one) from (
      select f.kind, f.title, o.name as "partyName" from holdings h join functions f on f.id = h.function_id join parties o on o.id = f.party_id
      where h.person_id = found.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
        and (f.ended_on is null or f.ended_on > ${today}::date) order by h.valid_from, h.id limit ${mostHeld}) one) as held
    from found order by rank desc, name, email`)
  const t = translator(actor.lang)
  return rows.map(({ id, name, email, rank, held }) => ({
    kind: 'person',
    id,
    title: name,
    href: `/people/${id}`,
    about: [
      ...(held ?? []).map((one) => `${functionName(t, { ...one, areaKey: null })}, ${one.partyName}`),
      email,
    ].join(' · '),
    text: '',
    rank,
    programmeId: null,
  }))
}
