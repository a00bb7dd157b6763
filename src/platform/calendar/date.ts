import { ok, type Result, refuse } from '../result.ts'

declare const isoDateBrand: unique symbol

/** A day in Sweden as `YYYY-MM-DD`. Two of them are compared as plain strings. */
export type IsoDate = string & { readonly [isoDateBrand]: true }

export interface DateRefusal {
  /** Not written as a date, a day that is not in the calendar (31 February), or a year outside 1900–2199. */
  readonly code: 'not-a-date' | 'no-such-day' | 'year-out-of-range'
}

/** Reads a day that a person or a file has written. Refuses 31 February, and years that can only be a slip of the pen. */
export function parseIsoDate(text: string): Result<IsoDate, DateRefusal> {
  const written = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return refuse({ code: 'not-a-date' })
  const year = Number(written.slice(0, 4))
  if (year < 1900 || year > 2199) return refuse({ code: 'year-out-of-range' })
  if (fromDayNumber(toDayNumber(written as IsoDate)) !== written) return refuse({ code: 'no-such-day' })
  return ok(written as IsoDate)
}

/** A day we already trust (our own constants, a `date` column). Anything else is a bug and is thrown. */
export function isoDate(text: string): IsoDate {
  const parsed = parseIsoDate(text)
  if (!parsed.ok) throw new RangeError(`${JSON.stringify(text)} is not a day: ${parsed.refusal.code}`)
  return parsed.value
}

/** The day `days` calendar days later (earlier when negative). */
export const plusDays = (date: IsoDate, days: number): IsoDate => fromDayNumber(toDayNumber(date) + days)

/** Calendar days from one day to another; negative when `to` is the earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => toDayNumber(to) - toDayNumber(from)

export const earliest = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null ? b : b === null || a < b ? a : b

export const latest = (a: IsoDate, b: IsoDate | null): IsoDate => (b === null || a > b ? a : b)

const DAY = 86_400_000

/** Days since 1970-01-01. Whole numbers make stepping through a calendar cheap where 88,000 dates move at once. */
export const toDayNumber = (date: IsoDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY

export const fromDayNumber = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10) as IsoDate

export const yearOfDayNumber = (day: number): number => new Date(day * DAY).getUTCFullYear()
