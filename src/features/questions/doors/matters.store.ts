import { sql } from 'drizzle-orm'
import { listMatter, settleMatter } from '#src/features/forums/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Question, questionPath, questionsPath } from '../question.ts'
import type { Step } from '../rules/step.ts'

/** Overdue questions that climbed to a forum: one matter for each programme. */
export const overdueMatter = 'overdue-questions'
/** A question that somebody chose to put to a forum. */
export const questionMatter = 'question'

/** Puts a question on the forum's list by itself: it was forwarded there, or reopened there. */
export async function listQuestion(
  tx: Tx,
  question: Question,
  why: 'question-forwarded' | 'question-reopened',
  deed: Deed,
): Promise<void> {
  const { programmeId, forumId, id, number, title } = question
  if (!forumId) return
  const params = { number, title }
  await listMatter(
    tx,
    { forumId, programmeId, kind: questionMatter, subjectId: id, why, params },
    {
      code: `question.${why === 'question-forwarded' ? 'to-forum' : 'reopened'}`,
      params,
      href: questionPath(programmeId, id),
      once: `${why}:${id}:${question.since}`,
    },
    deed,
  )
}

/** After steps of a programme's questions: what left a forum leaves its list, what climbed to one is counted anew. */
export async function settleForums(
  tx: Tx,
  programmeId: Id<'programme'>,
  steps: readonly Step[],
  deed: Deed,
): Promise<void> {
  const left = steps.filter(({ before, ends }) => before.place === 'forum' && ends)
  for (const { after, ends } of left)
    await settleMatter(tx, { kind: questionMatter, subjectId: after.id }, ends?.how ?? '', deed)
  const concerned = new Set([
    ...left.map(({ before }) => before.forumId),
    ...steps.filter(({ ends }) => ends?.how === 'climbed').map(({ after }) => after.forumId),
  ])
  for (const forumId of concerned) if (forumId) await recount(tx, programmeId, forumId, deed)
}

/**
 * One matter for all that have climbed to the forum and wait there. Its chair is told once a day that something comes; not when fewer
 * are left.
 */
async function recount(tx: Tx, programmeId: Id<'programme'>, forumId: Id<'forum'>, deed: Deed): Promise<void> {
  const { rows } = await tx.execute<{ count: number; last: string | null }>(sql`
    select count(*)::int as count, to_char(max(q.since at time zone 'Europe/Stockholm'), 'YYYY-MM-DD') as last from questions q
    where q.programme_id = ${programmeId} and q.forum_id = ${forumId} and q.state in ('asked', 'acknowledged') and exists (
      select from question_stays here join question_stays below on below.programme_id = here.programme_id and below.question_id = here.question_id
        and below.ended_at = here.started_at and below.ended_how = 'climbed'
      where here.programme_id = q.programme_id and here.question_id = q.id and here.ended_at is null)`)
  const { count, last } = rows[0] ?? { count: 0, last: null }
  if (count === 0) return settleMatter(tx, { kind: overdueMatter, subjectId: programmeId, forumId }, 'answered', deed)
  await listMatter(
    tx,
    { forumId, programmeId, kind: overdueMatter, subjectId: programmeId, why: 'questions-overdue', params: { count } },
    {
      code: 'question.overdue-to-forum',
      params: { count },
      href: `${questionsPath(programmeId)}?at=${forumId}&state=open`,
      once: `${overdueMatter}:${forumId}:${programmeId}:${last}`,
    },
    deed,
  )
}
