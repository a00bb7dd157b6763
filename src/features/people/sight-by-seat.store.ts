import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'

/**
 * The programme is one that a forum serves where the actor has a seat, which gives the sight of one within it. Not a supplier's: it stays a
 * supplier whatever seat it has (product.md, "The people"). Undefined: the actor has no seat.
 */
export function seenBySeat(actor: Actor, programmeId: SQLWrapper): SQL | undefined {
  const seats = actor.seats.flatMap(({ programmeIds, organisationId }) =>
    programmeIds.map((programme) => ({ programme, organisation: organisationId })),
  )
  if (seats.length === 0) return undefined
  return sql`exists (select from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as seat(programme uuid, organisation uuid)
    join parties speaking on speaking.id = seat.organisation and speaking.kind <> 'supplier' where seat.programme = ${programmeId})`
}
