import { describe, expect, test } from 'vitest'
import { isoDate } from '#src/platform/calendar/date.ts'
import { leadTime } from '#src/platform/calendar/lead-time.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import { breachOf, promisedBy } from './breach.ts'
import { type DueRule, dueDate } from './due.ts'

const rule: DueRule = { kind: 'lead', duration: leadTime('P3M'), side: 'before' }
const goLive = isoDate('2026-09-07')
const due = dueDate(rule, goLive, PLAIN_CALENDAR) // nominal Sunday 7 June, due Friday 5 June
const delivery = {
  rule,
  goLive,
  state: 'in-progress' as const,
  promisedBy: promisedBy(rule, due, false),
  due: due?.due ?? null,
  forecast: null,
  deliveredOn: null,
  waitsForLate: false,
  movedNearer: null,
}
const inMay = isoDate('2026-05-04')

describe('for kort framförhållning', () => {
  test('nothing is in breach while the promise can still be kept', () => {
    expect(breachOf(delivery, inMay)).toBeNull()
    expect(breachOf(delivery, isoDate('2026-06-07'))).toBeNull()
  })

  test('late over the weekend, in breach on the Monday after the promised day', () => {
    expect(breachOf(delivery, isoDate('2026-06-08'))).toEqual({
      promised: 'P3M',
      leftDays: 91,
      shortDays: 1,
      causedBy: 'owner',
    })
  })

  test('a forecast after the promised day is a breach today', () => {
    expect(breachOf({ ...delivery, forecast: isoDate('2026-07-07') }, inMay)).toMatchObject({
      leftDays: 62,
      shortDays: 30,
    })
    expect(breachOf({ ...delivery, forecast: isoDate('2026-06-07') }, inMay)).toBeNull()
  })

  test('a forecast that has passed promises nothing', () => {
    const stale = { ...delivery, forecast: isoDate('2026-06-02') }
    expect(breachOf(stale, isoDate('2026-06-17'))).toMatchObject({ leftDays: 82, causedBy: 'owner' })
  })

  test('the day it was delivered tells, and stays', () => {
    const delivered = { ...delivery, state: 'delivered' as const, deliveredOn: isoDate('2026-06-17') }
    expect(breachOf(delivered, isoDate('2026-08-30'))).toMatchObject({ leftDays: 82 })
    expect(breachOf({ ...delivered, deliveredOn: isoDate('2026-06-07') }, isoDate('2026-08-30'))).toBeNull()
  })

  test('after go-live, what is left is negative', () => {
    expect(breachOf(delivery, isoDate('2026-09-10'))?.leftDays).toBe(-3)
  })

  test('what does not concern the receiver breaks no promise', () => {
    expect(breachOf({ ...delivery, state: 'not-applicable' }, isoDate('2026-08-01'))).toBeNull()
  })

  test('only another party’s lead time before go-live is a promise', () => {
    expect(promisedBy(rule, due, true)).toBeNull()
    expect(promisedBy({ ...rule, side: 'after' }, due, false)).toBeNull()
    expect(promisedBy({ kind: 'at-go-live' }, due, false)).toBeNull()
    expect(promisedBy({ kind: 'fixed', on: goLive }, due, false)).toBeNull()
    expect(promisedBy(rule, null, false)).toBeNull()
  })
})

describe('who caused it', () => {
  const decidedOn = isoDate('2026-06-22')
  const moved = (promisedBefore: string) => ({ decidedOn, promisedBefore: isoDate(promisedBefore) })
  const causeOf = (over: Partial<Parameters<typeof breachOf>[0]>, today = '2026-06-24') =>
    breachOf({ ...delivery, ...over }, isoDate(today))?.causedBy

  test('the decision that moved go-live so near that the promised day had passed', () => {
    expect(causeOf({ movedNearer: moved('2026-08-01') })).toBe('decision')
  })

  test('also when the owner had delivered in time for the old day', () => {
    const deliveredOn = isoDate('2026-06-10')
    expect(causeOf({ movedNearer: moved('2026-06-15'), state: 'delivered', deliveredOn })).toBe('decision')
  })

  test('the owner, when late already before that decision', () => {
    expect(causeOf({ movedNearer: moved('2026-06-15') })).toBe('owner')
  })

  test('the owner, when the decision left time enough', () => {
    const movedNearer = { decidedOn: inMay, promisedBefore: isoDate('2026-08-01') }
    expect(causeOf({ movedNearer })).toBe('owner')
  })

  test('what the owner waits for, while it waits and within its minimum working time', () => {
    expect(causeOf({ waitsForLate: true })).toBe('prerequisite')
    const due = isoDate('2026-06-26')
    expect(causeOf({ due })).toBe('prerequisite')
    expect(causeOf({ due, forecast: isoDate('2026-07-10') })).toBe('owner')
    expect(causeOf({ due }, '2026-06-30')).toBe('owner')
  })
})
