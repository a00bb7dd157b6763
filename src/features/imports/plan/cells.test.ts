import { describe, expect, test } from 'vitest'
import { parseDueCell } from './due-cell.ts'
import { dueInHistory } from './history.ts'
import { parseStateCell } from './state-cell.ts'

const lead = (duration: string, side: 'before' | 'after' = 'before') => ({ kind: 'lead', duration, side })

describe('when something is due is read as people write it', () => {
  test.each([
    ['', null],
    ['2027-03-01', { kind: 'fixed', on: '2027-03-01' }],
    ['1 mars 2027', { kind: 'fixed', on: '2027-03-01' }],
    ['46082', { kind: 'fixed', on: '2026-03-01' }],
    ['3 månader före driftstart', lead('P3M')],
    ['3 mån. innan driftstart', lead('P3M')],
    ['3 months before go-live', lead('P3M')],
    ['12 veckor', lead('P12W')],
    ['14 dagar efter driftstart', lead('P14D', 'after')],
    ['2 weeks after', lead('P2W', 'after')],
    ['1 år före', lead('P1Y')],
    ['T-90', lead('P90D')],
    ['T - 12 v', lead('P12W')],
    ['T+14', lead('P14D', 'after')],
    ['P1Y6M', lead('P1Y6M')],
    ['-P3M', lead('P3M')],
    ['vid driftstart', { kind: 'at-go-live' }],
    ['At go-live', { kind: 'at-go-live' }],
    ['0 dagar', { kind: 'at-go-live' }],
  ])('%s', (text, rule) => {
    expect(parseDueCell(text)).toEqual({ ok: true, value: rule })
  })

  test.each([
    ['2027-02-31', 'no-such-day'],
    ['snart', 'not-a-due'],
    ['3 fjärdingar', 'not-a-due'],
    ['11 år före driftstart', 'too-far'],
    ['våren 2027', 'not-a-due'],
  ])('%s is refused', (text, refusal) => {
    expect(parseDueCell(text)).toEqual({ ok: false, refusal })
  })
})

test.each([
  ['Klar', 'accepted'],
  ['GODKÄND', 'accepted'],
  ['100 %', 'accepted'],
  ['pågår', 'in-progress'],
  ['Ej påbörjad', 'not-started'],
  ['ej aktuell', 'not-applicable'],
  ['Tillbaka för komplettering', 'returned'],
  ['delivered', 'delivered'],
])('the state %s is %s', (text, state) => {
  expect(parseStateCell(text)).toEqual({ ok: true, value: state })
})

test('a state in no known words is refused, and an empty cell says nothing', () => {
  expect(parseStateCell('grönt')).toEqual({ ok: false, refusal: 'state-unknown' })
  expect(parseStateCell(' ')).toEqual({ ok: true, value: null })
})

test('a due rule stands in history as parameters, so that each reader gets it in words', () => {
  expect(dueInHistory('to', { kind: 'lead', duration: 'P3M', side: 'before' })).toEqual({
    to: '',
    toUnit: 'M',
    toCount: 3,
    toSign: '−',
  })
  expect(dueInHistory('from', { kind: 'fixed', on: '2027-03-01' })).toMatchObject({
    from: '2027-03-01',
    fromUnit: 'day',
  })
  expect(dueInHistory('to', { kind: 'lead', duration: 'P1Y6M', side: 'after' })).toMatchObject({
    to: '1Y6M',
    toUnit: 'iso',
    toSign: '+',
  })
})
