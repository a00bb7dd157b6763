import { and, eq, ne, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { lockForum } from './forum.store.ts'
import { attendances, heldMeetings } from './forum.tables.ts'
import { type Attended, attendanceOf, type MeetingRefusal } from './meeting.ts'
import { listSeats } from './seat.store.ts'
import { readTold, tellForum } from './tell-forum.store.ts'

export interface HeldMeeting {
  readonly id: Id<'meeting'>
  readonly heldOn: string
  readonly version: number
  /** Seats that there were, and the ids of those whose holder came. */
  readonly seats: number
  readonly came: readonly Id<'function'>[]
}

const meeting = sql`select m.id, m.held_on::text as "heldOn", m.version, (select count(*)::int from attendances a where a.meeting_id = m.id) as seats,
    coalesce((select json_agg(a.seat_id) from attendances a where a.meeting_id = m.id and a.came), '[]') as came from held_meetings m`

/** The latest meetings that were held, newest first. */
export async function listMeetings(db: Reader, forumId: Id<'forum'>): Promise<HeldMeeting[]> {
  const { rows } = await db.execute<HeldMeeting & Record<string, unknown>>(
    sql`${meeting} where m.forum_id = ${forumId} order by m.held_on desc limit 24`,
  )
  return rows
}

export async function findMeeting(
  db: Reader,
  forumId: Id<'forum'>,
  id: Id<'meeting'> | null,
): Promise<HeldMeeting | null> {
  if (!id) return null
  const { rows } = await db.execute<HeldMeeting & Record<string, unknown>>(
    sql`${meeting} where m.forum_id = ${forumId} and m.id = ${id}`,
  )
  return rows[0] ?? null
}

export interface HeldWish {
  readonly heldOn: string
  /** The seats whose holder came. */
  readonly came: readonly Id<'function'>[]
}

/** Writes that a meeting was held and who came. Refuses what `attendanceOf` refuses, and a day that has one already. */
export async function recordMeeting(
  tx: Tx,
  forumId: Id<'forum'>,
  { heldOn, came }: HeldWish,
  by: Deed,
): Promise<Result<Id<'meeting'>, MeetingRefusal>> {
  await lockForum(tx, forumId)
  const attended = attendanceOf(await listSeats(tx, forumId, by.today), heldOn, came, by.today)
  if (!attended.ok) return attended
  const id = newId<'meeting'>()
  const [made] = await tx
    .insert(heldMeetings)
    .values({ id, forumId, heldOn, recordedAt: by.at, recordedBy: by.personId as Id<'person'> | null })
    .onConflictDoNothing()
    .returning({ id: heldMeetings.id })
  if (!made) return refuse({ code: 'recorded', on: heldOn })
  await saveAttended(tx, id, attended.value)
  await told(tx, forumId, 'forum.met', heldOn, attended.value, by)
  return ok(id)
}

/** Corrects when a meeting was held or who came. Refuses the same, and a stale edit. */
export async function correctMeeting(
  tx: Tx,
  forumId: Id<'forum'>,
  id: Id<'meeting'>,
  version: number,
  { heldOn, came }: HeldWish,
  by: Deed,
): Promise<Result<void, MeetingRefusal>> {
  await lockForum(tx, forumId)
  const attended = attendanceOf(await listSeats(tx, forumId, by.today), heldOn, came, by.today)
  if (!attended.ok) return attended
  const [other] = await tx
    .select({ id: heldMeetings.id })
    .from(heldMeetings)
    .where(and(eq(heldMeetings.forumId, forumId), eq(heldMeetings.heldOn, heldOn), ne(heldMeetings.id, id)))
  if (other) return refuse({ code: 'recorded', on: heldOn })
  const [changed] = await tx
    .update(heldMeetings)
    .set({ heldOn, version: version + 1 })
    .where(and(eq(heldMeetings.id, id), eq(heldMeetings.version, version)))
    .returning({ id: heldMeetings.id })
  if (!changed) return refuse({ code: 'stale' })
  await tx.delete(attendances).where(eq(attendances.meetingId, id))
  await saveAttended(tx, id, attended.value)
  await told(tx, forumId, 'forum.meeting-corrected', heldOn, attended.value, by)
  return ok(undefined)
}

const saveAttended = async (tx: Tx, meetingId: Id<'meeting'>, attended: readonly Attended[]) => {
  if (attended.length > 0) await tx.insert(attendances).values(attended.map((one) => ({ meetingId, ...one })))
}

async function told(tx: Tx, forumId: Id<'forum'>, code: string, on: string, attended: readonly Attended[], by: Deed) {
  const came = attended.filter((one) => one.came).length
  await tellForum(tx, await readTold(tx, forumId), code, { on, came, seats: attended.length }, by, { validFrom: on })
}
