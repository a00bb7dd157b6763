import { leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, type HeldFunction, type HeldSeat, isAdmin } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { decides } from './forum.ts'

/** What must be known of a forum to say who speaks for it. */
export interface Spoken {
  readonly id: Id<'forum'>
  /** Somebody holds the chair today. */
  readonly chairHeld: boolean
}

/**
 * The seat in which the actor gives the forum's word between meetings: the chair; where nobody holds the chair, a member. Secretary,
 * presenter, co-opted and a substitute who does not serve decide nothing (product.md, "Forums").
 */
export const decidesIn = (actor: Actor, forum: Spoken): HeldSeat | undefined => {
  const here = actor.seats.filter(({ forumId }) => forumId === forum.id)
  return (
    here.find(({ kind }) => kind === 'chair') ??
    (forum.chairHeld ? undefined : here.find(({ kind }) => kind === 'member'))
  )
}

/** Has a seat there, of any kind. */
export const sitsIn = (actor: Actor, forumId: Id<'forum'>): HeldSeat | undefined =>
  actor.seats.find((seat) => seat.forumId === forumId)

/** Has a seat that decides there: sees all that waits for it. One who presents or is co-opted may not (`forumsOpenTo`). */
export const seesAllMatters = (actor: Actor, forumId: Id<'forum'>): boolean =>
  actor.seats.some((seat) => seat.forumId === forumId && decides(seat.kind))

type Led = Pick<ProgrammeView, 'id' | 'leadPartyId'>

/** What must be known of a forum, there or to be, to say whose it is to place and to keep. */
export interface Whose {
  readonly isLocal: boolean
  readonly organisationId: Id<'party'>
  readonly programmes: readonly Led[]
}

const administrator = (actor: Actor) => actor.functions.find(({ kind }) => kind === 'admin')

/** Leads an introduction of the organisation, or gives its word, in one of the programmes. */
const leadsOrganisation = (actor: Actor, organisationId: Id<'party'>, programmes: readonly Led[]) =>
  actor.functions.find(
    (held) =>
      (held.kind === 'rollout-lead' || held.kind === 'signatory') &&
      held.organisationId === organisationId &&
      (held.programmeId === null || programmes.some(({ id }) => id === held.programmeId)),
  )

/**
 * Makes a forum, says what kind it is and where it stands among the others, and ends it: the lead of a programme that it serves; else, of a shared
 * one, an administrator (that there is such a group is no decision), of a local one its organisation's rollout lead or signatory.
 */
export const placesForum = (actor: Actor, forum: Whose): HeldFunction | undefined => {
  for (const programme of forum.programmes) {
    const lead = leadIn(actor, programme)
    if (lead) return lead
  }
  return forum.isLocal ? leadsOrganisation(actor, forum.organisationId, forum.programmes) : administrator(actor)
}

/** Writes down what was held, and who came: the forum's own chair or secretary. */
export const recordsMeetings = (actor: Actor, forumId: Id<'forum'>): HeldSeat | undefined =>
  actor.seats.find((seat) => seat.forumId === forumId && (seat.kind === 'chair' || seat.kind === 'secretary'))

/** Keeps its texts, seats, cadence and next meeting: those who place it, and its own chair and secretary. */
export const keepsForum = (
  actor: Actor,
  forum: Whose & { readonly id: Id<'forum'> },
): HeldFunction | HeldSeat | undefined => recordsMeetings(actor, forum.id) ?? placesForum(actor, forum)

/** Fills a seat: those who keep the forum, the rollout lead or signatory of the organisation that it speaks for, and an administrator. */
export const fillsSeat = (
  actor: Actor,
  forum: Whose & { readonly id: Id<'forum'> },
  seat: { readonly organisationId: Id<'party'> },
): HeldFunction | HeldSeat | undefined =>
  keepsForum(actor, forum) ?? leadsOrganisation(actor, seat.organisationId, forum.programmes) ?? administrator(actor)

/** Who sits there, who came and what happened: for those within a programme that it serves, those who sit there, and administrators. */
export const seesWithin = (
  actor: Actor,
  forum: { readonly id: Id<'forum'>; readonly programmes: readonly { readonly view: ProgrammeView | null }[] },
): boolean =>
  isAdmin(actor) ||
  sitsIn(actor, forum.id) !== undefined ||
  forum.programmes.some(({ view }) => view?.standing === 'insider')
