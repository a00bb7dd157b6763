import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, numberIn, soughtIn, wordsOf } from '#src/platform/search/index.ts'
import { questionPath } from '../question.ts'
import { visibleQuestions } from './visible.store.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'question'>
  readonly number: number
  readonly title: string
  readonly organisationName: string
  readonly text: string
  readonly rank: number
}

/** The best of so many that fit are told: a word that stands in more says little. */
const mostRanked = 600
const mostMentions = 300

/**
 * Questions that the words are found in, best first, at most `limit`: the one whose number is sought ("F12") before all others; then by title, text and
 * answer; and where these are too few, by what was said in the thread.
 */
export async function searchQuestions(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>,
  words: string,
  limit: number,
): Promise<FoundThing[]> {
  if (programme.standing === 'observer' || wordsOf(words).length === 0) return []
  const seen = sql`q.programme_id = ${programme.id} and ${visibleQuestions(actor, programme)}`
  // Each way by an index of its own, and the query made once.
  const { rows } = await db.execute<Row>(sql`
    with sought as materialized (select ${soughtIn(words)} as words),
    own as materialized (
      (select q.id, 1 + ts_rank(q.search, (select words from sought)) as rank from questions q where q.search @@ (select words from sought) and ${seen} limit ${mostRanked})
      union all (select q.id, 1 from questions q where ${namedLike(words, sql`q.title`)} and ${seen} limit ${mostRanked})
      union all select q.id, 100 from questions q where q.number = ${numberIn(words, 'F')}::int and ${seen}
    ),
    mentioned as materialized (
      select e.question_id as id, ts_rank(e.search, (select words from sought)) as rank, e.text as said
      from question_entries e join questions q on q.programme_id = e.programme_id and q.id = e.question_id
      where e.search @@ (select words from sought) and (select count(distinct id) from own) < ${limit}::int and ${seen} limit ${mostMentions}
    ),
    best as (
      select id, max(rank) as rank, max(said) as said from (select id, rank, null as said from own union all select id, rank, said from mentioned) as found_
      group by id order by 2 desc, id desc limit ${limit})
    select q.id, q.number, q.title, p.name as "organisationName", best.rank::float8,
      case when best.rank < 1 then best.said else coalesce(nullif(q.answer, ''), q.text) end as text
    from best join questions q on q.programme_id = ${programme.id} and q.id = best.id join parties p on p.id = q.organisation_id
    order by best.rank desc, q.number desc`)
  return rows.map(({ id, number, title, organisationName, text, rank }) => ({
    kind: 'question',
    id,
    title,
    href: questionPath(programme.id, id),
    about: `F${number} · ${organisationName}`,
    text,
    rank,
    programmeId: programme.id,
  }))
}
