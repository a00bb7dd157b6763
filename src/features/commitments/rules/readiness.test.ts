import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IsoDate, isoDate, plusDays } from '#src/platform/calendar/date.ts'
import { breachAfter } from './breach.ts'
import { isPast, ownerIsLate, reviewIsLate } from './lateness.ts'
import { type Light, light, overdue, share } from './readiness.ts'
import { receiptStates } from './receipt.ts'
import { type Half, type ReceiptFacts, rollUpsOf } from './roll-up.ts'
import { excusedAfter } from './waiting.ts'

const today = isoDate('2026-06-01')
const inDays = (days: number): IsoDate => plusDays(today, days)

const receipt = (over: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  half: 'deliveries',
  state: 'in-progress',
  weight: 1,
  critical: false,
  due: inDays(60),
  promisedBy: null,
  forecast: null,
  deliveredOn: null,
  reviewDueOn: null,
  waitsFor: [],
  ...over,
})
const critical = (over: Partial<ReceiptFacts> = {}) => receipt({ critical: true, ...over })
const times = (n: number, of: ReceiptFacts): ReceiptFacts[] => Array.from({ length: n }, () => of)
const lightOf = (receipts: readonly ReceiptFacts[], half: Half = 'deliveries', on = today) =>
  light([rollUpsOf(receipts)[half]], on)
const late = inDays(-1)
const begun = receipt({ state: 'accepted', due: inDays(-30), deliveredOn: inDays(-40) })
const missing = { id: 'm', state: 'in-progress' as const, due: late, forecast: null, needs: [] }

describe('the light', () => {
  test.each<[string, ReceiptFacts[], Light, string[]]>([
    ['nothing applicable is not judged', [], 'grey', ['nothing-due-yet']],
    ['nothing due yet is not judged', [receipt()], 'grey', ['nothing-due-yet']],
    ['due today has not fallen due', [receipt({ due: today })], 'grey', ['nothing-due-yet']],
    ['accepted ahead of time is not judged either', [receipt({ state: 'accepted' })], 'grey', ['nothing-due-yet']],
    ['all in its time is green', [begun, receipt()], 'green', ['on-track']],
    ['a critical one overdue is red', [...times(20, begun), critical({ due: late })], 'red', ['critical-overdue']],
    ['a critical one due today is not red', [begun, critical({ due: today })], 'green', ['on-track']],
    [
      'one critical in a thousand is enough',
      [...times(999, begun), critical({ due: late })],
      'red',
      ['critical-overdue'],
    ],
    [
      'a critical one returned is yellow',
      [begun, critical({ state: 'returned', due: late, deliveredOn: late })],
      'yellow',
      ['critical-returned'],
    ],
    [
      'a critical one forecast late is yellow',
      [begun, critical({ forecast: inDays(61) })],
      'yellow',
      ['critical-forecast-late'],
    ],
    ['forecast for its due date is not late', [begun, critical({ forecast: inDays(60) })], 'green', ['on-track']],
    [
      'critical, due in 14 days, not begun: yellow',
      [critical({ state: 'not-started', due: inDays(14) })],
      'yellow',
      ['critical-due-soon'],
    ],
    ['due today, not begun: yellow', [critical({ state: 'not-started', due: today })], 'yellow', ['critical-due-soon']],
    ['in 15 days is not yet soon', [begun, critical({ state: 'not-started', due: inDays(15) })], 'green', ['on-track']],
    ['begun, it is on its way', [begun, critical({ due: inDays(14) })], 'green', ['on-track']],
    [
      'a critical one in breach is yellow',
      [begun, critical({ promisedBy: inDays(59) })],
      'yellow',
      ['critical-in-breach'],
    ],
    [
      'delivered in breach, it stays yellow until it is accepted',
      [begun, critical({ state: 'delivered', due: late, promisedBy: late, deliveredOn: today })],
      'yellow',
      ['critical-in-breach'],
    ],
    [
      'accepted, the breach is behind us',
      [begun, critical({ state: 'accepted', due: late, promisedBy: late, deliveredOn: today })],
      'green',
      ['on-track'],
    ],
    ['5 % overdue is tolerated', [...times(19, begun), receipt({ due: late })], 'green', ['on-track']],
    ['more than 5 % is not', [...times(18, begun), receipt({ due: late })], 'yellow', ['many-overdue']],
    [
      'what is not critical warns only when it is many',
      [...times(30, begun), receipt({ forecast: inDays(90), promisedBy: late })],
      'green',
      ['on-track'],
    ],
    [
      'what is not applicable counts nowhere',
      [critical({ state: 'not-applicable', due: late })],
      'grey',
      ['nothing-due-yet'],
    ],
    ['without a go-live nothing is late', [critical({ state: 'not-started', due: null })], 'grey', ['nothing-due-yet']],
  ])('%s', (_, receipts, expected, because) => {
    const shown = lightOf(receipts)
    expect(shown.light).toBe(expected)
    expect(shown.because.map(({ code }) => code)).toEqual(because)
  })

  test('it says what it is made of, and a red one hides no yellow', () => {
    const shown = lightOf([
      ...times(2, critical({ due: late })),
      critical({ state: 'returned', due: today, deliveredOn: today }),
    ])
    expect(shown).toEqual({
      light: 'red',
      because: [
        { code: 'critical-overdue', count: 2 },
        { code: 'critical-returned', count: 1 },
        { code: 'many-overdue', count: 2 },
      ],
    })
  })

  // Not thirty alone: the sum of 1/n is a little more than 1 for some n, a little less for others.
  test.each([
    3, 11, 30, 49,
  ])('a unit-scoped item counts once: %i late units are one late item, 5 %% of twenty', (units) => {
    const lateUnits = times(units, receipt({ weight: 1 / units, due: late }))
    expect(lightOf([...times(19, begun), ...lateUnits]).light).toBe('green')
    expect(lightOf([...times(18, begun), ...lateUnits]).light).toBe('yellow')
  })
})

