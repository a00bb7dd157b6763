import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import type { AgeBand } from '../figures/ages.ts'
import type { QuestionKind, QuestionState } from '../question.tables.ts'

/** `own`: asked by the reader's organisation, or said to concern it too. `answers`: those that have one. */
export const questionViews = ['all', 'mine', 'own', 'waiting', 'late', 'answers'] as const
export type QuestionView = (typeof questionViews)[number]

/** A place that a question is at: at home with those who asked, the programme, or one forum. */
export type AtPlace = 'organisation' | 'programme' | Id<'forum'>

/** What is counted in the figures of a place: what ended there between two days. `late`: after the day first promised, or lifted further. */
export const countedKinds = ['answered', 'in-time', 'late', 'postponed'] as const
type CountedKind = (typeof countedKinds)[number]

/** What a figure was counted from: stays at a place (`at`, of one organisation or all) that ended between two days, both included. */
export interface Counted {
  readonly kind: CountedKind
  readonly from: IsoDate
  readonly to: IsoDate
}

/** What the list shows; left out: all. */
export interface QuestionFilter {
  readonly view: QuestionView
  readonly text?: string | undefined
  readonly kind?: QuestionKind | undefined
  readonly state?: QuestionState | 'open' | undefined
  readonly organisationId?: Id<'party'> | undefined
  /** Where it is now; with `counted`, where it was. */
  readonly at?: AtPlace | undefined
  /** Open, and so many working days at its place. */
  readonly age?: AgeBand | undefined
  readonly counted?: Counted | undefined
}

/** `answer-by`: what is open first, by the day an answer is due; then the newest answers. */
export const questionSorts = [
  'answer-by',
  'number',
  'title',
  'asked',
  'organisation',
  'place',
  'since',
  'state',
  'affected',
] as const
export type QuestionSort = (typeof questionSorts)[number]

export const QUESTIONS_PER_PAGE = 100

/** The answers can be read in the list itself. */
export const showsAnswers = ({ view, state }: QuestionFilter): boolean =>
  view === 'answers' || state === 'answered' || state === 'closed'
