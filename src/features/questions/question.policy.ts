import { decidesIn } from '#src/features/forums/index.ts'
import { leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import {
  type Actor,
  forumsOf,
  forumsOpenTo,
  functionIdsOf,
  type HeldFunction,
  type HeldSeat,
  organisationsOf,
} from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Question } from './question.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId'>
type Standing = InProgramme & Pick<ProgrammeView, 'standing'>

/** A function or a seat: what one does something in. */
export type Held = HeldFunction | HeldSeat

/** What must be known of a question to say who may see it. */
export type Seen = Pick<
  Question,
  'visibility' | 'organisationId' | 'visibleToForumId' | 'askedBy' | 'ownerFunctionId' | 'place' | 'forumId'
>

/**
 * Who sees a question: whoever asked it or has it, always; the others by its visibility. A supplier sees its own organisation's and what
 * is for all in the programme; an observer none (product.md, "The people"). `visibleQuestions` says the same in SQL.
 */
export function canSeeQuestion(actor: Actor, programme: Standing, seen: Seen): boolean {
  if (programme.standing === 'observer') return false
  if (seen.askedBy === actor.personId || hasIt(actor, programme, seen)) return true
  const own = organisationsOf(actor).includes(seen.organisationId)
  switch (seen.visibility) {
    case 'own':
      return own
    case 'forum':
      return seen.visibleToForumId !== null && forumsOf(actor).includes(seen.visibleToForumId)
    case 'all-but-suppliers':
      return own || programme.standing === 'insider'
    case 'programme':
      return true
  }
}

/** The function it is handed out to; the programme's leads, or anyone with a seat in the forum, while it is there. */
const hasIt = (actor: Actor, programme: Standing, { ownerFunctionId, place, forumId }: Seen): boolean =>
  (ownerFunctionId !== null && functionIdsOf(actor).includes(ownerFunctionId)) ||
  (place === 'programme' && leadIn(actor, programme) !== undefined) ||
  (place === 'forum' && forumId !== null && forumsOpenTo(actor, programme.standing).includes(forumId))

/** Kinds of function that answer for their organisation's questions. Staff ask; they are not asked. */
export const leadingKinds = [
  'rollout-lead',
  'change-lead',
  'signatory',
  'area-lead',
  'programme-lead',
  'supplier',
] as const

const leading = new Set<string>(leadingKinds)

const within = (programme: Pick<InProgramme, 'id'>) => (held: HeldFunction) =>
  held.programmeId === null || held.programmeId === programme.id

/** What the actor leads the question's place in: the own organisation, the programme, or the forum's word between meetings. */
export function leadsPlace(
  actor: Actor,
  programme: InProgramme,
  { place, organisationId, forumId, chairHeld }: Pick<Question, 'place' | 'organisationId' | 'forumId' | 'chairHeld'>,
): Held | undefined {
  if (place === 'programme') return leadIn(actor, programme)
  if (place === 'forum') return forumId ? decidesIn(actor, { id: forumId, chairHeld }) : undefined
  return actor.functions
    .filter(within(programme))
    .find((held) => held.organisationId === organisationId && leading.has(held.kind))
}

/** Acknowledges, answers, postpones: the function that the question is handed out to, or whoever leads the place it is at. */
export const canAnswerQuestion = (
  actor: Actor,
  programme: InProgramme,
  question: Pick<Question, 'place' | 'organisationId' | 'forumId' | 'chairHeld' | 'ownerFunctionId'>,
): Held | undefined =>
  [...actor.functions, ...actor.seats].find((held) => held.id === question.ownerFunctionId) ??
  leadsPlace(actor, programme, question)

/** Those in which the actor may ask something in the programme: functions and seats, but not to look on or to administer. */
export const asksIn = (actor: Actor, programme: Standing): Held[] =>
  programme.standing === 'observer'
    ? []
    : [
        ...actor.functions.filter(within(programme)).filter(({ kind }) => kind !== 'observer' && kind !== 'admin'),
        ...actor.seats.filter(({ programmeIds }) => programmeIds.includes(programme.id)),
      ]

/** Closes and reopens: nobody but the one who asked. */
export const isAsker = (actor: Actor, question: Pick<Question, 'askedBy'>): boolean =>
  question.askedBy === actor.personId

/** What the asker does something in: of the organisation that it was asked for, where that can be. */
export const asAsker = (
  actor: Actor,
  programme: Standing,
  question: Pick<Question, 'askedBy' | 'organisationId'>,
): Held | undefined => {
  if (!isAsker(actor, question)) return undefined
  const all = asksIn(actor, programme)
  return all.find((held) => held.organisationId === question.organisationId) ?? all[0]
}

/** The organisations for which the actor may say "gäller oss också": those where it works, the asker's own aside. */
export const affectedFor = (
  actor: Actor,
  programme: Standing,
  question: Pick<Question, 'organisationId'>,
): Id<'party'>[] =>
  programme.standing === 'insider'
    ? [
        ...new Set(
          asksIn(actor, programme)
            .map(({ organisationId }) => organisationId)
            .filter((id) => id !== question.organisationId),
        ),
      ]
    : []
