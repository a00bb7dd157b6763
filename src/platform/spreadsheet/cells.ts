import { ok, type Result, refuse } from '../result.ts'

/** `no-such-day`: it is written as a date, but the calendar has no such day (31 February). */
export type DateCellRefusal = 'not-a-date' | 'no-such-day'

const MONTHS = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
]

/** 1 January 1950 to 31 December 2149 as Excel's day numbers; other numbers in a date column are some other mistake. */
const SERIALS = { first: 18_264, last: 91_312 }
const SERIAL_DAY_ZERO = Temporal.PlainDate.from('1899-12-30')

/**
 * Reads a date as people write it in a plan: `2027-03-01` (a time after it is dropped), `20270301`, `2027/3/1`,
 * `1/3 2027`, `1.3.2027`, "1 mars 2027", "March 1, 2027", "den 1 mars 2027", or Excel's day number. Day comes before
 * month in numbers, as in Sweden. Gives ISO `YYYY-MM-DD`, or null for an empty cell; refuses the rest by code.
 */
export function parseDateCell(text: string): Result<string | null, DateCellRefusal> {
  const cell = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^den /, '')
  if (cell === '') return ok(null)
  if (/^\d{5}(\.\d+)?$/.test(cell)) return fromSerial(Math.floor(Number(cell)))
  const parts = partsOf(cell)
  if (!parts) return refuse('not-a-date')
  try {
    return ok(Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString())
  } catch {
    return refuse('no-such-day')
  }
}

function fromSerial(days: number): Result<string, DateCellRefusal> {
  if (days < SERIALS.first || days > SERIALS.last) return refuse('not-a-date')
  return ok(SERIAL_DAY_ZERO.add({ days }).toString())
}

function partsOf(cell: string): { year: number; month: number; day: number } | null {
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ]\d{1,2}[:.]\d{2}.*)?$/.exec(cell) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(cell)
  if (yearFirst) return numbers(yearFirst[1], yearFirst[3], yearFirst[4])
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/. ](\d{4})(?: \d{1,2}[:.]\d{2}.*)?$/.exec(cell)
  if (dayFirst) return numbers(dayFirst[3], dayFirst[2], dayFirst[1])
  const named = /^(\d{1,2})(?:[:.]?[aestndrh]{1,2}|\.)? (\p{L}+)\.?,? (\d{4})$/u.exec(cell)
  if (named) return numbers(named[3], monthNumber(named[2]), named[1])
  const english = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(cell)
  return english ? numbers(english[3], monthNumber(english[1]), english[2]) : null
}

function numbers(year: string | undefined, month: string | number | null | undefined, day: string | undefined) {
  return month === null ? null : { year: Number(year), month: Number(month), day: Number(day) }
}

function monthNumber(name: string | undefined): number | null {
  const at = MONTHS.findIndex((names) => names.includes(name ?? ''))
  return at < 0 ? null : at + 1
}

const YES = new Set(['ja', 'j', 'yes', 'y', 'sant', 'true', '1', 'x', '✓', '✔', 'klar', 'done'])
const NO = new Set(['nej', 'n', 'no', 'falskt', 'false', '0', '-', '–', 'ej klar', 'not done'])

/** Reads yes or no as written in either language, or as a mark; null for an empty cell; refuses anything else. */
export function parseYesNoCell(text: string): Result<boolean | null, 'not-yes-or-no'> {
  const cell = text.trim().toLowerCase()
  if (cell === '') return ok(null)
  if (YES.has(cell)) return ok(true)
  return NO.has(cell) ? ok(false) : refuse('not-yes-or-no')
}
