import { type IsoDate, toDayNumber } from './date.ts'

/**
 * The days on which Sweden rests: the public holidays of the act (1989:253) on public holidays, and the three
 * eves that every collective agreement treats as holidays (Midsummer Eve, Christmas Eve, New Year's Eve).
 *
 * Our own forty lines rather than a package: the complete one brings every country of the world and its own date parser, and
 * every due date in the product hangs on this list, while the act has changed once in twenty years (Whit Monday gave way to
 * 6 June in 2005). Held against the almanac of 2024–2035 in the test beside.
 *
 * @returns day numbers, cached by year
 */
export function holidaysOf(year: number): ReadonlySet<number> {
  const known = cache.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const midsummerDay = saturdayFrom(dayIn(year, 6, 20))
  const holidays = new Set([
    dayIn(year, 1, 1),
    dayIn(year, 1, 6),
    easter - 2,
    easter,
    easter + 1,
    dayIn(year, 5, 1),
    easter + 39, // Ascension Day
    easter + 49, // Whit Sunday
    dayIn(year, 6, 6),
    midsummerDay - 1,
    midsummerDay,
    saturdayFrom(dayIn(year, 10, 31)), // All Saints' Day
    dayIn(year, 12, 24),
    dayIn(year, 12, 25),
    dayIn(year, 12, 26),
    dayIn(year, 12, 31),
  ])
  cache.set(year, holidays)
  return holidays
}

const cache = new Map<number, ReadonlySet<number>>()

const dayIn = (year: number, month: number, day: number): number =>
  toDayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate)

/** Saturday is 6; 1970-01-01, day number 0, was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

const saturdayFrom = (day: number): number => day + (6 - weekdayOf(day))

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8); its letters are kept. */
function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayIn(year, Math.floor(n / 31), (n % 31) + 1)
}
