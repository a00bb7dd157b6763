import { type IsoDate, isoDate, plusDays } from '#src/platform/calendar/date.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { Question } from '../question.ts'
import { isOpen } from '../question.ts'
import { answerByFrom, type Ground, type When } from './clock.ts'
import { endStay, type QuestionRefusal, type Step } from './step.ts'

/** So many calendar days after the answer, without a word from the asker, it is closed by itself (product.md, "Questions"). */
export const silentDays = 30

/** The first day on which silence has closed it: counted from the answer, or from what the asker last said after it. */
export const closesOn = (answeredOn: IsoDate, lastSaidOn: IsoDate | null): IsoDate =>
  plusDays(lastSaidOn !== null && lastSaidOn > answeredOn ? lastSaidOn : answeredOn, silentDays)

/** The asker is content; or, before there is an answer, no longer needs one. Refuses what is closed already. */
export function close(question: Question, when: When, ground: Pick<Ground, 'calendar'>): Result<Step, QuestionRefusal> {
  if (question.state === 'closed') return refuse({ code: 'closed' })
  const after: Question = { ...question, state: 'closed', closedAt: when.at, version: question.version + 1 }
  const ends = isOpen(question) ? endStay(question, 'withdrawn', when, ground.calendar) : null
  return ok({ before: question, after, ends, begins: false })
}

/** The answer was not enough: it is open again at the same place, received there, and the clock starts anew. */
export function reopen(question: Question, when: When, ground: Ground): Result<Step, QuestionRefusal> {
  if (isOpen(question)) return refuse({ code: 'still-open' })
  return ok({
    before: question,
    after: {
      ...question,
      state: 'acknowledged',
      since: when.at,
      answerBy: answerByFrom(question.place, isoDate(when.today), ground),
      outcome: null,
      answer: '',
      movedTo: null,
      answeredAt: null,
      answeredBy: null,
      closedAt: null,
      reopenings: question.reopenings + 1,
      version: question.version + 1,
    },
    ends: null,
    begins: true,
  })
}
