import type { RecordVisibility } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import type {
  EntryKind,
  QuestionKind,
  QuestionOutcome,
  QuestionPlace,
  QuestionState,
  StayEnd,
} from './question.tables.ts'

export const questionKinds = ['question', 'need', 'view'] as const satisfies readonly QuestionKind[]
export const questionStates = [
  'asked',
  'acknowledged',
  'answered',
  'closed',
] as const satisfies readonly QuestionState[]
export const questionPlaces = ['organisation', 'programme', 'forum'] as const satisfies readonly QuestionPlace[]

/** A question as rules and policies know it: a row of the table, and who speaks for the forum it is at. */
export interface Question {
  readonly programmeId: Id<'programme'>
  readonly id: Id<'question'>
  readonly number: number
  readonly kind: QuestionKind
  readonly title: string
  readonly text: string
  readonly fromPath: string
  readonly fromTitle: string
  readonly organisationId: Id<'party'>
  readonly rolloutId: Id<'rollout'> | null
  readonly askedBy: Id<'person'>
  readonly askedAt: string
  readonly state: QuestionState
  readonly place: QuestionPlace
  readonly forumId: Id<'forum'> | null
  /** Somebody holds the chair of the forum it is at; false elsewhere. */
  readonly chairHeld: boolean
  readonly ownerFunctionId: Id<'function'> | null
  readonly since: string
  readonly answerBy: IsoDate
  readonly forwardedAt: string | null
  readonly outcome: QuestionOutcome | null
  readonly answer: string
  readonly movedTo: IsoDate | null
  readonly answeredAt: string | null
  readonly answeredBy: Id<'person'> | null
  readonly postponements: number
  readonly reopenings: number
  readonly closedAt: string | null
  readonly affected: number
  readonly visibility: RecordVisibility
  readonly visibleToForumId: Id<'forum'> | null
  readonly version: number
}

/** A function that has the question, and who holds it today: nobody is "ej utsedd". */
export interface QuestionOwner {
  readonly id: Id<'function'>
  readonly kind: string
  readonly title: string
  readonly areaKey: string | null
  readonly partyName: string
  readonly holders: readonly string[]
}

/** What was said after it was asked, in order. */
export interface Entry {
  readonly id: string
  readonly kind: EntryKind
  readonly text: string
  readonly outcome: QuestionOutcome | null
  readonly movedTo: IsoDate | null
  /** Who said it: a person's name, or that of somebody without an account. */
  readonly by: string
  readonly byLink: boolean
  readonly personId: Id<'person'> | null
  readonly functionKind: string | null
  readonly partyName: string | null
  readonly at: string
}

/** A place where it has been, from–to, in order. */
export interface Stay {
  readonly place: QuestionPlace
  readonly forumId: Id<'forum'> | null
  readonly forumName: string | null
  readonly startedAt: string
  readonly startedOn: IsoDate
  /** As promised when it came, and as it is after postponements. */
  readonly promisedBy: IsoDate
  readonly answerBy: IsoDate
  readonly postponements: number
  readonly endedAt: string | null
  readonly endedHow: StayEnd | null
  readonly workingDays: number | null
}

/** "Gäller oss också." */
export interface Affected {
  readonly organisationId: Id<'party'>
  readonly organisationName: string
  readonly personName: string
  readonly at: string
}

/** Everything that the page of one question shows. */
export interface ShownQuestion extends Question {
  readonly organisationName: string
  readonly askerName: string
  readonly answererName: string | null
  readonly forumName: string | null
  readonly visibleToForumName: string | null
  /** The function that it is handed out to; else those who lead the place (a forum: its chair; its members where nobody holds the chair). */
  readonly owners: readonly QuestionOwner[]
  readonly entries: readonly Entry[]
  readonly stays: readonly Stay[]
  readonly affectedBy: readonly Affected[]
}

export const isOpen = ({ state }: Pick<Question, 'state'>): boolean => state === 'asked' || state === 'acknowledged'

/** Not answered by the day it was promised (product.md, "Questions"). The day itself is in time. */
export const isOverdue = (question: Pick<Question, 'state' | 'answerBy'>, today: string): boolean =>
  isOpen(question) && question.answerBy < today

export const questionsPath = (programmeId: string): string => `/programmes/${programmeId}/questions`
export const questionPath = (programmeId: string, id: string): string => `${questionsPath(programmeId)}/${id}`
export const questionSettingsPath = (programmeId: string): string => `/programmes/${programmeId}/question-settings`
