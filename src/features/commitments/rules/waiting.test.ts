import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDate, plusDays } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR, workingDaysBetween } from '#src/platform/calendar/working-days.ts'
import { isPast, ownerIsLate, reviewIsLate } from './lateness.ts'
import { receiptStates } from './receipt.ts'
import {
  excusedAfter,
  extendedDue,
  findCycle,
  openPrerequisites,
  type Plan,
  type Prerequisite,
  waitsFor,
} from './waiting.ts'

const due = isoDate('2026-03-10')
const dayAfter = isoDate('2026-03-11')
const early = isoDate('2026-03-02')

describe('who is late', () => {
  const timed = (state: (typeof receiptStates)[number], deliveredOn: string | null = null) => ({
    state,
    due,
    deliveredOn: deliveredOn === null ? null : isoDate(deliveredOn),
    reviewDueOn: state === 'delivered' ? isoDate('2026-03-24') : null,
  })

  test.each([
    ['not begun', timed('not-started'), true],
    ['in progress', timed('in-progress'), true],
    ['delivered in time', timed('delivered', '2026-03-10'), false],
    ['delivered late, now with the receiver', timed('delivered', '2026-03-11'), false],
    ['accepted', timed('accepted', '2026-03-11'), false],
    ['delivered in time, returned since', timed('returned', '2026-03-10'), false],
    ['delivered late, and returned', timed('returned', '2026-03-11'), true],
    ['not applicable', timed('not-applicable'), false],
    ['no go-live to count from', { ...timed('not-started'), due: null }, false],
  ])('past its due date, the owner of one %s is late: %#', (_, receipt, late) => {
    expect(ownerIsLate(receipt, isoDate('2026-05-01'))).toBe(late)
  })

  test('the due date itself is in time', () => {
    expect(ownerIsLate(timed('not-started'), due)).toBe(false)
    expect(ownerIsLate(timed('not-started'), dayAfter)).toBe(true)
  })

  test('an unanswered delivery is the receiver’s lateness, never the owner’s', () => {
    const receipt = timed('delivered', '2026-03-10')
    expect(reviewIsLate(receipt, isoDate('2026-03-24'))).toBe(false)
    expect(reviewIsLate(receipt, isoDate('2026-03-25'))).toBe(true)
    expect(ownerIsLate(receipt, isoDate('2026-03-25'))).toBe(false)
  })
})

const thing = (id: string, over: Partial<Prerequisite> = {}): Prerequisite => ({
  id,
  state: 'in-progress',
  due,
  forecast: null,
  needs: [],
  ...over,
})
const planOf = (...things: Prerequisite[]): Plan => new Map(things.map((one) => [one.id, one]))
const names = (things: readonly Prerequisite[]) => things.map(({ id }) => id).sort()

describe('waiting for others', () => {
  const ours = { due: isoDate('2026-04-01'), needs: ['material'] }

  test('what waits for a late one waits for it from the day it is late', () => {
    const plan = planOf(thing('material'))
    expect(names(waitsFor(ours, plan, due))).toEqual([])
    expect(names(waitsFor(ours, plan, dayAfter))).toEqual(['material'])
  })

  test('a forecast after our own due date excuses at once; one before it does not', () => {
    const forecast = (day: string) => planOf(thing('material', { due: isoDate('2026-03-20'), forecast: isoDate(day) }))
    expect(names(waitsFor(ours, forecast('2026-04-02'), early))).toEqual(['material'])
    expect(names(waitsFor(ours, forecast('2026-04-01'), early))).toEqual([])
  })

  test('a forecast that has passed without a delivery excuses too', () => {
    const plan = planOf(thing('material', { due: isoDate('2026-06-01'), forecast: early }))
    expect(names(waitsFor(ours, plan, early))).toEqual([])
    expect(names(waitsFor(ours, plan, isoDate('2026-03-03')))).toEqual(['material'])
  })

  test('chains are transitive, and the root is named, not the links', () => {
    const plan = planOf(
      thing('equipment-list'),
      thing('order', { needs: ['equipment-list'] }),
      thing('material', { needs: ['order'], due: isoDate('2026-03-31') }),
    )
    expect(names(waitsFor(ours, plan, dayAfter))).toEqual(['equipment-list'])
  })

  test('nothing is sought behind what was delivered', () => {
    const plan = planOf(thing('list'), thing('material', { state: 'delivered', needs: ['list'] }))
    expect(openPrerequisites(ours.needs, plan)).toEqual([])
  })

  test('a returned delivery holds up as much as a missing one', () => {
    expect(names(waitsFor(ours, planOf(thing('material', { state: 'returned' })), dayAfter))).toEqual(['material'])
  })

  test('what has no date, or is not in the plan, excuses nothing', () => {
    expect(waitsFor(ours, planOf(thing('material', { due: null })), dayAfter)).toEqual([])
    expect(waitsFor(ours, planOf(), dayAfter)).toEqual([])
  })

  test('nobody is overdue while what it needs, with a date, is still to come', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.option(fc.nat(100)), fc.nat(200), (own, its, forecast, now) => {
        const ownDue = plusDays(due, own)
        const needed = thing('a', {
          due: plusDays(due, its),
          forecast: forecast === null ? null : plusDays(due, forecast),
        })
        const today = plusDays(due, now)
        fc.pre(today > ownDue)
        expect(isPast(excusedAfter(ownDue, [needed]), today)).toBe(true)
      }),
    )
  })

  test('who waits, and from when it is excused, tell the same on every day of every plan', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(60), fc.nat(60), (things, own, now) => {
        const [plan, needs] = [planOf(...things), ['t0', 't1']]
        const [ownDue, today] = [plusDays(due, own), plusDays(due, now)]
        const excused = isPast(excusedAfter(ownDue, openPrerequisites(needs, plan)), today)
        const circular = findCycle(things.flatMap(({ id, needs }) => needs.map((needed) => ({ waiting: id, needed }))))
        fc.pre(circular === null)
        expect(waitsFor({ due: ownDue, needs }, plan, today).length > 0).toBe(excused)
      }),
    )
  })
})

