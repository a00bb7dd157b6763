import { type Actor, type HeldFunction, isAdmin } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ProgrammeView } from './programme-view.ts'

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

/** The actor's function as rollout lead (or signatory) of the organisation in this programme, if any. */
export const rolloutLeadIn = (
  actor: Actor,
  programmeId: Id<'programme'>,
  organisationId: Id<'party'>,
): HeldFunction | undefined =>
  actor.functions.find(
    (held) =>
      leading.has(held.kind) &&
      held.organisationId === organisationId &&
      (held.programmeId === null || held.programmeId === programmeId),
  )

/** Any function of the organisation here but observer: may prepare, deliver and answer for it in its own area. */
export const worksFor = (
  actor: Actor,
  programmeId: Id<'programme'>,
  organisationId: Id<'party'>,
): HeldFunction | undefined =>
  actor.functions.find(
    (held) =>
      held.kind !== 'observer' &&
      held.kind !== 'admin' &&
      held.organisationId === organisationId &&
      (held.programmeId === null || held.programmeId === programmeId),
  )

export const canCreateProgramme = (actor: Actor): boolean =>
  isAdmin(actor) || actor.functions.some((held) => held.kind === 'programme-lead' && held.programmeId === null)
