import { sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { questionPath } from '../question.ts'
import { waitsFor } from './waits.store.ts'

/** A question that waits for this person: to be received, to be answered, or (their own, answered) to be closed or asked again. */
export interface QuestionWaiting {
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly questionId: Id<'question'>
  readonly number: number
  readonly title: string
  readonly href: string
  readonly deed: 'question-acknowledge' | 'question-answer' | 'question-close'
  readonly version: number
  /** Who asked. */
  readonly organisationName: string
  /** Null for what nobody asks for: an answer that the asker may close. */
  readonly by: IsoDate | null
  readonly late: boolean
}

/** Most urgent first; what only may be closed is last. */
export async function questionsWaitingFor(
  db: Reader,
  actor: Actor,
  today: string,
  limit = 200,
): Promise<QuestionWaiting[]> {
  if (actor.functions.length + actor.seats.length === 0) return []
  const { rows } = await db.execute<Omit<QuestionWaiting, 'href'> & Record<string, unknown>>(sql`
    select q.programme_id as "programmeId", g.name as "programmeName", q.id as "questionId", q.number, q.title, q.version, p.name as "organisationName",
      case q.state when 'asked' then 'question-acknowledge' when 'acknowledged' then 'question-answer' else 'question-close' end as deed,
      case when q.state <> 'answered' then q.answer_by end as by, q.state <> 'answered' and q.answer_by < ${today}::date as late
    from (
      select w.* from (
        select q.* from questions q where ${waitsFor(actor, today)}
        union all select q.* from questions q where q.state = 'answered' and q.asked_by = ${actor.personId}) w
      join programmes o on o.id = w.programme_id and o.closed_at is null
      order by w.state = 'answered', w.answer_by, w.programme_id, w.number limit ${limit}) q
    join programmes g on g.id = q.programme_id join parties p on p.id = q.organisation_id
    order by q.state = 'answered', q.answer_by, q.programme_id, q.number`)
  return rows.map((row) => ({ ...row, href: questionPath(row.programmeId, row.questionId) }))
}
