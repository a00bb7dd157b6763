import { describe, expect, test } from 'vitest'
import { daysBetween, longDate, moment, monthName, plainDate, relativeDay, shortDate } from './dates.ts'
import { durationInWords } from './durations.ts'
import { exampleUi } from './examples/example-ui.ts'

describe('days in words', () => {
  test('a day has its weekday, in both languages, without a comma', () => {
    expect(longDate('2027-03-02', 'sv')).toBe('tisdag 2 mars 2027')
    expect(longDate('2027-03-02', 'en')).toBe('Tuesday 2 March 2027')
    expect(plainDate('2027-03-02', 'sv')).toBe('2 mars 2027')
    expect(shortDate('2026-12-01', 'sv')).toBe('1 dec. 2026')
    expect(monthName('2026-12-01', 'sv')).toBe('dec')
  })

  test('an instant is told in Swedish time, also across midnight', () => {
    expect(moment('2026-06-30T22:30:00Z', 'sv')).toBe('1 juli 2026 00:30')
    expect(moment('2026-12-31T23:30:00Z', 'en')).toBe('1 Jan 2027, 00:30')
  })

  test('distance is counted in calendar days, whatever the clocks do', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2)
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
  })

  test.each([
    ['2026-11-21', 'i dag'],
    ['2026-11-22', 'i morgon'],
    ['2026-12-03', 'om 12 dagar'],
    ['2026-11-10', 'för 11 dagar sedan'],
    ['2027-03-08', 'om 3 månader'],
  ])('%s seen from 21 November is %s', (date, words) => {
    expect(relativeDay(date, '2026-11-21', 'sv')).toBe(words)
  })
})

describe('durations in words', () => {
  test.each([
    ['P3M', '3 månader', '3 months'],
    ['P12M', '12 månader', '12 months'],
    ['-P14D', '14 dagar', '14 days'],
    ['P1M14D', '1 månad och 14 dagar', '1 month and 14 days'],
    ['P1Y2M1D', '1 år, 2 månader och 1 dag', '1 year, 2 months and 1 day'],
    ['P0D', '0 dagar', '0 days'],
  ])('%s', (iso, sv, en) => {
    expect(durationInWords(iso, exampleUi('sv'))).toBe(sv)
    expect(durationInWords(iso, exampleUi('en'))).toBe(en)
  })

  test('what is no duration is refused', () => {
    expect(() => durationInWords('three months', exampleUi())).toThrow(RangeError)
  })
})
