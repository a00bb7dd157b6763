import { type SeatKind, seatKinds } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'

/** A person in a seat from–to, both days included (`YYYY-MM-DD`); without an end until further notice. */
export interface SeatHolder {
  readonly id: string
  readonly personId: Id<'person'>
  readonly name: string
  readonly from: string
  readonly to: string | null
}

export interface Seat {
  /** The function that the seat is. */
  readonly id: Id<'function'>
  readonly kind: SeatKind
  readonly partyId: Id<'party'>
  readonly partyName: string
  readonly organisationId: Id<'party'>
  /** What its holder may decide on behalf of the own organisation. */
  readonly mayDecide: string
  readonly number: number
  readonly version: number
  /** The day it was entered, and the first day it was no more. */
  readonly createdOn: string
  readonly endedOn: string | null
  /** All there have been and will be, latest first. */
  readonly holders: readonly SeatHolder[]
  /** Meetings of the last twelve months that it was there for, and those where its holder came. */
  readonly meetings: number
  readonly came: number
}

const lastDay = '9999-12-31'
const end = ({ to }: Pick<SeatHolder, 'to'>) => to ?? lastDay

export const isLiving = (seat: Pick<Seat, 'endedOn'>, day: string): boolean => !seat.endedOn || seat.endedOn > day

/** Who sat in the seat that day; nobody: it was vacant, or was no more. */
export const holderOn = (seat: Pick<Seat, 'holders' | 'endedOn'>, day: string): SeatHolder | undefined =>
  isLiving(seat, day) ? seat.holders.find((held) => held.from <= day && day <= end(held)) : undefined

/** Whether the seat was there that day: from when it was entered, or from when somebody first held it, if that was earlier. */
export const existedOn = (seat: Pick<Seat, 'createdOn' | 'endedOn' | 'holders'>, day: string): boolean =>
  isLiving(seat, day) && [seat.createdOn, ...seat.holders.map(({ from }) => from)].some((since) => since <= day)

/** The order in which seats are read: chair first, then by kind, number and organisation. */
export const inSeatOrder = (a: Seat, b: Seat): number =>
  seatKinds.indexOf(a.kind) - seatKinds.indexOf(b.kind) || a.number - b.number

export type SeatRefusal = { readonly code: 'has-chair' } | { readonly code: 'stale' } | { readonly code: 'ended' }

/** A forum has one chair at most: a second chair's seat is refused. `self`: the seat that changes, which is no second to itself. */
export function seating(
  kind: SeatKind,
  living: readonly Pick<Seat, 'id' | 'kind'>[],
  self?: Id<'function'>,
): Result<SeatKind, SeatRefusal> {
  const second = kind === 'chair' && living.some((seat) => seat.kind === 'chair' && seat.id !== self)
  return second ? refuse({ code: 'has-chair' }) : ok(kind)
}

export type FillingRefusal = { readonly code: 'taken'; readonly name: string; readonly until: string | null }

/** A seat is one person's at a time: whoever comes after somebody takes over from them. Refuses days when somebody sits there. */
export function filling(
  seat: Pick<Seat, 'holders'>,
  term: { readonly from: string; readonly to: string | null },
): Result<void, FillingRefusal> {
  const sitting = seat.holders.find((held) => held.from <= end(term) && term.from <= end(held))
  return sitting ? refuse({ code: 'taken', name: sitting.name, until: sitting.to }) : ok(undefined)
}

const yearBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()

/** The first of the twelve months that attendance and turnover are counted over. */
export const countedFrom = (today: string): string => yearBefore(today)

/** How often the seat was represented in the last twelve months: 0–1; null before there was a meeting. A vacant seat is an absent one. */
export const attendance = ({ meetings, came }: Pick<Seat, 'meetings' | 'came'>): number | null =>
  meetings === 0 ? null : came / meetings

export interface Turnover {
  /** Holders who left in the last twelve months. */
  readonly left: number
  /** Seats there are today. */
  readonly seats: number
}

/**
 * How many holders have left in the last twelve months, against how many seats there are. Whose term was renewed has not left; whose seat
 * was taken away has.
 */
export function turnover(seats: readonly Pick<Seat, 'holders' | 'createdOn' | 'endedOn'>[], today: string): Turnover {
  const since = yearBefore(today)
  const left = seats.flatMap((seat) => {
    const sitting = holderOn(seat, today)?.personId
    const gone = seat.holders.filter((held) => {
      const last = lastDayIn(held, seat)
      return held.from <= last && last >= since && last < today && held.personId !== sitting
    })
    return [...new Set(gone.map(({ personId }) => personId))]
  })
  return { left: left.length, seats: seats.filter((seat) => isLiving(seat, today)).length }
}

/** A seat that is taken away ends its holder's time the day before. */
function lastDayIn(held: SeatHolder, seat: Pick<Seat, 'endedOn'>): string {
  if (!seat.endedOn) return end(held)
  const last = Temporal.PlainDate.from(seat.endedOn).subtract({ days: 1 }).toString()
  return last < end(held) ? last : end(held)
}
