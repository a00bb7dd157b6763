import type { IsoDate } from '#src/platform/calendar/date.ts'
import { earlierBy, type LeadTime, laterBy } from '#src/platform/calendar/lead-time.ts'
import { onOrAfter, onOrBefore, type WorkCalendar } from '#src/platform/calendar/working-days.ts'

/** When something is due: a lead time before or after go-live, at go-live, or on a fixed day. */
export type DueRule =
  | { readonly kind: 'lead'; readonly duration: LeadTime; readonly side: 'before' | 'after' }
  | { readonly kind: 'at-go-live' }
  | { readonly kind: 'fixed'; readonly on: IsoDate }

export interface Due {
  /** Go-live ∓ the lead time in calendar months and days: what was promised. */
  readonly nominal: IsoDate
  /** The working day it falls on: what lateness is counted from. */
  readonly due: IsoDate
}

/**
 * Due = decided go-live ∓ lead time, moved off rest days: backwards for "before" and at go-live (the receiver never gets
 * less than promised), forwards for "after". A fixed day stands as it was agreed, rest day or not, since somebody outside
 * the programme may have set it. Null while there is no decided go-live to count from. Source: product.md, "Dates".
 */
export function dueDate(rule: DueRule, goLive: IsoDate | null, calendar: WorkCalendar): Due | null {
  if (rule.kind === 'fixed') return { nominal: rule.on, due: rule.on }
  if (goLive === null) return null
  if (rule.kind === 'at-go-live') return { nominal: goLive, due: onOrBefore(goLive, calendar) }
  const nominal = (rule.side === 'before' ? earlierBy : laterBy)(goLive, rule.duration)
  return { nominal, due: (rule.side === 'before' ? onOrBefore : onOrAfter)(nominal, calendar) }
}

/** {@link dueDate} for one go-live, counted once for each rule: thousands of receipts share a dozen lead times. */
export function dueDatesFor(goLive: IsoDate | null, calendar: WorkCalendar): (rule: DueRule) => Due | null {
  const counted = new Map<string, Due | null>()
  return (rule) => {
    const key = rule.kind === 'lead' ? rule.side + rule.duration : rule.kind === 'fixed' ? rule.on : ''
    const known = counted.get(key)
    if (known !== undefined) return known
    const due = dueDate(rule, goLive, calendar)
    counted.set(key, due)
    return due
  }
}

/** The first day it makes sense to begin (training too early is forgotten): `time` before go-live, or the working day after. */
export const notBefore = (time: LeadTime, goLive: IsoDate, calendar: WorkCalendar): IsoDate =>
  onOrAfter(earlierBy(goLive, time), calendar)

/** The last day on which what was accepted still holds: training accepted 1 March with `P1Y` holds through 1 March. */
export const expiresOn = (acceptedOn: IsoDate, validity: LeadTime): IsoDate => laterBy(acceptedOn, validity)

/** Accepted so early that it no longer holds on the day of go-live. */
export const needsRenewal = (expires: IsoDate, goLive: IsoDate | null): boolean => goLive !== null && expires < goLive
