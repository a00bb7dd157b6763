import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { ReceiptState } from './receipt.ts'

/** A day before every other: "from the beginning", where a rule says from which day something holds. */
export const ALWAYS = '0001-01-01' as IsoDate

/** What lateness is read from. */
export interface Timed {
  readonly state: ReceiptState
  /** The due date, extended where it kept its minimum working time. */
  readonly due: IsoDate | null
  /** First delivery. */
  readonly deliveredOn: IsoDate | null
  readonly reviewDueOn: IsoDate | null
}

/** Still to come from the owner: not begun, in progress, or returned for completion. */
export const isOutstanding = (state: ReceiptState): boolean =>
  state === 'not-started' || state === 'in-progress' || state === 'returned'

/**
 * The day after which the owner is late, or null if that can no longer happen. Delivered in time is never late, even if it is
 * returned later; a returned one that came late is. The due date itself is in time.
 */
export function lateAfter({ state, due, deliveredOn }: Timed): IsoDate | null {
  if (due === null || !isOutstanding(state)) return null
  return state === 'returned' && deliveredOn !== null && deliveredOn <= due ? null : due
}

/** The owner is late. Whether that is the owner's doing is another question: see `waitsFor`. */
export const ownerIsLate = (receipt: Timed, today: IsoDate): boolean => isPast(lateAfter(receipt), today)

/** The receiver is late: ten working days after delivery it has neither accepted nor returned. */
export const reviewIsLate = ({ state, reviewDueOn }: Timed, today: IsoDate): boolean =>
  state === 'delivered' && isPast(reviewDueOn, today)

/** The day after `day` has come; never, for null. */
export const isPast = (day: IsoDate | null, today: IsoDate): boolean => day !== null && day < today
