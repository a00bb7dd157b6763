import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { isWorkingDay, type WorkCalendar } from '#src/platform/calendar/working-days.ts'

/** How many working days an open question has been at its place, in bands. */
export const ageBands = ['0-5', '6-10', '11-20', '21'] as const
export type AgeBand = (typeof ageBands)[number]

/** Most working days of each band but the last, which has no end. */
const most = [5, 10, 20] as const

/** Came on or after each of these days: at most 5, at most 10, at most 20 working days old. */
export type AgeLimits = readonly [IsoDate, IsoDate, IsoDate]

/**
 * The first day on which what came is still so many working days old at most. Days are counted as the promise is: the first working day after it came is day 1,
 * quiet periods rest. In a quiet period nothing grows older, so the search ends within a few years at worst.
 */
export function ageLimits(today: IsoDate, calendar: WorkCalendar): AgeLimits {
  const limits: IsoDate[] = []
  let day = today
  let age = 0
  for (const band of most) {
    // `age`: working days after `day`, up to and with today. The day before is one older when `day` itself is a working day.
    while (isWorkingDay(day, calendar) ? age < band : true) {
      if (isWorkingDay(day, calendar)) age++
      day = plusDays(day, -1)
    }
    limits.push(day)
  }
  return limits as unknown as AgeLimits
}

/** The band of something that came on a day. */
export const bandOf = (startedOn: IsoDate, limits: AgeLimits): AgeBand =>
  ageBands[limits.findIndex((limit) => startedOn >= limit)] ?? '21'

/** The days between which something in a band came: from the first, before the second; null is without end. */
export function daysOfBand(band: AgeBand, limits: AgeLimits): { from: IsoDate | null; before: IsoDate | null } {
  const at = ageBands.indexOf(band)
  return { from: limits[at] ?? null, before: limits[at - 1] ?? null }
}
