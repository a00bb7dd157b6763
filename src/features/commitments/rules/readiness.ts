import { earliest, type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { isPast } from './lateness.ts'
import type { OpenEntry, RollUp } from './roll-up.ts'

export type Light = 'red' | 'yellow' | 'grey' | 'green'

/** Why a light is what it is: how many receipts each thing concerns, in the order of their weight. */
export interface Reason {
  readonly code:
    | 'critical-overdue'
    | 'critical-returned'
    | 'critical-forecast-late'
    | 'critical-in-breach'
    | 'critical-due-soon'
    | 'many-overdue'
    | 'nothing-due-yet'
    | 'on-track'
  readonly count: number
}

/** Calendar days before its due date when a critical item that nobody has begun is worth a warning. */
export const SOON_DAYS = 14

/** The share of all applicable that may be overdue before it is worth a warning. */
export const OVERDUE_SHARE = 0.05

/** Sums of thirtieths are not exact: 30 × 1/30 is a little more than 1. */
const ROUNDING = 1e-9

/**
 * The light of a set of receipts (an area, a half, a rollout, a wave: their roll-ups side by side), on a day. In this order:
 * **red**: a critical one is overdue. **Yellow**: a critical one is returned, forecast late, in breach, or due within 14 days and
 * not started; or more than 5 % (by weight) are overdue. **Grey**: nothing has fallen due yet. **Green** otherwise. What waits for
 * a late one is neither overdue nor to be started. Source: product.md, "Readiness".
 */
export function light(rollUps: readonly RollUp[], today: IsoDate): { light: Light; because: readonly Reason[] } {
  const tally = count(rollUps, today)
  const red = found('critical-overdue', tally.criticalOverdue)
  const yellow = [
    ...found('critical-returned', tally.returned),
    ...found('critical-forecast-late', tally.forecastLate),
    ...found('critical-in-breach', tally.inBreach),
    ...found('critical-due-soon', tally.dueSoon),
    ...found('many-overdue', tally.overdueWeight > OVERDUE_SHARE * tally.applicable + ROUNDING ? tally.overdue : 0),
  ]
  if (red.length > 0) return { light: 'red', because: [...red, ...yellow] }
  if (yellow.length > 0) return { light: 'yellow', because: yellow }
  if (!isPast(tally.firstDue, today))
    return { light: 'grey', because: [{ code: 'nothing-due-yet', count: tally.total }] }
  return { light: 'green', because: [{ code: 'on-track', count: tally.total }] }
}

const found = (code: Reason['code'], count: number): Reason[] => (count > 0 ? [{ code, count }] : [])

/** Accepted ÷ applicable, 0–1; null where nothing is applicable. */
export function share(rollUps: readonly RollUp[]): number | null {
  let [accepted, applicable] = [0, 0]
  for (const rollUp of rollUps) {
    accepted += rollUp.accepted
    applicable += rollUp.applicable
  }
  if (applicable === 0) return null
  return applicable - accepted < ROUNDING ? 1 : accepted / applicable
}

/** How many receipts, and what weight of them, are overdue on a day, excused ones aside. */
export function overdue(rollUps: readonly RollUp[], today: IsoDate): { count: number; weight: number } {
  const tally = count(rollUps, today)
  return { count: tally.overdue, weight: tally.overdueWeight }
}

function count(rollUps: readonly RollUp[], today: IsoDate) {
  const tally = {
    total: 0,
    applicable: 0,
    firstDue: null as IsoDate | null,
    returned: 0,
    overdue: 0,
    overdueWeight: 0,
    criticalOverdue: 0,
    forecastLate: 0,
    inBreach: 0,
    dueSoon: 0,
  }
  const soon = plusDays(today, SOON_DAYS)
  for (const rollUp of rollUps) {
    tally.total += rollUp.total
    tally.applicable += rollUp.applicable
    tally.returned += rollUp.returnedCritical
    tally.firstDue = earliest(tally.firstDue, rollUp.firstDue)
    for (const entry of rollUp.open) {
      const receipts = entry.count ?? 1
      const excused = isPast(entry.excusedAfter, today)
      if (isPast(entry.due, today) && !excused) {
        tally.overdue += receipts
        tally.overdueWeight += entry.weight
        if (entry.critical) tally.criticalOverdue += receipts
      }
      if (!entry.critical) continue
      if (entry.forecastLate) tally.forecastLate += receipts
      if (isPast(entry.breachAfter, today)) tally.inBreach += receipts
      if (!excused && isDueSoon(entry, today, soon)) tally.dueSoon += receipts
    }
  }
  return tally
}

const isDueSoon = ({ notStarted, due }: OpenEntry, today: IsoDate, soon: IsoDate): boolean =>
  notStarted && due !== null && today <= due && due <= soon
