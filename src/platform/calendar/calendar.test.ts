import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, fromDayNumber, isoDate, parseIsoDate, plusDays, toDayNumber } from './date.ts'
import { holidaysOf } from './holidays.ts'
import { earlierBy, laterBy, leadTime, parseLeadTime } from './lead-time.ts'
import {
  addWorkingDays,
  isWorkingDay,
  onOrAfter,
  onOrBefore,
  PLAIN_CALENDAR,
  type WorkCalendar,
  workingDaysBetween,
} from './working-days.ts'

const summerRest: WorkCalendar = { quietPeriods: [{ from: isoDate('2026-07-06'), to: isoDate('2026-08-02') }] }
const anyDay = fc
  .integer({ min: toDayNumber(isoDate('2020-01-01')), max: toDayNumber(isoDate('2040-12-31')) })
  .map(fromDayNumber)
const anyCalendar = fc
  .array(fc.tuple(anyDay, fc.integer({ min: 0, max: 40 })), { maxLength: 3 })
  .map((rests): WorkCalendar => ({ quietPeriods: rests.map(([from, days]) => ({ from, to: plusDays(from, days) })) }))

describe('days', () => {
  test.each([
    ['2027-02-31', 'no-such-day'],
    ['2027-02-29', 'no-such-day'],
    ['2027-13-01', 'no-such-day'],
    ['2027-00-10', 'no-such-day'],
    ['0206-03-01', 'year-out-of-range'],
    ['2500-03-01', 'year-out-of-range'],
    ['27-03-01', 'not-a-date'],
    ['2027-3-1', 'not-a-date'],
    ['', 'not-a-date'],
    ['2027-03-01T00:00', 'not-a-date'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseIsoDate(text)).toEqual({ ok: false, refusal: { code } })
    expect(() => isoDate(text)).toThrow(RangeError)
  })

  test('leap days and surrounding blanks are read', () => {
    expect(parseIsoDate(' 2028-02-29 ')).toEqual({ ok: true, value: '2028-02-29' })
  })

  test('going some days forward and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => daysBetween(day, plusDays(day, n)) === n),
    )
  })
})

describe('Swedish holidays', () => {
  // Year: Good Friday, Easter Sunday, Easter Monday, Ascension, Whit Sunday, Midsummer Eve and Day, All Saints' Day.
  const movable: Record<number, string> = {
    2024: '03-29 03-31 04-01 05-09 05-19 06-21 06-22 11-02',
    2025: '04-18 04-20 04-21 05-29 06-08 06-20 06-21 11-01',
    2026: '04-03 04-05 04-06 05-14 05-24 06-19 06-20 10-31',
    2027: '03-26 03-28 03-29 05-06 05-16 06-25 06-26 11-06',
    2028: '04-14 04-16 04-17 05-25 06-04 06-23 06-24 11-04',
    2029: '03-30 04-01 04-02 05-10 05-20 06-22 06-23 11-03',
    2030: '04-19 04-21 04-22 05-30 06-09 06-21 06-22 11-02',
    2031: '04-11 04-13 04-14 05-22 06-01 06-20 06-21 11-01',
    2032: '03-26 03-28 03-29 05-06 05-16 06-25 06-26 11-06',
    2033: '04-15 04-17 04-18 05-26 06-05 06-24 06-25 11-05',
    2034: '04-07 04-09 04-10 05-18 05-28 06-23 06-24 11-04',
    2035: '03-23 03-25 03-26 05-03 05-13 06-22 06-23 11-03',
  }
  const fixed = '01-01 01-06 05-01 06-06 12-24 12-25 12-26 12-31'

  test.each(Object.entries(movable))('the holidays of %s are those of the almanac', (year, days) => {
    const expected = new Set(`${days} ${fixed}`.split(' ').map((day) => `${year}-${day}`))
    expect(new Set([...holidaysOf(Number(year))].map(fromDayNumber))).toEqual(expected)
  })

  test('Whit Monday has been a working day since 6 June became a holiday', () => {
    expect(isWorkingDay(isoDate('2026-05-25'), PLAIN_CALENDAR)).toBe(true)
  })
})

