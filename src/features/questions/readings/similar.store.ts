import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { wordsOf } from '#src/platform/search/index.ts'
import type { QuestionOutcome, QuestionState } from '../question.tables.ts'
import { visibleQuestions } from './visible.store.ts'

export interface SimilarQuestion {
  readonly id: Id<'question'>
  readonly number: number
  readonly title: string
  readonly state: QuestionState
  readonly outcome: QuestionOutcome | null
  readonly answer: string
  readonly answerBy: string
  readonly organisationId: Id<'party'>
  readonly organisationName: string
  readonly affected: number
  /** The organisations that have said "gäller oss också". */
  readonly affectedIds: readonly Id<'party'>[]
  /** 0–1: how much of the titles is the same. */
  readonly likeness: number
}

/** Shown while one types, and (nearly the same words) before a question is asked once more. */
const likenessShown = 0.3
export const likenessAsked = 0.55

/** Letters of a long word that its other forms and compounds share: "utbildni" of "utbildningen" and of "utbildningsmaterial". */
const stemLength = 8

/**
 * Any of the title's words as a `tsquery`: by their Swedish stem (stop words fall away), and the long ones also by how they begin, since the stem of a
 * compound is another than that of its parts.
 */
function anyWordOf(title: string): SQL {
  const words = wordsOf(title).filter((word) => word.length > 2)
  const stems = sql`replace(plainto_tsquery('swedish', ${words.join(' ')})::text, ' & ', ' | ')::tsquery`
  const begun = words.filter((word) => word.length >= stemLength).map((word) => `'${word.slice(0, stemLength)}':*`)
  return sql`${stems} as same, ${stems} || to_tsquery('simple', ${begun.join(' | ')}) as any_of`
}

/**
 * The questions most like a title, at most five, among those that the actor may see. Those that share words come first, by how much of the title they share;
 * only when they are few is it compared letter by letter (trigrams), for what is misspelt: that takes three times as long.
 */
export async function findSimilar(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>,
  title: string,
  least = likenessShown,
): Promise<SimilarQuestion[]> {
  if (wordsOf(title).length === 0) return []
  const seen = sql`q.programme_id = ${programme.id} and ${visibleQuestions(actor, programme)}`
  const { rows } = await db.execute<SimilarQuestion & Record<string, unknown>>(sql`
    with words as materialized (select ${anyWordOf(title)}),
    worded as materialized (
      select q.id from questions q, words where ${seen} and q.search @@ words.any_of order by 2 * ts_rank(q.search, words.same) + ts_rank(q.search, words.any_of) desc, q.number desc limit 40),
    spelt as materialized (
      select q.id from questions q where (select count(*) from worded) < 5 and ${seen} and ${title} <% q.title limit 40),
    alike as materialized (
      select q.*, ((similarity(${title}, q.title) + word_similarity(${title}, q.title)) / 2)::float8 as likeness
      from questions q where q.programme_id = ${programme.id} and q.id in (select id from worded union select id from spelt))
    select q.id, q.number, q.title, q.state, q.outcome, q.answer, q.answer_by as "answerBy", q.organisation_id as "organisationId", p.name as "organisationName", q.affected, q.likeness,
      coalesce((select json_agg(a.organisation_id) from question_affected a where a.programme_id = q.programme_id and a.question_id = q.id), '[]') as "affectedIds"
    from alike q join parties p on p.id = q.organisation_id where q.likeness >= ${least}::float8
    order by q.likeness desc, q.number desc limit 5`)
  return rows
}
