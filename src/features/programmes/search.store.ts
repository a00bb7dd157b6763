import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, nameRank, soughtIn } from '#src/platform/search/index.ts'
import { programmePath } from './paths.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'programme'>
  readonly name: string
  readonly leadName: string
  readonly purpose: string
  readonly rank: number
}

/** Those of the programmes, which the reader may see, with the words in their name or in what they are for. */
export async function searchProgrammes(
  db: Reader,
  programmeIds: readonly Id<'programme'>[],
  query: string,
  limit: number,
): Promise<FoundThing[]> {
  if (programmeIds.length === 0) return []
  const { rows } = await db.execute<Row>(sql`
    select p.id, p.name, l.name as "leadName", concat_ws(' ', p.purpose, p.goals) as purpose, ${nameRank(query, sql`p.name`)} as rank
    from programmes p join parties l on l.id = p.lead_party_id
    where p.id = any(${sql.param([...programmeIds])}::uuid[])
      and ((${namedLike(query, sql`p.name`)}) or to_tsvector('swedish', concat_ws(' ', p.name, p.purpose, p.goals)) @@ ${soughtIn(query)})
    order by rank desc, p.name limit ${limit}`)
  return rows.map(({ id, name, leadName, purpose, rank }) => ({
    kind: 'programme',
    id,
    title: name,
    href: programmePath({ id }),
    about: leadName,
    text: purpose,
    rank,
    programmeId: id,
  }))
}
