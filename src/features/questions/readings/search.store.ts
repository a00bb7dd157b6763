import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { namedLike, numberIn, soughtIn, wordsOf } from '#src/platform/search/index.ts'
import type { QuestionKind, QuestionState } from '../question.tables.ts'
import { sightOf, visibleQuestions } from './visible.store.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'liveVersion'>

export interface FoundQuestion {
  readonly id: Id<'question'>
  readonly number: number
  readonly title: string
  readonly kind: QuestionKind
  readonly state: QuestionState
  readonly organisationName: string
  /** Where the words may stand besides the title: the answer, what was said, or the question's own text. */
  readonly text: string
  readonly rank: number
}

/** Five thousand lines found: some two megabytes. */
const kept = versionedCache<readonly FoundQuestion[]>(5000, (found) => found.length)

/** Enough to choose the best from; what was said in more is not looked through. */
const looked = 300

/**
 * Questions whose title, text, answer or thread has the words, best first; and the one whose number it is ("F12"). A hit in the thread alone comes after
 * those in the question itself. Kept until the programme changes, as one goes to and fro between what was found.
 */
export const searchQuestions = (
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  words: string,
  limit: number,
): Promise<readonly FoundQuestion[]> =>
  programme.standing === 'observer' || wordsOf(words).length === 0
    ? Promise.resolve([])
    : kept.get(`${sightOf(actor, programme)} ${limit} ${words}`, programme.liveVersion, () =>
        look(db, actor, programme, words, limit),
      )

async function look(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  words: string,
  limit: number,
): Promise<FoundQuestion[]> {
  const seen = sql`q.programme_id = ${programme.id} and ${visibleQuestions(actor, programme)}`
  const number = numberIn(words, 'F')
  const { rows } = await db.execute<FoundQuestion & Record<string, unknown>>(sql`
    with sought as materialized (select ${soughtIn(words)} as it),
    asked as materialized (
      select q.id, case when q.number = ${number}::int then 10 else 1 + ts_rank(q.search, s.it) end as rank, null::text as said
      from questions q, sought s where ${seen} and (q.search @@ s.it or q.number = ${number}::int or (${namedLike(words, sql`q.title`)})) order by 2 desc, q.id desc limit ${limit}),
    mentioned as materialized (
      select e.question_id as id, ts_rank(e.search, s.it) as rank, e.text as said
      from question_entries e join sought s on e.search @@ s.it join questions q on q.programme_id = e.programme_id and q.id = e.question_id
      where e.programme_id = ${programme.id} and (select count(*) from asked) < ${limit} and ${seen} limit ${looked}),
    best as (select distinct on (id) * from (select * from asked union all select * from mentioned) as both_ order by id, rank desc)
    select q.id, q.number, q.title, q.kind, q.state, p.name as "organisationName", coalesce(best.said, nullif(q.answer, ''), q.text) as text, best.rank::float8
    from best join questions q on q.programme_id = ${programme.id} and q.id = best.id join parties p on p.id = q.organisation_id
    order by best.rank desc, q.number desc limit ${limit}`)
  return rows
}