describe('nobody is painted for someone else’s lateness', () => {
  const theirs = critical({ due: late })
  const ours = receipt({ ...begun, half: 'preparations' })

  test('a late programme never paints a municipality red', () => {
    const waiting = critical({ half: 'preparations', state: 'not-started', due: late, waitsFor: [missing] })
    expect(lightOf([theirs, ours, waiting], 'deliveries').light).toBe('red')
    expect(lightOf([theirs, ours, waiting], 'preparations').light).toBe('green')
  })

  test('nor does it ask a municipality to begin what cannot be begun', () => {
    const soon = critical({ half: 'preparations', state: 'not-started', due: inDays(7), waitsFor: [missing] })
    expect(lightOf([ours, soon], 'preparations').light).toBe('green')
    expect(lightOf([ours, { ...soon, waitsFor: [] }], 'preparations').light).toBe('yellow')
  })

  test('an unanswered delivery is late among our preparations, never among the deliveries', () => {
    const delivered = critical({ state: 'delivered', due: inDays(-20), deliveredOn: inDays(-20), reviewDueOn: late })
    expect(lightOf([delivered], 'deliveries').light).toBe('green')
    expect(lightOf([delivered, ours], 'preparations').because).toContainEqual({ code: 'critical-overdue', count: 1 })
    expect(share([rollUpsOf([delivered, ours]).preparations])).toBe(1)
  })

  test('short notice is told in the deliveries only', () => {
    const short = critical({ half: 'preparations', promisedBy: late })
    expect(lightOf([ours, short], 'preparations').light).toBe('green')
  })
})

describe('the share', () => {
  test('22 of 30 units are 0.73 of one', () => {
    const unit = (state: 'accepted' | 'in-progress') => receipt({ state, weight: 1 / 30 })
    expect(
      share([rollUpsOf([...times(22, unit('accepted')), ...times(8, unit('in-progress'))]).deliveries]),
    ).toBeCloseTo(0.7333)
  })

  test('all of thirty thirtieths is exactly all', () => {
    const unit = receipt({ state: 'accepted', weight: 1 / 30 })
    expect(share([rollUpsOf(times(30, unit)).deliveries])).toBe(1)
  })

  test('of nothing there is no share', () => {
    expect(share([rollUpsOf([receipt({ state: 'not-applicable' })]).deliveries])).toBeNull()
  })
})

const anyDay = fc.integer({ min: -40, max: 40 }).map(inDays)
const anyReceipt: fc.Arbitrary<ReceiptFacts> = fc
  .record({
    half: fc.constantFrom<Half>('deliveries', 'preparations'),
    state: fc.constantFrom(...receiptStates),
    weight: fc.constantFrom(1, 1 / 3, 1 / 30),
    critical: fc.boolean(),
    due: fc.option(anyDay),
    promisedBy: fc.option(anyDay),
    forecast: fc.option(anyDay),
    cameOn: anyDay,
    reviewDueOn: anyDay,
    waitsFor: fc.array(fc.record({ due: fc.option(anyDay), forecast: fc.option(anyDay) }), { maxLength: 2 }),
  })
  .map(({ cameOn, reviewDueOn, waitsFor, ...one }) => {
    const hasCome = one.state === 'delivered' || one.state === 'returned' || one.state === 'accepted'
    return {
      ...one,
      deliveredOn: hasCome ? cameOn : null,
      reviewDueOn: one.state === 'delivered' ? reviewDueOn : null,
      waitsFor: waitsFor.map((dates, i) => ({ id: `${i}`, state: 'in-progress' as const, needs: [], ...dates })),
    }
  })