const anyPlan = fc
  .array(
    fc.record({
      state: fc.constantFrom(...receiptStates),
      due: fc.option(fc.nat(60)),
      forecast: fc.option(fc.nat(60)),
      needs: fc.array(fc.nat(7), { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((ones) =>
    ones.map((one, i) =>
      thing(`t${i}`, {
        state: one.state,
        due: one.due === null ? null : plusDays(due, one.due),
        forecast: one.forecast === null ? null : plusDays(due, one.forecast),
        needs: one.needs.map((n) => `t${n}`),
      }),
    ),
  )

describe('minimum working time', () => {
  test('what had to wait keeps it from the day the last one came', () => {
    const came = [isoDate('2026-03-12'), isoDate('2026-03-05'), null]
    expect(extendedDue(due, 10, came, PLAIN_CALENDAR)).toBe('2026-03-26')
  })

  test('a due date is never moved nearer', () => {
    expect(extendedDue(due, 5, [isoDate('2026-02-02')], PLAIN_CALENDAR)).toBe(due)
    expect(extendedDue(due, 5, [], PLAIN_CALENDAR)).toBe(due)
    expect(extendedDue(null, 5, [early], PLAIN_CALENDAR)).toBeNull()
  })

  test('at least the minimum is always left', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.nat(30), (came, minimum) => {
        const on = plusDays(due, came)
        const extended = extendedDue(due, minimum, [on], PLAIN_CALENDAR) ?? due
        expect(extended >= due).toBe(true)
        expect(workingDaysBetween(on, extended, PLAIN_CALENDAR)).toBeGreaterThanOrEqual(minimum)
      }),
    )
  })
})

describe('circles', () => {
  const needs = (...pairs: string[]) => pairs.map(([waiting = '', needed = '']) => ({ waiting, needed }))

  test.each([
    ['nothing', needs(), null],
    ['a chain', needs('ab', 'bc', 'cd'), null],
    ['a diamond', needs('ab', 'ac', 'bd', 'cd'), null],
    ['the same need twice', needs('ab', 'ab'), null],
    ['itself', needs('aa'), ['a']],
  ])('%s', (_, dependences, cycle) => {
    expect(findCycle(dependences)).toEqual(cycle)
  })

  test('one behind a chain is found, without the chain', () => {
    const cycle = findCycle(needs('xa', 'ab', 'bc', 'ca', 'cz', 'yb'))
    expect(cycle?.toSorted()).toEqual(['a', 'b', 'c'])
  })

  test('things that only need earlier ones have none; closing a path makes one', () => {
    const earlier = fc.array(
      fc.tuple(fc.nat(30), fc.nat(30)).filter(([a, b]) => a > b),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(earlier, (pairs) => {
        const dependences = pairs.map(([a, b]) => ({ waiting: `${a}`, needed: `${b}` }))
        expect(findCycle(dependences)).toBeNull()
        const [first] = dependences
        if (!first) return
        const closed = [...dependences, { waiting: first.needed, needed: first.waiting }]
        const cycle = findCycle(closed) ?? []
        expect(cycle.length).toBeGreaterThan(0)
        for (const [i, waiting] of cycle.entries()) {
          const needed = cycle[(i + 1) % cycle.length]
          expect(closed).toContainEqual({ waiting, needed })
        }
      }),
    )
  })

  test('a chain of fifty thousand is no trouble', () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => ({ waiting: `${i}`, needed: `${i + 1}` }))
    expect(findCycle(chain)).toBeNull()
  })
})
