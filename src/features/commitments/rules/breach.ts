import { daysBetween, earliest, type IsoDate, latest } from '#src/platform/calendar/date.ts'
import type { LeadTime } from '#src/platform/calendar/lead-time.ts'
import type { Due, DueRule } from './due.ts'
import { ALWAYS, isPast } from './lateness.ts'
import type { ReceiptState } from './receipt.ts'

/** What a lead-time breach is read from. */
export interface Promised {
  readonly state: ReceiptState
  /** The nominal day of a promised lead time before go-live; null where none is promised. See {@link promisedBy}. */
  readonly promisedBy: IsoDate | null
  /** The due date, extended where it kept its minimum working time. */
  readonly due: IsoDate | null
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
}

/** The latest decision that moved go-live nearer. */
export interface MovedNearer {
  readonly decidedOn: IsoDate
  /** The promised day before that decision. */
  readonly promisedBefore: IsoDate | null
}

export interface Breach {
  readonly promised: LeadTime
  /** Calendar days from when it comes, or is expected, to go-live; negative when it comes after. */
  readonly leftDays: number
  /** Calendar days short of the promise. */
  readonly shortDays: number
  /** The owner, what the owner waits for, or the decision that moved go-live nearer. */
  readonly causedBy: 'owner' | 'prerequisite' | 'decision'
}

/** Only another party's delivery promises a lead time, and only one before go-live. One's own preparations promise nobody. */
export const promisedBy = (rule: DueRule, due: Due | null, own: boolean): IsoDate | null =>
  !own && due !== null && rule.kind === 'lead' && rule.side === 'before' ? due.nominal : null

/** The day after which the delivery is in breach: always, when it came or is forecast too late; null: never. */
export function breachAfter({ state, promisedBy, due, forecast, deliveredOn }: Promised): IsoDate | null {
  if (promisedBy === null || state === 'not-applicable') return null
  if (deliveredOn !== null) return deliveredOn > promisedBy ? ALWAYS : null
  const expected = forecast ?? due
  return expected !== null && expected > promisedBy ? ALWAYS : promisedBy
}

/**
 * A lead-time breach ("för kort framförhållning"): the day it came, or is expected (its forecast, else its due date, and never
 * before today), leaves the receiver less than the lead time promised. Counted against the one who caused it: the decision, if
 * it put the promised day in the past before the owner had failed the old one; what the owner waits for, if that is why; else
 * the owner. Null: the promise holds. Source: product.md, "Dates"; background paper 000.
 */
export function breachOf(
  delivery: Promised & {
    readonly rule: DueRule
    readonly goLive: IsoDate | null
    readonly waitsForLate: boolean
    readonly movedNearer: MovedNearer | null
  },
  today: IsoDate,
): Breach | null {
  const { rule, goLive, promisedBy: promised } = delivery
  if (rule.kind !== 'lead' || goLive === null || promised === null || !isPast(breachAfter(delivery), today)) return null
  const expected = delivery.deliveredOn ?? latest(today, delivery.forecast ?? delivery.due)
  return {
    promised: rule.duration,
    leftDays: daysBetween(expected, goLive),
    shortDays: daysBetween(promised, expected),
    causedBy: causeOf(delivery, promised, expected),
  }
}

function causeOf(delivery: Parameters<typeof breachOf>[0], promised: IsoDate, expected: IsoDate): Breach['causedBy'] {
  const { movedNearer, waitsForLate, due, deliveredOn } = delivery
  if (movedNearer !== null && promised < movedNearer.decidedOn) {
    const { promisedBefore, decidedOn } = movedNearer
    const hadFailedAlready = isPast(promisedBefore, earliest(deliveredOn, decidedOn) ?? decidedOn)
    if (!hadFailedAlready) return 'decision'
  }
  const wasExtended = due !== null && promised < due
  return waitsForLate || (wasExtended && expected <= due) ? 'prerequisite' : 'owner'
}
