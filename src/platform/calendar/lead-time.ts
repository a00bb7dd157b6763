import { ok, type Result, refuse } from '../result.ts'
import type { IsoDate } from './date.ts'

declare const leadTimeBrand: unique symbol

/** A length of calendar time as an ISO 8601 duration of years, months, weeks and days: `P12M`, `P14D`, `P1Y6M`. */
export type LeadTime = string & { readonly [leadTimeBrand]: true }

export interface LeadTimeRefusal {
  /** Not such a duration, no time at all, or more than ten years. */
  readonly code: 'not-a-lead-time' | 'no-time' | 'more-than-ten-years'
}

/** Reads a lead time. Hours are refused: nothing in a shared introduction is promised by the hour. */
export function parseLeadTime(text: string): Result<LeadTime, LeadTimeRefusal> {
  const written = text.trim().toUpperCase()
  const parts = /^P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/.exec(written)
  if (!parts) return refuse({ code: 'not-a-lead-time' })
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  const inYears = years + months / 12 + weeks / 52 + days / 365
  if (inYears === 0) return refuse({ code: 'no-time' })
  return inYears > 10 ? refuse({ code: 'more-than-ten-years' }) : ok(written as LeadTime)
}

/** A lead time we already trust. Anything else is a bug and is thrown. */
export function leadTime(text: string): LeadTime {
  const parsed = parseLeadTime(text)
  if (!parsed.ok) throw new RangeError(`${JSON.stringify(text)} is not a lead time: ${parsed.refusal.code}`)
  return parsed.value
}

/**
 * Counts calendar months and days, as people do: three months before 31 May is the last of February. Where a month is too
 * short its last day is taken.
 */
export const earlierBy = (date: IsoDate, time: LeadTime): IsoDate =>
  Temporal.PlainDate.from(date).subtract(time, { overflow: 'constrain' }).toString() as IsoDate

/** As {@link earlierBy}, forwards. */
export const laterBy = (date: IsoDate, time: LeadTime): IsoDate =>
  Temporal.PlainDate.from(date).add(time, { overflow: 'constrain' }).toString() as IsoDate
