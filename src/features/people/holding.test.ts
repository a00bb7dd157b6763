import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import { appointment, ending, type Holding, handover, holdsOn } from './holding.ts'

const ada = 'ada' as Id<'person'>
const bo = 'bo' as Id<'person'>
const held = (personId: Id<'person'>, from: string, to: string | null = null, id = `${personId}-${from}`): Holding => ({
  id,
  personId,
  from,
  to,
})
const tenure = (...holdings: Holding[]) => ({ endedOn: null, holdings })
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)

describe('appointing', () => {
  test.each([
    ['a vacancy is filled', tenure(), '2027-01-01', null, 'ok'],
    ['one day is a time', tenure(), '2027-01-01', '2027-01-01', 'ok'],
    ['to before from is refused', tenure(), '2027-01-02', '2027-01-01', 'ends-before-it-begins'],
    ['two may hold it at once', tenure(held(bo, '2026-01-01')), '2027-01-01', null, 'ok'],
    ['nobody holds it twice at once', tenure(held(ada, '2026-01-01')), '2027-01-01', null, 'already-holds'],
    ['not even for one day', tenure(held(ada, '2026-01-01', '2027-01-01')), '2027-01-01', null, 'already-holds'],
    ['but again from the day after', tenure(held(ada, '2026-01-01', '2026-12-31')), '2027-01-01', null, 'ok'],
    ['and before a later time, if it ends first', tenure(held(ada, '2027-06-01')), '2027-01-01', '2027-05-31', 'ok'],
    ['an open end runs into a later time', tenure(held(ada, '2027-06-01')), '2027-01-01', null, 'already-holds'],
  ] as const)('%s', (_, present, from, to, expected) => {
    expect(codeOf(appointment(present, { personId: ada, from, to }))).toBe(expected)
  })

  test('a function that has ceased takes nobody past its end', () => {
    const ceased = { endedOn: '2027-01-01', holdings: [] }
    expect(codeOf(appointment(ceased, { personId: ada, from: '2026-01-01', to: null }))).toBe('function-ended')
    expect(codeOf(appointment(ceased, { personId: ada, from: '2026-01-01', to: '2026-12-31' }))).toBe('ok')
  })
})

describe('handing over', () => {
  test('the first ends the day before, the second begins on the day, and a set end stays', () => {
    expect(handover(tenure(held(ada, '2026-01-01', '2027-12-31')), ada, bo, '2027-03-01')).toEqual({
      ok: true,
      value: {
        ended: { id: 'ada-2026-01-01', to: '2027-02-28' },
        begun: { personId: bo, from: '2027-03-01', to: '2027-12-31' },
      },
    })
  })

  test.each([
    ['to oneself', tenure(held(ada, '2026-01-01')), ada, '2027-01-01', 'same-person'],
    ['what one does not hold', tenure(held(bo, '2026-01-01')), bo, '2027-01-01', 'not-holding'],
    ['what has ended', tenure(held(ada, '2026-01-01', '2026-06-30')), bo, '2027-01-01', 'not-holding'],
    ['what ends the day before', tenure(held(ada, '2026-01-01', '2026-12-31')), bo, '2027-01-01', 'not-holding'],
    ['on one’s own first day', tenure(held(ada, '2027-01-01')), bo, '2027-01-01', 'ends-before-it-begins'],
    ['before one has begun', tenure(held(ada, '2027-06-01')), bo, '2027-01-01', 'ends-before-it-begins'],
    ['to one who holds it', tenure(held(ada, '2026-01-01'), held(bo, '2026-01-01')), bo, '2027-01-01', 'already-holds'],
  ] as const)('%s is refused', (_, present, to, on, expected) => {
    expect(codeOf(handover(present, ada, to, on))).toBe(expected)
  })

  const days = fc
    .integer({ min: 0, max: 2000 })
    .map((n) => Temporal.PlainDate.from('2025-01-01').add({ days: n }).toString())

  test('whenever it is allowed, every day that was held is held by one of the two, and by no more than before', () => {
    fc.assert(
      fc.property(days, fc.option(days), days, days, (from, to, on, day) => {
        const before = held(ada, from, to)
        const done = handover(tenure(before), ada, bo, on)
        if (!done.ok) return
        const after = [{ ...before, to: done.value.ended.to }, done.value.begun]
        expect(after.filter((term) => holdsOn(term, day)).length).toBe(holdsOn(before, day) ? 1 : 0)
      }),
    )
  })
})

describe('ending', () => {
  test.each([
    ['on a later day', held(ada, '2027-01-01'), '2027-06-30', 'ok'],
    ['on the first day', held(ada, '2027-01-01'), '2027-01-01', 'ok'],
    ['earlier than was set', held(ada, '2027-01-01', '2027-12-31'), '2027-06-30', 'ok'],
    ['before the first day', held(ada, '2027-01-01'), '2026-12-31', 'ends-before-it-begins'],
    ['when it has ended already', held(ada, '2027-01-01', '2027-06-30'), '2027-06-30', 'already-ended'],
    ['later than was set', held(ada, '2027-01-01', '2027-06-30'), '2027-12-31', 'already-ended'],
  ] as const)('%s', (_, holding, on, expected) => {
    expect(codeOf(ending(holding, on))).toBe(expected)
  })
})
