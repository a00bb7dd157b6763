import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromDayNumber, type IsoDate, isoDate, toDayNumber } from '#src/platform/calendar/date.ts'
import { leadTime } from '#src/platform/calendar/lead-time.ts'
import { isWorkingDay, PLAIN_CALENDAR, type WorkCalendar } from '#src/platform/calendar/working-days.ts'
import { type DueRule, dueDate, dueDatesFor, expiresOn, needsRenewal, notBefore } from './due.ts'

const lead = (duration: string, side: 'before' | 'after'): DueRule => ({
  kind: 'lead',
  duration: leadTime(duration),
  side,
})
const summerRest: WorkCalendar = { quietPeriods: [{ from: isoDate('2026-07-06'), to: isoDate('2026-08-02') }] }
const anyGoLive = fc
  .integer({ min: toDayNumber(isoDate('2025-01-01')), max: toDayNumber(isoDate('2035-12-31')) })
  .map(fromDayNumber)
const anyLead = fc
  .tuple(
    fc.integer({ min: 1, max: 24 }),
    fc.constantFrom('M', 'W', 'D'),
    fc.constantFrom('before' as const, 'after' as const),
  )
  .map(([n, unit, side]) => lead(`P${n}${unit}`, side))

describe('due dates', () => {
  test.each<[string, DueRule, string, string, string]>([
    ['months are calendar months', lead('P12M', 'before'), '2027-03-01', '2026-03-01', '2026-02-27'],
    ['"before" moves backwards off a rest day', lead('P3M', 'before'), '2027-04-06', '2027-01-06', '2027-01-05'],
    ['"after" moves forwards off a rest day', lead('P14D', 'after'), '2026-12-12', '2026-12-26', '2026-12-28'],
    ['a short month ends on its last day', lead('P3M', 'before'), '2028-05-31', '2028-02-29', '2028-02-29'],
    ['at go-live, a Saturday, is the Friday before', { kind: 'at-go-live' }, '2027-03-06', '2027-03-06', '2027-03-05'],
    ['Midsummer Eve is no working day', { kind: 'at-go-live' }, '2026-06-19', '2026-06-19', '2026-06-18'],
  ])('%s', (_, rule, goLive, nominal, due) => {
    expect(dueDate(rule, isoDate(goLive), PLAIN_CALENDAR)).toEqual({ nominal, due })
  })

  test('a quiet period is stepped out of, away from the receiver’s loss', () => {
    expect(dueDate(lead('P3M', 'before'), isoDate('2026-10-15'), summerRest)?.due).toBe('2026-07-03')
    expect(dueDate(lead('P14D', 'after'), isoDate('2026-07-01'), summerRest)?.due).toBe('2026-08-03')
  })

  test('a fixed day stays as it was agreed, with or without a go-live', () => {
    const fixed: DueRule = { kind: 'fixed', on: isoDate('2026-12-24') }
    expect(dueDate(fixed, null, PLAIN_CALENDAR)).toEqual({ nominal: '2026-12-24', due: '2026-12-24' })
    expect(dueDate(fixed, isoDate('2027-03-01'), summerRest)?.due).toBe('2026-12-24')
  })

  test('without a decided go-live nothing that hangs on it is due', () => {
    expect(dueDate(lead('P3M', 'before'), null, PLAIN_CALENDAR)).toBeNull()
    expect(dueDate({ kind: 'at-go-live' }, null, PLAIN_CALENDAR)).toBeNull()
  })

  test('a receiver never gets less time than promised, and every counted due date is a working day', () => {
    fc.assert(
      fc.property(anyGoLive, anyLead, (goLive, rule) => {
        const counted = dueDate(rule, goLive, summerRest)
        if (!counted || rule.kind !== 'lead') throw new Error('a lead time with a go-live has a due date')
        expect(isWorkingDay(counted.due, summerRest)).toBe(true)
        if (rule.side === 'before') expect(counted.due <= counted.nominal && counted.nominal < goLive).toBe(true)
        else expect(counted.due >= counted.nominal && counted.nominal > goLive).toBe(true)
      }),
    )
  })

  test('an earlier go-live is never due later', () => {
    fc.assert(
      fc.property(anyGoLive, anyGoLive, anyLead, (a, b, rule) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        const due = (goLive: IsoDate) => dueDate(rule, goLive, summerRest)?.due ?? ''
        expect(due(first) <= due(second)).toBe(true)
      }),
    )
  })

  test('counting many at once gives the same as counting each', () => {
    fc.assert(
      fc.property(anyGoLive, fc.array(anyLead, { maxLength: 20 }), (goLive, rules) => {
        const all: DueRule[] = [...rules, { kind: 'at-go-live' }, { kind: 'fixed', on: goLive }]
        const counted = dueDatesFor(goLive, summerRest)
        for (const rule of [...all, ...all]) expect(counted(rule)).toEqual(dueDate(rule, goLive, summerRest))
      }),
    )
  })
})

describe('training in its season', () => {
  test('what must not begin too early begins on a working day', () => {
    expect(notBefore(leadTime('P10W'), isoDate('2026-10-01'), summerRest)).toBe('2026-08-03')
    expect(notBefore(leadTime('P10W'), isoDate('2027-03-01'), PLAIN_CALENDAR)).toBe('2026-12-21')
  })

  test('accepted training holds through its anniversary, and must be renewed if go-live comes later', () => {
    const expires = expiresOn(isoDate('2026-03-01'), leadTime('P1Y'))
    expect(expires).toBe('2027-03-01')
    expect(needsRenewal(expires, isoDate('2027-03-01'))).toBe(false)
    expect(needsRenewal(expires, isoDate('2027-03-02'))).toBe(true)
    expect(needsRenewal(expires, null)).toBe(false)
  })
})
