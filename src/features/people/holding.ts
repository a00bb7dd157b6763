import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'

/** A person holds a function from–to, both days included; without an end until further notice. Days are `YYYY-MM-DD`. */
export interface Term {
  readonly personId: Id<'person'>
  readonly from: string
  readonly to: string | null
}

export interface Holding extends Term {
  readonly id: string
}

export type HoldingRefusal =
  | { readonly code: 'ends-before-it-begins'; readonly from: string }
  | { readonly code: 'already-holds'; readonly from: string; readonly to: string | null }
  | { readonly code: 'already-ended'; readonly on: string }
  | { readonly code: 'not-holding'; readonly on: string }
  | { readonly code: 'same-person' }
  | { readonly code: 'function-ended'; readonly on: string }

/** A function as its holders see it: when it ceased to exist, if it has. */
export interface Tenure {
  readonly endedOn: string | null
  readonly holdings: readonly Holding[]
}

const lastDay = '9999-12-31'
const end = (term: { to: string | null }) => term.to ?? lastDay
const overlap = (a: Term, b: Term) => a.from <= end(b) && b.from <= end(a)

/** Whether the person holds it that day. */
export const holdsOn = (term: Term, day: string): boolean => term.from <= day && day <= end(term)

/**
 * Someone is appointed. Several may hold a function at once, the same person only once at a time. Refuses an end before the
 * beginning, a person who already holds it some of those days, and a function that has ceased to exist by then.
 */
export function appointment(tenure: Tenure, term: Term): Result<Term, HoldingRefusal> {
  if (end(term) < term.from) return refuse({ code: 'ends-before-it-begins', from: term.from })
  if (tenure.endedOn !== null && end(term) >= tenure.endedOn)
    return refuse({ code: 'function-ended', on: tenure.endedOn })
  const held = tenure.holdings.find((one) => one.personId === term.personId && overlap(one, term))
  return held ? refuse({ code: 'already-holds', from: held.from, to: held.to }) : ok(term)
}

export interface HandedOver {
  readonly ended: { readonly id: string; readonly to: string }
  readonly begun: Term
}

/**
 * One holder hands over to another: the last day of the first is the day before `on`, the first day of the second is `on`,
 * and an end that was set stays. Refuses handing over to oneself, from someone who does not hold it, and from someone whose own
 * time begins on that day or later.
 */
export function handover(
  tenure: Tenure,
  from: Id<'person'>,
  to: Id<'person'>,
  on: string,
): Result<HandedOver, HoldingRefusal> {
  if (from === to) return refuse({ code: 'same-person' })
  const before = dayBefore(on)
  const held = tenure.holdings.find((one) => one.personId === from && holdsOn(one, before) && end(one) >= on)
  if (!held) {
    const later = tenure.holdings.find((one) => one.personId === from && one.from >= on)
    return refuse(later ? { code: 'ends-before-it-begins', from: later.from } : { code: 'not-holding', on })
  }
  const taken = appointment(tenure, { personId: to, from: on, to: held.to })
  return taken.ok ? ok({ ended: { id: held.id, to: before }, begun: taken.value }) : taken
}

/** A holder's last day is set. Refuses a day before the first, and one after the end already set. */
export function ending(
  held: Holding,
  lastOn: string,
): Result<{ readonly id: string; readonly to: string }, HoldingRefusal> {
  if (lastOn < held.from) return refuse({ code: 'ends-before-it-begins', from: held.from })
  if (held.to !== null && lastOn >= held.to) return refuse({ code: 'already-ended', on: held.to })
  return ok({ id: held.id, to: lastOn })
}

const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
