import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { existedOn, holderOn, type Seat } from './seat.ts'

export interface Attended {
  readonly seatId: Id<'function'>
  /** Who held the seat that day; null: nobody did. */
  readonly personId: Id<'person'> | null
  readonly came: boolean
}

export type MeetingRefusal =
  | { readonly code: 'future' }
  | { readonly code: 'recorded'; readonly on: string }
  | { readonly code: 'no-such-seat' }
  | { readonly code: 'vacant'; readonly partyName: string }
  | { readonly code: 'stale' }

/**
 * Who came to a meeting that was held: one line for each seat that there was that day. Refuses a day to come, a seat that was not there, and
 * a seat that nobody held.
 */
export function attendanceOf(
  seats: readonly Seat[],
  heldOn: string,
  came: readonly Id<'function'>[],
  today: string,
): Result<Attended[], MeetingRefusal> {
  if (heldOn > today) return refuse({ code: 'future' })
  const there = seats.filter((seat) => existedOn(seat, heldOn))
  if (came.some((id) => !there.some((seat) => seat.id === id))) return refuse({ code: 'no-such-seat' })
  const vacant = there.find((seat) => came.includes(seat.id) && !holderOn(seat, heldOn))
  if (vacant) return refuse({ code: 'vacant', partyName: vacant.partyName })
  return ok(
    there.map((seat) => ({
      seatId: seat.id,
      personId: holderOn(seat, heldOn)?.personId ?? null,
      came: came.includes(seat.id),
    })),
  )
}
