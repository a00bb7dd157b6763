import type { WorkCalendar } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionPlace, StayEnd } from '../question.tables.ts'
import type { Question } from '../question.ts'
import { isOpen } from '../question.ts'
import { answerByFrom, type Ground, type When, workingDaysSince } from './clock.ts'

export interface Place {
  readonly place: QuestionPlace
  readonly forumId: Id<'forum'> | null
}

/** What a deed does to a question, and to its stay at the place it was at. */
export interface Step {
  readonly before: Question
  readonly after: Question
  /** How its open stay ended, and after how many working days; null: it goes on. */
  readonly ends: { readonly how: StayEnd; readonly workingDays: number } | null
  /** A stay begins, at `after`'s place and with its day to answer by. */
  readonly begins: boolean
}

export type QuestionRefusal =
  /** By whom and when stands with the question. */
  | { readonly code: 'answered' }
  | { readonly code: 'closed' }
  /** Something else has been done with it since the form was shown. */
  | { readonly code: 'stale' }
  /** Only what is answered or closed is reopened. */
  | { readonly code: 'still-open' }
  | { readonly code: 'in-the-past' }
  | { readonly code: 'not-later' }
  | { readonly code: 'too-far' }
  /** It can't go there from where it is. */
  | { readonly code: 'not-there' }
  /** The function is not one of those it may be handed out to. */
  | { readonly code: 'not-their-function' }
  /** One's own organisation asked it. */
  | { readonly code: 'own-question' }

/** Why a question that is not open can't be dealt with; null when it can. */
export const settledAs = (question: Question): QuestionRefusal | null =>
  isOpen(question) ? null : { code: question.state === 'closed' ? 'closed' : 'answered' }

/** It comes to a place: nobody there has it in hand yet, and the place's clock starts. */
export function arrive(question: Question, to: Place, when: When, ground: Ground): Question {
  return {
    ...question,
    ...to,
    chairHeld: false,
    state: 'asked',
    ownerFunctionId: null,
    since: when.at,
    answerBy: answerByFrom(to.place, when.today, ground),
    forwardedAt: question.forwardedAt ?? (to.place === 'programme' ? when.at : null),
    outcome: null,
    answer: '',
    movedTo: null,
    version: question.version + 1,
  }
}

/** The stay at the present place ends today. */
export const endStay = (question: Question, how: StayEnd, when: When, calendar: WorkCalendar): Step['ends'] => ({
  how,
  workingDays: workingDaysSince(question.since, when.today, calendar),
})
