import { decidesIn } from '#src/features/forums/index.ts'
import { leadIn, leadOfRollout, type ProgrammeView } from '#src/features/programmes/index.ts'
import {
  type Actor,
  forumsOf,
  forumsOpenTo,
  functionIdsOf,
  type HeldFunction,
  type HeldSeat,
  organisationsOf,
  type Standing,
} from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { NamedHolder, Risk, RiskRollout, SeenRisk } from './risk.ts'

/** The function, or the seat in a forum, that gives the right to a deed: history names it. */
export type Acting = HeldFunction | HeldSeat

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>

/** Decides about it or sits where it is decided, looks after it, registered it, or has something to do about it. */
export function isConcerned(actor: Actor, standing: Standing, risk: SeenRisk): boolean {
  const mine = new Set<string>(functionIdsOf(actor))
  const { holder } = risk
  return (
    (holder.kind === 'forum' ? forumsOpenTo(actor, standing).includes(holder.id) : mine.has(holder.id)) ||
    (risk.ownerFunctionId !== null && mine.has(risk.ownerFunctionId)) ||
    risk.createdBy === actor.personId ||
    risk.actionFunctionIds.some((id) => mine.has(id))
  )
}

/**
 * Who sees a risk. An observer none; whoever it concerns always (who decides, owner, author, owners of its actions); otherwise as it says:
 * its own organisation, all but suppliers (whose own they see), everyone in the programme, or those with a seat in the forum it names. `visibleRisks`
 * says the same in SQL. Source: product.md, "The model" and "Risks".
 */
export function canSeeRisk(actor: Actor, standing: Standing, risk: SeenRisk): boolean {
  if (standing === 'observer') return false
  if (isConcerned(actor, standing, risk)) return true
  const { visibility, organisationId, visibleToForumId } = risk
  if (visibility === 'programme') return true
  if (visibility === 'forum') return visibleToForumId !== null && forumsOf(actor).includes(visibleToForumId)
  if (visibility === 'all-but-suppliers' && standing === 'insider') return true
  return organisationsOf(actor).includes(organisationId)
}

/**
 * In what the actor decides in the matter: whoever holds the function; for a forum its chair, between meetings (a member, where nobody
 * holds the chair). Nobody else accepts a risk, answers a proposal or chooses an alternative (product.md, "Only the holder accepts a risk").
 */
export const decidesOn = (actor: Actor, { heldBy }: { readonly heldBy: NamedHolder }): Acting | undefined =>
  heldBy.kind === 'forum' ? decidesIn(actor, heldBy) : actor.functions.find(({ id }) => id === heldBy.id)

const keeping = new Set(['programme-lead', 'rollout-lead', 'signatory', 'change-lead', 'area-lead'])
const working = (held: HeldFunction): boolean => !['observer', 'admin', 'supplier'].includes(held.kind)

const heldHere = (actor: Actor, { id }: Pick<ProgrammeView, 'id'>): HeldFunction[] =>
  actor.functions.filter(({ programmeId }) => programmeId === null || programmeId === id)

/**
 * Changes what a risk says and its score, raises it, closes it, plans what is done: the function that looks after it, the programme lead, the leads of whose
 * it is, whoever decides, and whoever registered it. A department's leads have no say in its sister departments'.
 */
export function canEditRisk(
  actor: Actor,
  programme: InProgramme,
  risk: Pick<Risk, 'ownerFunctionId' | 'organisationId' | 'createdBy' | 'heldBy' | 'rollout'>,
): Acting | undefined {
  if (programme.standing === 'observer') return undefined
  const here = heldHere(actor, programme)
  const { rollout, organisationId } = risk
  const ofIts = (held: HeldFunction) =>
    rollout
      ? held.partyId === rollout.partyId || held.partyId === rollout.organisationId
      : held.organisationId === organisationId
  const insider = programme.standing === 'insider'
  return (
    here.find(({ id }) => id === risk.ownerFunctionId) ??
    leadIn(actor, programme) ??
    (rollout ? leadOfRollout(actor, programme.id, rollout) : undefined) ??
    (insider ? here.find((held) => keeping.has(held.kind) && ofIts(held)) : undefined) ??
    decidesOn(actor, risk) ??
    (insider && risk.createdBy === actor.personId ? here.find(working) : undefined)
  )
}

/** Says that an action is done, or moves it: whoever holds the function it is given to, and those who edit the risk. */
export const canDoAction = (
  actor: Actor,
  programme: InProgramme,
  risk: Parameters<typeof canEditRisk>[2],
  ownerFunctionId: Id<'function'>,
): Acting | undefined =>
  [...actor.functions, ...actor.seats].find(({ id }) => id === ownerFunctionId) ?? canEditRisk(actor, programme, risk)

/**
 * Registers a risk: of a rollout, everyone who works in its organisation; of the programme's own, everyone who works in the programme. The
 * programme lead both. Not those who only look on, nor suppliers.
 */
export function canRegisterRisk(
  actor: Actor,
  programme: InProgramme,
  rollout: Pick<RiskRollout, 'organisationId'> | null,
): HeldFunction | undefined {
  if (programme.standing !== 'insider') return undefined
  const of = heldHere(actor, programme).filter(working)
  return (
    leadIn(actor, programme) ??
    of.find(({ organisationId }) => rollout === null || organisationId === rollout.organisationId)
  )
}
