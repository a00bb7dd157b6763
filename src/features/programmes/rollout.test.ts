import { expect, test } from 'vitest'
import { changeState, countsInTotals } from './rollout.ts'

test('live, paused and live again is normal', () => {
  expect(changeState('live', 'paused', 'Driftstörning')).toEqual({ ok: true, value: 'paused' })
  expect(changeState('paused', 'live', 'Avhjälpt')).toEqual({ ok: true, value: 'live' })
})

test.each([
  ['preparing', 'handed-over'],
  ['preparing', 'live'],
  ['withdrawn', 'live'],
  ['live', 'live'],
  ['live', 'withdrawn'],
] as const)('from %s there is no step to %s', (from, to) => {
  expect(changeState(from, to, 'Därför')).toEqual({ ok: false, refusal: { code: 'no-such-step', from, to } })
})

test('every change of state says why', () => {
  expect(changeState('live', 'rolled-back', '')).toEqual({ ok: false, refusal: { code: 'reason-missing' } })
})

test('templates and withdrawn rollouts stand outside the totals', () => {
  expect(countsInTotals({ isTemplate: false, state: 'preparing' })).toBe(true)
  expect(countsInTotals({ isTemplate: true, state: 'preparing' })).toBe(false)
  expect(countsInTotals({ isTemplate: false, state: 'withdrawn' })).toBe(false)
})
