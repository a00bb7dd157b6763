import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { WorkCalendar } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import { breachAfter, promisedBy } from '../rules/breach.ts'
import { isOutstanding, lateAfter } from '../rules/lateness.ts'
import { sumOfUnits } from '../rules/units.ts'
import { excusedAfter, extendedDue, openPrerequisites, type Prerequisite } from '../rules/waiting.ts'
import { type CellRow, keyOf, type SummedRow } from './cell-row.ts'
import type { WaitingChain } from './waiting-chain.store.ts'

/** Where a receipt stands in time: from which day it is late, excused or in breach. */
export interface Place {
  readonly id: Id<'receipt'>
  readonly extended: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
  readonly promisedBy: IsoDate | null
  readonly waitsFor: readonly Prerequisite[]
  /** Otherwise than it is kept. */
  readonly differs: boolean
}

/**
 * Counts it anew from the receipt and what it waits for. A due date once met keeps the extension it had then; what was done before
 * Samtakt breaks no promise, since nobody knows when it came.
 */
export function placeInTime(row: CellRow, chain: WaitingChain, calendar: WorkCalendar): Place {
  const needs = chain.needsOf(row)
  const open = openPrerequisites(needs, chain.plan)
  const extended =
    isOutstanding(row.state) || row.extended === null
      ? extendedDue(
          row.due,
          row.minimumDays,
          needs.map((id) => chain.deliveredOn(id)),
          calendar,
        )
      : row.extended
  const promised = promisedBy(row.rule, row.nominal && row.due && { nominal: row.nominal, due: row.due }, row.own)
  const late = lateAfter({
    state: row.state,
    due: extended,
    deliveredOn: row.firstDeliveredOn,
    reviewDueOn: row.reviewDueOn,
  })
  const breach = row.beforeSamtakt
    ? null
    : breachAfter({
        state: row.state,
        promisedBy: promised,
        due: extended,
        forecast: row.forecast,
        deliveredOn: row.firstDeliveredOn,
      })
  const place = { extended, lateAfter: late, excusedAfter: excusedAfter(late, open), breachAfter: breach }
  const differs =
    place.extended !== row.extended ||
    place.lateAfter !== row.lateAfter ||
    place.excusedAfter !== row.excusedAfter ||
    place.breachAfter !== row.breachAfter
  return { id: row.id, ...place, promisedBy: row.beforeSamtakt ? null : promised, waitsFor: open, differs }
}

/** The rows that sum up units, by `commitment/rollout`; with `places`, as the units have just been placed in time. */
export function sumUnits(rows: readonly CellRow[], places?: ReadonlyMap<string, Place>): Map<string, SummedRow> {
  const sums = new Map<string, SummedRow>()
  const units = Map.groupBy(
    rows.filter((row) => row.unitId !== null),
    keyOf,
  )
  for (const row of rows) {
    if (row.units === 0) continue
    const own = units.get(keyOf(row)) ?? []
    const sum = sumOfUnits(places ? own.map((unit) => ({ ...unit, ...places.get(unit.id) })) : own)
    const deliveryNumber = own.reduce((last, unit) => Math.max(last, unit.deliveryNumber), 0)
    sums.set(keyOf(row), { ...sum, id: row.id, key: keyOf(row), count: own.length, deliveryNumber })
  }
  return sums
}
