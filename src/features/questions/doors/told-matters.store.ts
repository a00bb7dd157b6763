import { sql } from 'drizzle-orm'
import type { MatterSource, MatterSources } from '#src/features/forums/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { questionPath, questionsPath } from '../question.ts'
import { visibleQuestions } from '../readings/visible.store.ts'
import { overdueMatter, questionMatter } from './matters.store.ts'

/** All that have climbed to the forum and wait there, as one thing: how many of them the reader sees, and the first day. */
const overdue: MatterSource = async (db, actor, programme, forumId, subjectIds, ui) => {
  const { rows } = await db.execute<{ count: number; by: string; first: number }>(sql`
    select count(*)::int as count, min(q.answer_by)::text as by, min(q.number) as first from questions q
    where q.programme_id = ${programme.id} and q.forum_id = ${forumId} and q.state in ('asked', 'acknowledged') and ${visibleQuestions(actor, programme)}
      and exists (select from question_stays here join question_stays below on below.programme_id = here.programme_id
        and below.question_id = here.question_id and below.ended_at = here.started_at and below.ended_how = 'climbed'
        where here.programme_id = q.programme_id and here.question_id = q.id and here.ended_at is null)
    having count(*) > 0`)
  const [found] = rows
  if (!found || !subjectIds.includes(programme.id)) return new Map()
  const { count, by, first } = found
  const told = {
    title: ui.t('questions.matter.overdue', { count }),
    href: `${questionsPath(programme.id)}?at=${forumId}&state=open`,
    about: ui.t('questions.matter.oldest', { number: first }),
    by,
  }
  return new Map([[programme.id, told]])
}

/** A question that was forwarded to the forum. */
const single: MatterSource = async (db, actor, programme, _forumId, subjectIds, ui) => {
  const { rows } = await db.execute<{ id: string; number: number; title: string; by: string; party: string }>(sql`
    select q.id, q.number, q.title, q.answer_by as by, p.name as party from questions q join parties p on p.id = q.organisation_id
    where q.programme_id = ${programme.id} and q.id = any(${sql.param([...subjectIds])}::uuid[]) and ${visibleQuestions(actor, programme)}`)
  return new Map(
    rows.map(({ id, number, title, by, party }) => [
      id,
      {
        title: ui.t('questions.named', { number, title }),
        href: questionPath(programme.id, id),
        about: ui.t('questions.matter.asked-by', { party }),
        by,
      },
    ]),
  )
}

/** By the matter's kind: for the forums' lists "att ta upp". */
export const questionMatters: MatterSources = { [overdueMatter]: overdue, [questionMatter]: single }

/** The late questions of a programme (that one, or any) climb to the forum, or some wait there: it can't end, or stop serving, until that is changed. */
export async function questionsNeedForum(
  db: Reader,
  forumId: Id<'forum'>,
  programmeId?: Id<'programme'>,
): Promise<boolean> {
  const there = sql`forum_id = ${forumId} ${programmeId ? sql`and programme_id = ${programmeId}` : sql``}`
  const { rows } = await db.execute<{ needed: boolean }>(sql`
    select exists (select from question_settings where ${there})
      or exists (select from questions where ${there} and state in ('asked', 'acknowledged')) as needed`)
  return rows[0]?.needed === true
}
