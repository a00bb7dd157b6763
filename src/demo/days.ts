import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  onOrBefore,
  type QuietPeriod,
  type WorkCalendar,
} from '#src/platform/calendar/working-days.ts'
import type { ExampleQuietPeriod } from './texts/types.ts'

/** The days of an example, counted from the day it is loaded: `-14` is two weeks ago. */
export interface Days {
  readonly today: IsoDate
  readonly calendar: WorkCalendar
  /** That very day. */
  day(offset: number): IsoDate
  /** That day, or the nearest working day before it: when somebody did something. */
  worked(offset: number): IsoDate
  /** So many working days before today (0: today); less than 0: after it. */
  workingDaysBack(count: number): IsoDate
}

export const daysFrom = (today: IsoDate, calendar: WorkCalendar): Days => ({
  today,
  calendar,
  day: (offset) => plusDays(today, offset),
  worked: (offset) => onOrBefore(plusDays(today, offset), calendar),
  workingDaysBack: (count) => {
    if (count <= 0) return addWorkingDays(today, -count, calendar)
    let day = today
    for (let left = count; left > 0; left--) day = onOrBefore(plusDays(day, -1), calendar)
    return day
  },
})

/** A Monday that is worked, the first on or after a day: go-lives are held then, with a whole week of support ahead. */
export function mondayFrom(day: IsoDate, calendar: WorkCalendar): IsoDate {
  let monday = plusDays(day, (8 - Temporal.PlainDate.from(day).dayOfWeek) % 7)
  while (!isWorkingDay(monday, calendar)) monday = plusDays(monday, 7)
  return monday
}

/** The quiet periods of every year that an example reaches into. */
export function quietPeriodsAround(
  today: IsoDate,
  yearly: readonly ExampleQuietPeriod[],
): (QuietPeriod & { readonly name: string })[] {
  const year = Number(today.slice(0, 4))
  return [-2, -1, 0, 1, 2].flatMap((step) =>
    yearly.map(({ name, from, to }) => ({
      name,
      from: `${year + step}-${from}` as IsoDate,
      to: `${from > to ? year + step + 1 : year + step}-${to}` as IsoDate,
    })),
  )
}

/** A number that is always the same for the same words: the course of an example varies, and never by chance. */
export function numberOf(words: string): number {
  let hash = 2166136261
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0
  return (hash ^ (hash >>> 15)) >>> 0
}
