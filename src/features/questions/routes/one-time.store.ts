import { sql } from 'drizzle-orm'
import type { OneTimeLink } from '#src/features/people/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionState } from '../question.tables.ts'

/** What a link shows somebody without an account: the question alone, not what has been said of it. */
export interface AskedByLink {
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly questionId: Id<'question'>
  readonly title: string
  readonly text: string
  readonly partyName: string
  readonly organisationName: string
  readonly state: QuestionState
  readonly answerBy: string
  readonly recipient: string
}

/** What the link is about; null when it is not one to answer a question by. */
export async function readAsked(
  db: Reader,
  { purpose, programmeId, subjectId, partyId, recipient }: OneTimeLink,
): Promise<AskedByLink | null> {
  if (purpose !== 'answer') return null
  const { rows } = await db.execute<Omit<AskedByLink, 'recipient'> & Record<string, unknown>>(sql`
    select q.programme_id as "programmeId", p.name as "programmeName", q.id as "questionId", q.title, q.text, coalesce(l.name, '') as "partyName",
      o.name as "organisationName", q.state, q.answer_by as "answerBy"
    from questions q join programmes p on p.id = q.programme_id join parties o on o.id = q.organisation_id left join parties l on l.id = ${partyId}::uuid
    where q.programme_id = ${programmeId} and q.id = ${subjectId}`)
  const [row] = rows
  return row ? { ...row, recipient } : null
}
