import { type Actor, isAdmin } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** Organisations are shared by all programmes: the administrator keeps them, everyone signed in reads them. */
export const canEditParties = (actor: Actor): boolean => isAdmin(actor)

/** Departments and units of its own organisation are known best by the one who leads its introduction. */
export const canAddParts = (actor: Actor, organisationId: Id<'party'>): boolean =>
  isAdmin(actor) ||
  actor.functions.some(
    (held) => held.organisationId === organisationId && (held.kind === 'rollout-lead' || held.kind === 'signatory'),
  )
