import { type Actor, type FunctionKind, type HeldFunction, isAdmin } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What must be known of a function to say who may fill it. */
export interface Appointable {
  readonly kind: FunctionKind | 'seat'
  readonly organisationId: Id<'party'>
  readonly programmeId: Id<'programme'> | null
}

/** What a rollout lead fills within its own organisation: those who lead an area, change and staff, and those who give its word. */
const filledByRolloutLead: readonly Appointable['kind'][] = ['area-lead', 'change-lead', 'staff', 'signatory']

const holdsFor = (held: HeldFunction, duty: Appointable) =>
  duty.programmeId !== null && (held.programmeId === null || held.programmeId === duty.programmeId)

/** The function by which the actor may appoint, hand over and end here, or undefined. History names it. */
export function appointsAs(actor: Actor, duty: Appointable): HeldFunction | undefined {
  return actor.functions.find((held) => {
    if (held.kind === 'admin') return true
    if (!holdsFor(held, duty) || duty.kind === 'admin') return false
    if (held.kind === 'programme-lead') return held.programmeId !== null
    return (
      held.kind === 'rollout-lead' &&
      held.organisationId === duty.organisationId &&
      filledByRolloutLead.includes(duty.kind)
    )
  })
}

/** An administrator appoints anyone, a programme lead all in its programme, a rollout lead within its own organisation. */
export const canAppoint = (actor: Actor, duty: Appointable): boolean => appointsAs(actor, duty) !== undefined

/** Accounts (inviting, closing, the list of all people, the outgoing mails) are the administrator's. */
export const canAdministerAccounts = (actor: Actor): boolean => isAdmin(actor)
