import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { Option } from '#src/ui/index.ts'
import { listChoosableFor } from './filling.store.ts'
import { fillsSeat, keepsForum, seesWithin } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { listSeats } from './seat.store.ts'
import type { Seat } from './seat.ts'
import type { SeatPageProps, SeatReturned } from './seat-page.ts'

/** The seat of the request's path: for those who may know who sits there. @throws NotFoundError */
export async function seatOf(c: RequestContext, db: Reader, forum: Forum): Promise<Seat> {
  if (!seesWithin(c.var.actor, forum)) throw new NotFoundError()
  const id = asId<'function'>(c.req.param('seatId'))
  return orNotFound((await listSeats(db, forum.id, c.var.today)).find((seat) => seat.id === id))
}

/**
 * Where one comes after something was done with a seat. Whoever has left their own may no longer see the forum, and would be told that there is
 * no such page.
 */
export const placeAfter = (c: RequestContext, seat: Seat, place: string): string =>
  c.var.actor.seats.some(({ id }) => id === seat.id) ? '/forums' : place

/** Organisations with their departments and units: a seat speaks for one of them. */
export async function partyChoices(db: Reader): Promise<Option[]> {
  const all = await listPartiesToChoose(db, { parts: true })
  return all.map(({ id, name, organisationId, organisationName }) => ({
    value: id,
    label: id === organisationId ? name : `${organisationName}, ${name}`,
  }))
}

export async function seatPageProps(
  c: RequestContext,
  db: Reader,
  forum: Forum,
  seat: Seat,
  returned?: SeatReturned,
): Promise<SeatPageProps> {
  const { actor } = c.var
  const live = forum.endedOn === null
  const fills = live && fillsSeat(actor, forum, seat) !== undefined
  const keeps = live && keepsForum(actor, forum) !== undefined
  const people = fills ? await listChoosableFor(db, actor, forum.id) : null
  return {
    c,
    forum,
    seat,
    choosable: people?.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })) ?? null,
    parties: keeps ? await partyChoices(db) : null,
    returned,
  }
}