const anyReceipts = fc.array(anyReceipt, { maxLength: 30 })
const gravity: Record<Light, number> = { red: 2, yellow: 1, grey: 0, green: 0 }

describe('whatever the receipts', () => {
  test('a roll-up made at any time shows on every day what the receipts show: midnight changes nothing', () => {
    fc.assert(
      fc.property(anyReceipts, anyDay, fc.constantFrom<Half>('deliveries', 'preparations'), (receipts, on, half) => {
        expect(lightOf(receipts, half, on).light).toBe(judged(receipts, half, on))
      }),
      { numRuns: 2000 },
    )
  })

  test('accepting never worsens a light', () => {
    fc.assert(
      fc.property(anyReceipts, fc.nat(), anyDay, (receipts, which, on) => {
        const index = receipts.length === 0 ? 0 : which % receipts.length
        const after = receipts.map((one, i) => (i === index ? accepted(one, on) : one))
        for (const half of ['deliveries', 'preparations'] as const) {
          expect(gravity[lightOf(after, half, on).light]).toBeLessThanOrEqual(
            gravity[lightOf(receipts, half, on).light],
          )
        }
      }),
    )
  })

  test('a day that passes turns no red back', () => {
    fc.assert(
      fc.property(anyReceipts, anyDay, (receipts, on) => {
        const waiting = receipts.map((one) => ({ ...one, waitsFor: [] }))
        fc.pre(lightOf(waiting, 'deliveries', on).light === 'red')
        expect(lightOf(waiting, 'deliveries', plusDays(on, 1)).light).toBe('red')
      }),
    )
  })

  test('roll-ups side by side show what one roll-up of all would show', () => {
    fc.assert(
      fc.property(anyReceipts, anyReceipts, anyDay, (some, others, on) => {
        const [a, b, both] = [some, others, [...some, ...others]].map((ones) => rollUpsOf(ones).deliveries)
        if (!a || !b || !both) throw new Error('three roll-ups were made')
        expect(light([a, b], on)).toEqual(light([both], on))
        expect(overdue([a, b], on).count).toBe(overdue([both], on).count)
        expect(share([a, b]) ?? -1).toBeCloseTo(share([both]) ?? -1)
      }),
    )
  })

  test('order does not matter', () => {
    fc.assert(
      fc.property(anyReceipts, anyDay, (receipts, on) => {
        expect(lightOf(receipts.toReversed(), 'deliveries', on)).toEqual(lightOf(receipts, 'deliveries', on))
      }),
    )
  })
})

const accepted = (one: ReceiptFacts, on: IsoDate): ReceiptFacts =>
  one.state === 'not-applicable'
    ? one
    : { ...one, state: 'accepted', deliveredOn: one.deliveredOn ?? on, reviewDueOn: null, waitsFor: [] }

/** The rule of product.md once more, read from the receipts on the day itself, as slowly and plainly as it can be said. */
function judged(receipts: readonly ReceiptFacts[], half: Half, on: IsoDate): Light {
  const applicable = receipts.filter((one) => one.half === half && one.state !== 'not-applicable')
  const open = applicable.filter((one) => one.state !== 'accepted')
  const excused = (one: ReceiptFacts) => isPast(excusedAfter(one.due, one.waitsFor), on)
  const lateReviews = half === 'preparations' ? receipts.filter((one) => reviewIsLate(one, on)) : []
  const lateOnes = [...open.filter((one) => ownerIsLate(one, on) && !excused(one)), ...lateReviews]
  const weigh = (ones: readonly ReceiptFacts[]) => ones.reduce((sum, one) => sum + one.weight, 0)
  if (lateOnes.some((one) => one.critical)) return 'red'
  const yetToCome = (one: ReceiptFacts) => one.state === 'not-started' || one.state === 'in-progress'
  const worrying = open.some(
    (one) =>
      one.critical &&
      (one.state === 'returned' ||
        (yetToCome(one) && one.forecast !== null && one.due !== null && one.forecast > one.due) ||
        (half === 'deliveries' && isPast(breachAfter(one), on)) ||
        (one.state === 'not-started' &&
          one.due !== null &&
          on <= one.due &&
          one.due <= plusDays(on, 14) &&
          !excused(one))),
  )
  if (worrying || weigh(lateOnes) - 0.05 * weigh(applicable) > 1e-9) return 'yellow'
  return applicable.some((one) => one.due !== null && one.due < on) ? 'green' : 'grey'
}
