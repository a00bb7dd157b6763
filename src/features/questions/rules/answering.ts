import { type IsoDate, isoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { WorkCalendar } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { QuestionOutcome } from '../question.tables.ts'
import type { Question } from '../question.ts'
import type { When } from './clock.ts'
import { endStay, type QuestionRefusal, type Step, settledAs } from './step.ts'

export interface Answer {
  readonly outcome: Exclude<QuestionOutcome, 'moved'>
  /** The answer; what fixed it; or because of what it was declined. */
  readonly text: string
}

/** "Mottagen": whoever has it has read it. Again is no error, and no new version: an answer that is being written stays good. */
export function acknowledge(question: Question): Result<Step, QuestionRefusal> {
  const settled = settledAs(question)
  if (settled) return refuse(settled)
  return ok({ before: question, after: { ...question, state: 'acknowledged' }, ends: null, begins: false })
}

/** Answers it where it is. Refuses what is answered already, by whoever was first. */
export function answer(
  question: Question,
  { outcome, text }: Answer,
  by: Id<'person'> | null,
  when: When,
  calendar: WorkCalendar,
): Result<Step, QuestionRefusal> {
  const settled = settledAs(question)
  if (settled) return refuse(settled)
  return ok({
    before: question,
    after: {
      ...question,
      state: 'answered',
      outcome,
      answer: text,
      movedTo: null,
      answeredAt: when.at,
      answeredBy: by,
      version: question.version + 1,
    },
    ends: endStay(question, 'answered', when, calendar),
    begins: false,
  })
}

/** An answer may be put off by a year at most, in calendar days: longer is a no. */
export const postponedAtMost = 366

/**
 * "Flyttad till nytt datum": no answer. It stays open where it is, with a new day, and is counted. Refuses a day that has been, one that
 * is no later than what is promised, and one more than a year away.
 */
export function postpone(question: Question, to: IsoDate, reason: string, when: When): Result<Step, QuestionRefusal> {
  const settled = settledAs(question)
  if (settled) return refuse(settled)
  if (to < when.today) return refuse({ code: 'in-the-past' })
  if (to <= question.answerBy) return refuse({ code: 'not-later' })
  if (to > plusDays(isoDate(when.today), postponedAtMost)) return refuse({ code: 'too-far' })
  return ok({
    before: question,
    after: {
      ...question,
      state: 'acknowledged',
      outcome: 'moved',
      answer: reason,
      movedTo: to,
      answerBy: to,
      postponements: question.postponements + 1,
      version: question.version + 1,
    },
    ends: null,
    begins: false,
  })
}
