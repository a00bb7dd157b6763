import { fromDayNumber, type IsoDate, toDayNumber, yearOfDayNumber } from './date.ts'
import { holidaysOf, weekdayOf } from './holidays.ts'

/** Days on which nobody in a programme is asked for anything (a summer rest, say). Both ends belong to it. */
export interface QuietPeriod {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** What a programme adds to the Swedish calendar. */
export interface WorkCalendar {
  readonly quietPeriods: readonly QuietPeriod[]
}

/** The Swedish calendar alone: for what runs without rest (a brake, an invitation). */
export const PLAIN_CALENDAR: WorkCalendar = { quietPeriods: [] }

/** Not a weekend, a Swedish public holiday or eve, nor in a quiet period. */
export const isWorkingDay = (date: IsoDate, calendar: WorkCalendar): boolean => isWorking(toDayNumber(date), calendar)

/**
 * The day `count` working days later. The first working day after `date` is day 1, so what is delivered on a Saturday is
 * as old as what is delivered the Friday before; 0 is `date` itself, whatever day that is.
 */
export function addWorkingDays(date: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`)
  let day = toDayNumber(date)
  for (let left = count; left > 0; ) if (isWorking(++day, calendar)) left--
  return count === 0 ? date : fromDayNumber(day)
}

/** Working days after `from`, up to and with `to`; negative when `to` is the earlier. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: WorkCalendar): number {
  if (to < from) {
    const back = workingDaysBetween(to, from, calendar)
    return back === 0 ? 0 : -back
  }
  let count = 0
  const last = toDayNumber(to)
  for (let day = toDayNumber(from) + 1; day <= last; day++) if (isWorking(day, calendar)) count++
  return count
}

/** The day itself, or the nearest working day before it. */
export const onOrBefore = (date: IsoDate, calendar: WorkCalendar): IsoDate => nearest(date, -1, calendar)

/** The day itself, or the nearest working day after it. */
export const onOrAfter = (date: IsoDate, calendar: WorkCalendar): IsoDate => nearest(date, 1, calendar)

function nearest(date: IsoDate, step: 1 | -1, calendar: WorkCalendar): IsoDate {
  let day = toDayNumber(date)
  while (!isWorking(day, calendar)) day += step
  return fromDayNumber(day)
}

const isWorking = (day: number, { quietPeriods }: WorkCalendar): boolean =>
  !isSwedishRestDay(day) && !quietDaysOf(quietPeriods).some(([from, to]) => from <= day && day <= to)

function isSwedishRestDay(day: number): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 || holidaysOf(yearOfDayNumber(day)).has(day)
}

/** Quiet periods as day numbers, read once for each programme's calendar: a re-dating asks a million times. */
function quietDaysOf(periods: readonly QuietPeriod[]): readonly (readonly [number, number])[] {
  const known = quietDays.get(periods)
  if (known) return known
  const days = periods.map(({ from, to }) => [toDayNumber(from), toDayNumber(to)] as const)
  quietDays.set(periods, days)
  return days
}

const quietDays = new WeakMap<readonly QuietPeriod[], readonly (readonly [number, number])[]>()
