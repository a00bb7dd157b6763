import { earliest, type IsoDate, latest } from '#src/platform/calendar/date.ts'
import { ALWAYS } from './lateness.ts'
import type { ReceiptState } from './receipt.ts'

/** One unit's receipt, as its rollout's summing row needs it. */
export interface UnitReceipt {
  readonly state: ReceiptState
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly extended: IsoDate | null
  readonly notBefore: IsoDate | null
  readonly firstDeliveredOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly reviewDueOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly expiresOn: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
}

export interface UnitsSum extends UnitReceipt {
  readonly applicable: number
  readonly accepted: number
}

const done = (state: ReceiptState) => state === 'accepted' || state === 'not-applicable'

/**
 * How a unit-scoped item stands for the rollout as a whole. Not applicable when it is so everywhere, accepted when every unit it
 * concerns has; returned as soon as one is; delivered when nothing is left but to accept; else in progress once any has begun. Its
 * dates are those of the unit that is first in need: the earliest due that is still open (or the last, when none is).
 */
export function sumOfUnits(units: readonly UnitReceipt[]): UnitsSum {
  const applicable = units.filter(({ state }) => state !== 'not-applicable')
  const open = units.filter(({ state }) => !done(state))
  const shown = firstInNeed(open) ?? units.reduce<UnitReceipt | null>((a, b) => (a && !isLater(b, a) ? a : b), null)
  const all = (pick: (unit: UnitReceipt) => IsoDate | null) =>
    applicable.length > 0 && applicable.every((unit) => pick(unit) !== null) ? lastOf(applicable, pick) : null
  return {
    state: stateOfAll(units),
    applicable: applicable.length,
    accepted: applicable.filter(({ state }) => state === 'accepted').length,
    nominal: shown?.nominal ?? null,
    due: shown?.due ?? null,
    extended: shown?.extended ?? null,
    notBefore: firstOf(open.length > 0 ? open : units, (unit) => unit.notBefore),
    firstDeliveredOn: all((unit) => unit.firstDeliveredOn),
    deliveredOn: all((unit) => unit.deliveredOn),
    reviewDueOn: firstOf(open, (unit) => unit.reviewDueOn),
    acceptedOn: open.length === 0 ? lastOf(applicable, (unit) => unit.acceptedOn) : null,
    expiresOn: firstOf(applicable, (unit) => unit.expiresOn),
    ...lateness(open),
    breachAfter: firstOf(applicable, (unit) => unit.breachAfter),
  }
}

function stateOfAll(units: readonly UnitReceipt[]): ReceiptState {
  const states = new Set(units.map(({ state }) => state))
  states.delete('not-applicable')
  if (states.size === 0) return units.length === 0 ? 'not-started' : 'not-applicable'
  if (states.size === 1) return [...states][0] as ReceiptState
  if (states.has('returned')) return 'returned'
  return states.has('not-started') || states.has('in-progress') ? 'in-progress' : 'delivered'
}

/** Late when one is; excused only while every late one is. */
function lateness(open: readonly UnitReceipt[]): Pick<UnitReceipt, 'lateAfter' | 'excusedAfter'> {
  const late = open.filter(({ lateAfter }) => lateAfter !== null)
  const excused = late.length > 0 && late.every(({ excusedAfter }) => excusedAfter !== null)
  const unexcused = late.filter(({ excusedAfter }) => excusedAfter === null)
  return {
    lateAfter: firstOf(unexcused.length > 0 ? unexcused : late, (unit) => unit.lateAfter),
    excusedAfter: excused ? lastOf(late, (unit) => unit.excusedAfter ?? ALWAYS) : null,
  }
}

const isLater = (a: UnitReceipt, b: UnitReceipt) => (a.extended ?? '') > (b.extended ?? '')

const firstInNeed = (open: readonly UnitReceipt[]): UnitReceipt | null =>
  open.reduce<UnitReceipt | null>(
    (a, b) => (a && (b.extended === null || (a.extended !== null && a.extended <= b.extended)) ? a : b),
    null,
  )

const firstOf = (units: readonly UnitReceipt[], pick: (unit: UnitReceipt) => IsoDate | null): IsoDate | null =>
  units.reduce<IsoDate | null>((first, unit) => earliest(first, pick(unit)), null)

const lastOf = (units: readonly UnitReceipt[], pick: (unit: UnitReceipt) => IsoDate | null): IsoDate | null =>
  units.reduce<IsoDate | null>((last, unit) => {
    const day = pick(unit)
    return day === null ? last : latest(day, last)
  }, null)
