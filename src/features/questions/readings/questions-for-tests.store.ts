import { nextNumber } from '#src/features/programmes/index.ts'
import { isoDate } from '#src/platform/calendar/date.ts'
import { addWorkingDays, PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import type { Db } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { questionEntries, questionStays, questions } from '../question.tables.ts'

type Row = typeof questions.$inferInsert
type Stay = typeof questionStays.$inferInsert

interface TestQuestion extends Partial<Row> {
  /** The places where it has been, instead of the one where it is. */
  readonly stays?: readonly Partial<Stay>[]
  readonly said?: readonly string[]
}

const at = '2026-11-16T08:00:00Z'

/** Puts questions into a programme as they are, whatever way they would have gone: what is read is what stands there. */
export function questionsIn(db: Db, programmeId: Id<'programme'>, usual: Pick<Row, 'organisationId' | 'askedBy'>) {
  return async ({ stays, said = [], ...wish }: TestQuestion = {}): Promise<Id<'question'>> => {
    const id = newId<'question'>()
    const since = wish.since ?? at
    const row = {
      programmeId,
      id,
      number: await db.transaction((tx) => nextNumber(tx, programmeId, 'question')),
      title: 'Hur gör vi med skrivarna?',
      askedAt: since,
      place: 'organisation',
      since,
      answerBy: addWorkingDays(isoDate(since.slice(0, 10)), 10, PLAIN_CALENDAR),
      ...usual,
      ...wish,
    } satisfies Row
    await db.insert(questions).values(row)
    const stay = {
      place: row.place,
      forumId: row.forumId ?? null,
      organisationId: row.place === 'organisation' ? row.organisationId : null,
      startedAt: since,
      startedOn: since.slice(0, 10),
      promisedBy: row.answerBy,
      answerBy: row.answerBy,
    }
    for (const one of stays ?? [{}])
      await db.insert(questionStays).values({ ...stay, ...one, programmeId, questionId: id })
    for (const text of said)
      await db.insert(questionEntries).values({ programmeId, questionId: id, kind: 'message', text, at: since })
    return id
  }
}
