import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionPlace } from '../question.tables.ts'
import { dayOf } from './owners.store.ts'

/** A question that a person has asked and that is not answered yet: where it is, since when, and by when it is answered. */
export interface AskedQuestion {
  readonly programmeId: Id<'programme'>
  readonly id: Id<'question'>
  readonly number: number
  readonly title: string
  readonly state: 'asked' | 'acknowledged'
  readonly place: QuestionPlace
  readonly organisationName: string
  readonly forumName: string | null
  readonly sinceOn: IsoDate
  readonly answerBy: IsoDate
}

/** What the person has asked and nobody has answered yet, soonest first. */
export async function listAsked(
  db: Reader,
  personId: Id<'person'>,
  programmeIds: readonly Id<'programme'>[],
  limit = 50,
): Promise<AskedQuestion[]> {
  if (programmeIds.length === 0) return []
  const { rows } = await db.execute<AskedQuestion & Record<string, unknown>>(sql`
    select q.programme_id as "programmeId", q.id, q.number, q.title, q.state, q.place, p.name as "organisationName", f.name as "forumName",
      ${dayOf(sql`q.since`)} as "sinceOn", q.answer_by as "answerBy"
    from questions q join parties p on p.id = q.organisation_id left join forums f on f.id = q.forum_id
    where q.asked_by = ${personId} and q.state in ('asked', 'acknowledged') and q.programme_id = any(${sql.param([...programmeIds])}::uuid[])
    order by q.answer_by, q.programme_id, q.number limit ${limit}`)
  return rows
}
