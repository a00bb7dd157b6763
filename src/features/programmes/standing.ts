import type { Actor, HeldFunction, HeldSeat, Standing } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ParticipantRole } from './programme.tables.ts'

/** Which roles an organisation has in the programme. */
export type RolesOf = ReadonlyMap<string, readonly ParticipantRole[]>

function standingOf(held: HeldFunction, programmeId: Id<'programme'>, roles: RolesOf): Standing | null {
  if (held.kind === 'admin') return 'insider'
  if (held.programmeId !== null && held.programmeId !== programmeId) return null
  const own = roles.get(held.organisationId) ?? []
  if (held.programmeId === null && own.length === 0) return null
  if (held.kind === 'observer') return 'observer'
  if (held.kind === 'supplier' || (own.length > 0 && own.every((role) => role === 'supplier'))) return 'supplier'
  return 'insider'
}

/** A seat gives insight into what its forum serves, and nothing else. */
function standingOfSeat(seat: HeldSeat, programmeId: Id<'programme'>, roles: RolesOf): Standing | null {
  if (!seat.programmeIds.includes(programmeId)) return null
  const own = roles.get(seat.organisationId) ?? []
  return own.length > 0 && own.every((role) => role === 'supplier') ? 'supplier' : 'insider'
}

const order: readonly Standing[] = ['insider', 'supplier', 'observer']

/**
 * How the actor stands to a programme: the widest that any function gives. Null: has nothing to do with it, and is told
 * that it does not exist. A supplier's people stay suppliers whatever their function is called (product.md, "The people").
 */
export function standingIn(actor: Actor, programmeId: Id<'programme'>, roles: RolesOf): Standing | null {
  const all = [
    ...actor.functions.map((held) => standingOf(held, programmeId, roles)),
    ...actor.seats.map((seat) => standingOfSeat(seat, programmeId, roles)),
  ]
  return order.find((standing) => all.includes(standing)) ?? null
}
