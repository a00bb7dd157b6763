import { and, eq, sql } from 'drizzle-orm'
import { changeSeatFunction, createSeatFunction, endFunction } from '#src/features/people/index.ts'
import type { SeatKind } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, selector } from '#src/platform/history/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { lockForum } from './forum.store.ts'
import { seats } from './forum.tables.ts'
import { seatPath } from './paths.ts'
import { countedFrom, inSeatOrder, isLiving, type Seat, type SeatRefusal, seating } from './seat.ts'
import { readTold, tellForum } from './tell-forum.store.ts'

/** Every seat that the forum has or had, in the order they are read, with all their holders and a year's attendance. */
export async function listSeats(db: Reader, forumId: Id<'forum'>, today: string): Promise<Seat[]> {
  const { rows } = await db.execute<Seat & Record<string, unknown>>(sql`
    select s.id, s.kind, s.may_decide as "mayDecide", s.number, s.version, f.party_id as "partyId", p.name as "partyName", p.organisation_id as "organisationId",
      ((f.created_at at time zone 'Europe/Stockholm')::date)::text as "createdOn", f.ended_on::text as "endedOn",
      coalesce((select json_agg(json_build_object('id', h.id, 'personId', h.person_id, 'name', q.name, 'from', h.valid_from, 'to', h.valid_to)
        order by h.valid_from desc, h.id desc) from holdings h join people q on q.id = h.person_id where h.function_id = s.id), '[]') as holders,
      coalesce(a.meetings, 0) as meetings, coalesce(a.came, 0) as came
    from seats s join functions f on f.id = s.id join parties p on p.id = f.party_id
    left join lateral (
      select count(*)::int as meetings, count(*) filter (where t.came)::int as came
      from attendances t join held_meetings m on m.id = t.meeting_id
      where t.seat_id = s.id and m.held_on >= ${countedFrom(today)}::date) a on true
    where s.forum_id = ${forumId} order by p.name, s.id`)
  return rows.sort(inSeatOrder)
}

/** The page of a seat; null when the function is no seat. */
export async function seatPage(db: Reader, id: Id<'function'>): Promise<string | null> {
  const [seat] = await db.select({ forumId: seats.forumId }).from(seats).where(eq(seats.id, id))
  return seat ? seatPath({ id: seat.forumId }, { id }) : null
}

export interface NewSeat {
  readonly forumId: Id<'forum'>
  readonly kind: SeatKind
  /** The organisation (or part of one) that it speaks for: there is no seat without. */
  readonly partyId: Id<'party'>
  readonly mayDecide?: string
}

/** What a seat is called where only its function is known: in Swedish, as the forum's name is. */
const titleOf = (kind: SeatKind, forumName: string): string =>
  `${translator('sv')(`people.function.${kind}`)}, ${forumName}`

/** Adds a seat, that nobody holds yet, after those of its kind. Refuses a second chair. */
export async function addSeat(
  tx: Tx,
  { forumId, kind, partyId, mayDecide = '' }: NewSeat,
  by: Deed,
): Promise<Result<Id<'function'>, SeatRefusal>> {
  await lockForum(tx, forumId)
  const all = await listSeats(tx, forumId, by.today)
  const fits = seating(kind, living(all, by.today))
  if (!fits.ok) return fits
  const forum = await readTold(tx, forumId)
  const id = await createSeatFunction(tx, { partyId, title: titleOf(kind, forum.name) }, by.at)
  const number = Math.max(0, ...all.filter((seat) => seat.kind === kind).map((seat) => seat.number)) + 1
  await tx.insert(seats).values({ id, forumId, kind, mayDecide, number })
  await tellForum(tx, forum, 'seat.added', await inWords(tx, { kind, partyId }), by)
  return ok(id)
}

export type SeatWords = Required<Omit<NewSeat, 'forumId'>>

/** Changes what a seat is. Who holds it stays. Refuses a stale edit, a second chair, and a seat that is no more. */
export async function changeSeat(
  tx: Tx,
  forumId: Id<'forum'>,
  id: Id<'function'>,
  version: number,
  to: SeatWords,
  by: Deed,
): Promise<Result<void, SeatRefusal>> {
  await lockForum(tx, forumId)
  const present = living(await listSeats(tx, forumId, by.today), by.today)
  if (!present.some((seat) => seat.id === id)) return refuse({ code: 'ended' })
  const fits = seating(to.kind, present, id)
  if (!fits.ok) return fits
  const { kind, partyId, mayDecide } = to
  const [changed] = await tx
    .update(seats)
    .set({ kind, mayDecide, version: version + 1 })
    .where(and(eq(seats.id, id), eq(seats.version, version)))
    .returning({ id: seats.id })
  if (!changed) return refuse({ code: 'stale' })
  const forum = await readTold(tx, forumId)
  await changeSeatFunction(tx, id, { partyId, title: titleOf(kind, forum.name) })
  await tellForum(tx, forum, 'seat.changed', await inWords(tx, { kind, partyId }), by)
  return ok(undefined)
}

/** Takes a seat away from today on: whoever holds it no longer does; who came to meetings stays written. Refuses one that is gone. */
export async function endSeat(
  tx: Tx,
  forumId: Id<'forum'>,
  id: Id<'function'>,
  by: Deed,
): Promise<Result<void, SeatRefusal>> {
  await lockForum(tx, forumId)
  const seat = living(await listSeats(tx, forumId, by.today), by.today).find((one) => one.id === id)
  if (!seat) return refuse({ code: 'ended' })
  await endFunction(tx, id, by.today)
  await tellForum(tx, await readTold(tx, forumId), 'seat.ended', await inWords(tx, seat), by)
  return ok(undefined)
}

/** The forum is called something else: so are its seats, where only their function is shown. */
export async function retitleSeats(tx: Tx, forumId: Id<'forum'>, name: string): Promise<void> {
  const { rows } = await tx.execute<{ id: Id<'function'>; kind: SeatKind; partyId: Id<'party'> }>(sql`
    select s.id, s.kind, f.party_id as "partyId" from seats s join functions f on f.id = s.id where s.forum_id = ${forumId}`)
  for (const { id, kind, partyId } of rows) await changeSeatFunction(tx, id, { partyId, title: titleOf(kind, name) })
}

const living = (all: readonly Seat[], today: string) => all.filter((seat) => isLiving(seat, today))

async function inWords(tx: Tx, seat: { readonly kind: SeatKind; readonly partyId: Id<'party'> }) {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from parties where id = ${seat.partyId}`)
  return { kind: selector(seat.kind), party: rows[0]?.name ?? '' }
}
