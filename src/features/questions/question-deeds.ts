import { leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { affectedFor, asAsker, canAnswerQuestion, type Held } from './question.policy.ts'
import { isOpen, isOverdue, type Question, type ShownQuestion } from './question.ts'
import { closesOn } from './rules/closing.ts'
import type { Place } from './rules/step.ts'

type Programme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>

/** Nobody holds a function that would answer: "ej utsedd". */
export const isVacant = ({ owners }: Pick<ShownQuestion, 'owners'>): boolean =>
  owners.every(({ holders }) => holders.length === 0)

/**
 * Who may hand it on to a place: whoever has it; to a forum, the programme lead; and from home to the programme also the asker, once it is late
 * there or nobody is appointed. Whether it can go there at all is the rule's to say.
 */
export function canForward(
  actor: Actor,
  programme: Programme,
  question: ShownQuestion,
  to: Place,
  today: string,
): Held | undefined {
  if (to.place === 'forum') return leadIn(actor, programme)
  const stuck = question.place === 'organisation' && (isOverdue(question, today) || isVacant(question))
  return (
    canAnswerQuestion(actor, programme, question) ??
    (stuck && to.place === 'programme' ? asAsker(actor, programme, question) : undefined)
  )
}

/** Speaks in the thread: the asker, and whoever has the question. */
export const canSay = (actor: Actor, programme: Programme, question: Question): Held | undefined =>
  question.state === 'closed'
    ? undefined
    : (asAsker(actor, programme, question) ?? canAnswerQuestion(actor, programme, question))

/** What the page expects of its reader. */
export type Expectation =
  | 'acknowledge'
  | 'answer'
  | 'late-at-home'
  | 'vacant-at-home'
  | 'read-answer'
  | 'wait'
  | 'nothing'

export interface QuestionDeeds {
  readonly acknowledge: Held | undefined
  readonly answer: Held | undefined
  /** Where the reader may hand it on to. */
  readonly forward: readonly Place[]
  readonly say: Held | undefined
  readonly close: Held | undefined
  readonly reopen: Held | undefined
  /** The reader's organisations that may say "gäller oss också", and whether they have. */
  readonly affected: readonly { readonly organisationId: Id<'party'>; readonly concerns: boolean }[]
  readonly expected: Expectation
}

/** The same predicates as guard the routes, so that a button that is shown is one that works. */
export function deedsOf(
  actor: Actor,
  programme: Programme,
  question: ShownQuestion,
  places: readonly Place[],
  today: string,
): QuestionDeeds {
  const open = isOpen(question)
  const answer = open ? canAnswerQuestion(actor, programme, question) : undefined
  const asker = asAsker(actor, programme, question)
  const forward = open ? places.filter((to) => canForward(actor, programme, question, to, today) !== undefined) : []
  const said = new Set(question.affectedBy.map(({ organisationId }) => organisationId))
  return {
    acknowledge: question.state === 'asked' ? answer : undefined,
    answer,
    forward,
    say: canSay(actor, programme, question),
    close: question.state === 'closed' ? undefined : asker,
    reopen: open ? undefined : asker,
    affected: (question.state === 'closed' ? [] : affectedFor(actor, programme, question)).map((organisationId) => ({
      organisationId,
      concerns: said.has(organisationId),
    })),
    expected: expectedOf(actor, question, answer, asker, today),
  }
}

/** Asked of the one whom it is handed out to; of the others who lead the place only when it is not, or nobody holds that function. */
function expectedOf(
  actor: Actor,
  question: ShownQuestion,
  answer: Held | undefined,
  asker: Held | undefined,
  today: string,
): Expectation {
  const elsewhere = question.ownerFunctionId !== null && !isVacant(question)
  const mine = answer && (answer.id === question.ownerFunctionId || !elsewhere)
  if (mine) return question.state === 'asked' ? 'acknowledge' : 'answer'
  if (!asker || question.askedBy !== actor.personId) return 'nothing'
  if (question.state === 'answered') return 'read-answer'
  if (!isOpen(question)) return 'nothing'
  if (question.place === 'organisation' && isVacant(question)) return 'vacant-at-home'
  return question.place === 'organisation' && isOverdue(question, today) ? 'late-at-home' : 'wait'
}

/** The day on which silence closes an answered question, as far as the page's reader can tell. */
export function silenceEnds(question: ShownQuestion, dayOf: (moment: string) => string): string | null {
  if (question.state !== 'answered' || !question.answeredAt) return null
  const said = question.entries.filter(({ personId }) => personId === question.askedBy).map(({ at }) => dayOf(at))
  type Day = Parameters<typeof closesOn>[0]
  return closesOn(dayOf(question.answeredAt) as Day, (said.sort().at(-1) as Day | undefined) ?? null)
}
