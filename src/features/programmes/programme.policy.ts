import { type Actor, type HeldFunction, isAdmin } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ProgrammeView } from './programme-view.store.ts'

/** The actor's function as programme lead here, if any: keeps the plan, the templates, the gates. */
export const leadIn = (actor: Actor, programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>): HeldFunction | undefined =>
  actor.functions.find(
    (held) =>
      held.kind === 'programme-lead' &&
      (held.programmeId === programme.id ||
        (held.programmeId === null && held.organisationId === programme.leadPartyId)),
  )

export const canLead = (actor: Actor, programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>): boolean =>
  leadIn(actor, programme) !== undefined

const leading = new Set(['rollout-lead', 'signatory'])

/** What must be known of a rollout to say whose it is. */
export interface WhoseRollout {
  readonly partyId: Id<'party'>
  readonly organisationId: Id<'party'>
}

/**
 * The actor's function as lead (or signatory) of this very rollout. A department's lead has no say in its sister departments; the
 * organisation's own lead has in all of them.
 */
export const leadOfRollout = (
  actor: Actor,
  programmeId: Id<'programme'>,
  rollout: WhoseRollout,
): HeldFunction | undefined =>
  actor.functions.find(
    (held) =>
      leading.has(held.kind) &&
      (held.partyId === rollout.partyId || held.partyId === rollout.organisationId) &&
      (held.programmeId === null || held.programmeId === programmeId),
  )

/** Keeps the rollout's forecast, actual date, units, guide and comment: its lead, or the programme lead. */
export const keepsRollout = (
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>,
  rollout: WhoseRollout,
): HeldFunction | undefined => leadOfRollout(actor, programme.id, rollout) ?? leadIn(actor, programme)

/** The lead's words beside the light are not for suppliers (product.md, "The people": nothing internal). */
export const canReadComments = (programme: Pick<ProgrammeView, 'standing'>): boolean =>
  programme.standing !== 'supplier'

/** Who holds what, beyond the programme's contacts, is for those within. */
export const canSeeFunctions = (programme: Pick<ProgrammeView, 'standing'>): boolean => programme.standing === 'insider'

export const canCreateProgramme = (actor: Actor): boolean =>
  isAdmin(actor) || actor.functions.some((held) => held.kind === 'programme-lead' && held.programmeId === null)
