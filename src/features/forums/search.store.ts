import { sql } from 'drizzle-orm'
import { type Actor, forumsOf, isAdmin } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, nameRank, soughtIn } from '#src/platform/search/index.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'forum'>
  readonly name: string
  readonly partyName: string
  readonly mandate: string
  readonly rank: number
}

/** Forums that serve a programme the actor is in, or where the actor sits, by their name or mandate. */
export async function searchForums(
  db: Reader,
  actor: Actor,
  programmeIds: readonly Id<'programme'>[],
  query: string,
  limit: number,
  today: string,
): Promise<FoundThing[]> {
  const { rows } = await db.execute<Row>(sql`
    select f.id, f.name, p.name as "partyName", f.mandate, ${nameRank(query, sql`f.name`)} as rank
    from forums f join parties p on p.id = f.party_id
    where (f.ended_on is null or f.ended_on > ${today}::date)
      and (${isAdmin(actor)} or f.id = any(${sql.param(forumsOf(actor))}::uuid[])
        or f.id in (select forum_id from forum_programmes where programme_id = any(${sql.param([...programmeIds])}::uuid[])))
      and ((${namedLike(query, sql`f.name`)}) or to_tsvector('swedish', concat_ws(' ', f.name, f.mandate)) @@ ${soughtIn(query)})
    order by rank desc, f.name limit ${limit}`)
  return rows.map(({ id, name, partyName, mandate, rank }) => ({
    kind: 'forum',
    id,
    title: name,
    href: `/forums/${id}`,
    about: partyName,
    text: mandate,
    rank,
    programmeId: null,
  }))
}
