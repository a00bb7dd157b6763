import { sql } from 'drizzle-orm'
import { notify } from '#src/features/notices/index.ts'
import { appoint, endHolding, type HoldingRefusal, handOver, listChoosable } from '#src/features/people/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { lockForum } from './forum.store.ts'
import { forumPath } from './paths.ts'
import { listSeats } from './seat.store.ts'
import { type FillingRefusal, filling, type Seat } from './seat.ts'
import { readTold, soleProgramme, type Told, tellForum } from './tell-forum.store.ts'

export interface Filling {
  readonly forumId: Id<'forum'>
  readonly seatId: Id<'function'>
  readonly personId: Id<'person'>
  readonly from: string
  readonly to?: string | null
}

/** Somebody takes a seat, and is told. Refuses days when another sits there, and what people's own rules refuse. */
export async function fillSeat(
  tx: Tx,
  wish: Filling,
  by: Deed,
): Promise<Result<void, HoldingRefusal | FillingRefusal>> {
  const { forumId, seatId, personId, from, to = null } = wish
  const { forum, seat } = await seatForUpdate(tx, forumId, seatId, by.today)
  const free = filling(seat, { from, to })
  if (!free.ok) return free
  const done = await appoint(tx, { functionId: seatId, personId, from, to }, by)
  if (!done.ok) return done
  const params = { ...said(seat), person: await nameOf(tx, personId) }
  await tellForum(tx, forum, 'seat.filled', { ...params, from }, by, { validFrom: from })
  await tellHolder(tx, forum, seat, personId, from, by)
  return ok(undefined)
}

/** One holder hands the seat over to another, who is told. Refuses what people's own rules refuse. */
export async function handOverSeat(
  tx: Tx,
  forumId: Id<'forum'>,
  seatId: Id<'function'>,
  wish: { readonly fromPersonId: Id<'person'>; readonly toPersonId: Id<'person'>; readonly on: string },
  by: Deed,
): Promise<Result<void, HoldingRefusal>> {
  const { forum, seat } = await seatForUpdate(tx, forumId, seatId, by.today)
  const { fromPersonId, toPersonId, on } = wish
  const done = await handOver(tx, seatId, fromPersonId, toPersonId, on, by)
  if (!done.ok) return done
  const names = { from: await nameOf(tx, fromPersonId), to: await nameOf(tx, toPersonId) }
  await tellForum(tx, forum, 'seat.handed-over', { ...said(seat), ...names, on }, by, { validFrom: on })
  await tellHolder(tx, forum, seat, toPersonId, on, by)
  return ok(undefined)
}

/** A holder's last day in the seat is set; from then on it is vacant. Refuses what people's own rules refuse. */
export async function vacateSeat(
  tx: Tx,
  forumId: Id<'forum'>,
  seatId: Id<'function'>,
  wish: { readonly holdingId: string; readonly lastOn: string },
  by: Deed,
): Promise<Result<void, HoldingRefusal>> {
  const { forum, seat } = await seatForUpdate(tx, forumId, seatId, by.today)
  const done = await endHolding(tx, seatId, wish.holdingId, wish.lastOn, by)
  if (!done.ok) return done
  const person = seat.holders.find(({ id }) => id === wish.holdingId)?.name ?? ''
  await tellForum(tx, forum, 'seat.vacated', { ...said(seat), person, on: wish.lastOn }, by)
  return ok(undefined)
}

async function seatForUpdate(tx: Tx, forumId: Id<'forum'>, seatId: Id<'function'>, today: string) {
  await lockForum(tx, forumId)
  const seat = (await listSeats(tx, forumId, today)).find(({ id }) => id === seatId)
  if (!seat) throw new Error(`There is no seat ${seatId} in the forum ${forumId}.`)
  return { forum: await readTold(tx, forumId), seat }
}

const said = (seat: Seat): HistoryParams => ({ kind: selector(seat.kind), party: seat.partyName })

const tellHolder = (tx: Tx, forum: Told, seat: Seat, personId: Id<'person'>, from: string, by: Deed) =>
  notify(
    tx,
    {
      kind: 'forums',
      code: 'forum.seat-given',
      params: { forum: forum.name, kind: selector(seat.kind), from },
      programmeId: soleProgramme(forum),
      href: forumPath(forum),
      once: `seat-given:${seat.id}:${from}`,
    },
    { personIds: [personId] },
    by,
  )

async function nameOf(tx: Tx, personId: Id<'person'>): Promise<string> {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from people where id = ${personId}`)
  return rows[0]?.name ?? ''
}

/** Whom the actor may choose among for a seat: all whom they see, and those who sit or sat in the forum. */
export async function listChoosableFor(
  db: Reader,
  actor: Actor,
  forumId: Id<'forum'>,
): Promise<{ id: Id<'person'>; name: string; email: string }[]> {
  const seen = await listChoosable(db, actor)
  const { rows } = await db.execute<{ id: Id<'person'>; name: string; email: string }>(sql`
    select p.id, p.name, p.email from people p where p.closed_at is null and p.id in (
      select h.person_id from holdings h join seats s on s.id = h.function_id where s.forum_id = ${forumId}) order by p.name, p.email`)
  return [...new Map([...seen, ...rows].map((one) => [one.id, one])).values()]
}
