import { earliest, type IsoDate, latest } from '#src/platform/calendar/date.ts'
import { addWorkingDays, type WorkCalendar } from '#src/platform/calendar/working-days.ts'
import { ALWAYS, isOutstanding, isPast } from './lateness.ts'
import type { ReceiptState } from './receipt.ts'

/** One thing in a plan where things wait for each other. */
export interface Prerequisite {
  readonly id: string
  readonly state: ReceiptState
  /** As first set, without extension: from this day those who wait for it are excused. */
  readonly due: IsoDate | null
  readonly forecast: IsoDate | null
  /** What it waits for itself, directly. */
  readonly needs: readonly string[]
}

export type Plan = ReadonlyMap<string, Prerequisite>

/**
 * All that is still to come of what something needs, directly or through others. Nothing is sought behind what has been
 * delivered: that no longer waits. A returned delivery holds up those who wait for it as much as a missing one. What is not in
 * the plan (withdrawn since) holds nothing up.
 */
export function openPrerequisites(needs: readonly string[], plan: Plan): Prerequisite[] {
  const found = new Map<string, Prerequisite>()
  const toSee = [...needs]
  for (let id = toSee.pop(); id !== undefined; id = toSee.pop()) {
    const one = plan.get(id)
    if (!one || found.has(id) || !isOutstanding(one.state)) continue
    found.set(id, one)
    toSee.push(...one.needs)
  }
  return [...found.values()]
}

/**
 * The day after which something due on `due` is excused by what it waits for: when one of those is past its own due date or
 * forecast, or at once when one of them is not expected until after `due`. So nobody is overdue while something it needs, with
 * a date of its own, is still to come. Null: nothing excuses it.
 */
export function excusedAfter(due: IsoDate | null, open: readonly Prerequisite[]): IsoDate | null {
  if (due === null) return null
  let after: IsoDate | null = null
  for (const one of open) {
    const expected = one.forecast ?? one.due
    after = earliest(after, expected !== null && expected > due ? ALWAYS : earliest(expected, one.due))
  }
  return after
}

/**
 * What something really waits for today ("väntar på …"): the late ones, or those expected too late, at the root of the chain. A
 * link that itself waits for one of them is not named. While this is not empty it is red for nobody but the ones named.
 */
export function waitsFor(
  waiting: { readonly due: IsoDate | null; readonly needs: readonly string[] },
  plan: Plan,
  today: IsoDate,
): Prerequisite[] {
  const holding = openPrerequisites(waiting.needs, plan).filter((one) =>
    isPast(excusedAfter(waiting.due, [one]), today),
  )
  const named = new Set(holding.map((one) => one.id))
  return holding.filter((one) => !openPrerequisites(one.needs, plan).some(({ id }) => named.has(id)))
}

/**
 * The due date of something that had to wait: it keeps its minimum working time (working days) from the day the last of its
 * prerequisites was delivered. Never earlier than `due`.
 */
export function extendedDue(
  due: IsoDate | null,
  minimumDays: number,
  prerequisitesDeliveredOn: readonly (IsoDate | null)[],
  calendar: WorkCalendar,
): IsoDate | null {
  if (due === null) return null
  const last = prerequisitesDeliveredOn.reduce<IsoDate | null>((a, b) => (b === null ? a : latest(b, a)), null)
  return last === null ? due : latest(due, addWorkingDays(last, minimumDays, calendar))
}

/** Who waits for whom: `waiting` needs `needed`. */
export interface Dependence {
  readonly waiting: string
  readonly needed: string
}

/** A circle of things that wait for each other, in order, or null. A template or plan with one is refused. */
export function findCycle(dependences: readonly Dependence[]): string[] | null {
  const needs = Map.groupBy(dependences, (one) => one.waiting)
  const waitedForBy = Map.groupBy(dependences, (one) => one.needed)
  const left = new Map([...needs].map(([id, ones]) => [id, ones.length]))
  const free = [...waitedForBy.keys()].filter((id) => !needs.has(id))
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const { waiting } of waitedForBy.get(id) ?? []) {
      const still = (left.get(waiting) ?? 0) - 1
      left.set(waiting, still)
      if (still === 0) free.push(waiting)
    }
  }
  const inCircle = (id: string) => (left.get(id) ?? 0) > 0
  return walkUntilSeen(
    [...left.keys()].find(inCircle),
    (id) => needs.get(id)?.find((one) => inCircle(one.needed))?.needed,
  )
}

function walkUntilSeen(from: string | undefined, next: (id: string) => string | undefined): string[] | null {
  const path: string[] = []
  for (let at = from; at !== undefined; at = next(at)) {
    const seen = path.indexOf(at)
    if (seen >= 0) return path.slice(seen)
    path.push(at)
  }
  return null
}