describe('working days', () => {
  test.each([
    ['2026-04-02', 1, '2026-04-07', 'Easter is stepped over'],
    ['2026-12-23', 1, '2026-12-28', 'Christmas is stepped over'],
    ['2026-03-07', 1, '2026-03-09', 'Saturday to Monday is one'],
    ['2026-03-06', 10, '2026-03-20', 'ten are two plain weeks'],
    ['2026-03-07', 0, '2026-03-07', 'none is the day itself, even a Saturday'],
  ])('%s + %i is %s: %s', (from, n, to) => {
    expect(addWorkingDays(isoDate(from), n, PLAIN_CALENDAR)).toBe(to)
  })

  test('a quiet period rests, both its ends included', () => {
    expect(addWorkingDays(isoDate('2026-07-03'), 1, summerRest)).toBe('2026-08-03')
    expect(onOrBefore(isoDate('2026-08-02'), summerRest)).toBe('2026-07-03')
    expect(onOrAfter(isoDate('2026-07-06'), summerRest)).toBe('2026-08-03')
    expect(isWorkingDay(isoDate('2026-07-06'), summerRest)).toBe(false)
  })

  test('half a working day, or fewer than none, is a bug', () => {
    expect(() => addWorkingDays(isoDate('2026-03-06'), -1, PLAIN_CALENDAR)).toThrow(RangeError)
    expect(() => addWorkingDays(isoDate('2026-03-06'), 0.5, PLAIN_CALENDAR)).toThrow(RangeError)
  })

  test('adding working days and counting them are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), anyCalendar, (day, n, calendar) => {
        const later = addWorkingDays(day, n, calendar)
        expect(workingDaysBetween(day, later, calendar)).toBe(n)
        expect(workingDaysBetween(later, day, calendar)).toBe(n === 0 ? 0 : -workingDaysBetween(day, later, calendar))
        if (n > 0) expect(isWorkingDay(later, calendar)).toBe(true)
      }),
    )
  })

  test('moving off rest days ends on a working day, with none in between, and leaves a working day alone', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, calendar) => {
        const [earlier, later] = [onOrBefore(day, calendar), onOrAfter(day, calendar)]
        expect(isWorkingDay(earlier, calendar) && isWorkingDay(later, calendar)).toBe(true)
        expect(earlier <= day && day <= later).toBe(true)
        expect(isWorkingDay(day, calendar)).toBe(earlier === later)
        if (earlier !== later) expect(workingDaysBetween(earlier, later, calendar)).toBe(1)
      }),
    )
  })
})

describe('lead times', () => {
  test.each(['P12M', 'P3M', 'P14D', 'P2W', 'P1Y6M', 'P1Y2M3W4D', 'P120M', 'P10Y', 'P3650D'])('%s is read', (text) => {
    expect(parseLeadTime(text)).toEqual({ ok: true, value: text })
  })

  test('small letters and blanks are forgiven', () => {
    expect(parseLeadTime(' p3m ')).toEqual({ ok: true, value: 'P3M' })
  })

  test.each([
    ['', 'not-a-lead-time'],
    ['P', 'not-a-lead-time'],
    ['3M', 'not-a-lead-time'],
    ['P3', 'not-a-lead-time'],
    ['-P3M', 'not-a-lead-time'],
    ['P-3M', 'not-a-lead-time'],
    ['P1.5M', 'not-a-lead-time'],
    ['PT12H', 'not-a-lead-time'],
    ['P1DT1H', 'not-a-lead-time'],
    ['P1D1M', 'not-a-lead-time'],
    ['P999999D', 'not-a-lead-time'],
    ['P0D', 'no-time'],
    ['P0Y0M', 'no-time'],
    ['P11Y', 'more-than-ten-years'],
    ['P9Y13M', 'more-than-ten-years'],
  ])('%j is refused: %s', (text, code) => {
    expect(parseLeadTime(text)).toEqual({ ok: false, refusal: { code } })
    expect(() => leadTime(text)).toThrow(RangeError)
  })

  test('months are calendar months, and a short one ends on its last day', () => {
    expect(earlierBy(isoDate('2027-05-31'), leadTime('P3M'))).toBe('2027-02-28')
    expect(earlierBy(isoDate('2028-05-31'), leadTime('P3M'))).toBe('2028-02-29')
    expect(laterBy(isoDate('2027-01-31'), leadTime('P1M'))).toBe('2027-02-28')
    expect(earlierBy(isoDate('2027-03-01'), leadTime('P12M'))).toBe('2026-03-01')
    expect(laterBy(isoDate('2027-03-01'), leadTime('P2W'))).toBe('2027-03-15')
  })
})
