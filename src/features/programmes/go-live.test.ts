import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Circumstances,
  type DateEntry,
  decideGoLive,
  enterEarlierDate,
  type FourDates,
  forecastGoLive,
  recordGoLive,
  slip,
  takeBackForecast,
} from './go-live.ts'

const none: FourDates = { originalOn: null, decidedOn: null, forecastOn: null, forecastReason: '', actualOn: null }
const decided: FourDates = { ...none, originalOn: '2027-03-01', decidedOn: '2027-03-01' }
const around: Circumstances = { startsOn: '2026-01-01', state: 'preparing', today: '2026-11-22' }
const because = (on: string, reason = 'Leveransen dröjer') => ({ on, reason })

describe('deciding', () => {
  test('the first decided date is the original plan too, and needs no reason', () => {
    const result = decideGoLive(none, because('2027-03-01', ''), around)
    expect(result).toMatchObject({ ok: true, value: { dates: decided } })
    expect(result.ok && result.value.entries.map((entry) => entry.kind)).toEqual(['original', 'decided'])
  })

  test('a moved date leaves the original plan as it was', () => {
    expect(decideGoLive(decided, because('2027-05-03'), around)).toMatchObject({
      ok: true,
      value: {
        dates: { originalOn: '2027-03-01', decidedOn: '2027-05-03' },
        entries: [{ kind: 'decided', validFrom: '2026-11-22' }],
      },
    })
  })

  test.each([
    ['before the programme begins', decided, because('2025-12-31'), around, 'before-programme-start'],
    ['decades ahead', decided, because('2099-01-01'), around, 'too-far-ahead'],
    ['the day it stands on already', decided, because('2027-03-01'), around, 'same-as-now'],
    ['without a reason', decided, because('2027-05-03', ''), around, 'reason-missing'],
    ['into the past', decided, because('2026-11-21'), around, 'into-the-past'],
    [
      'what has gone live',
      { ...decided, actualOn: '2026-11-02' },
      because('2027-05-03'),
      { ...around, state: 'live' as const },
      'already-live',
    ],
    [
      'a withdrawn rollout',
      decided,
      because('2027-05-03'),
      { ...around, state: 'withdrawn' as const },
      'rollout-ended',
    ],
  ])('moving refuses %s', (_, dates, wish, circumstances, code) => {
    expect(decideGoLive(dates, wish, circumstances)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('a plan taken over under way may have its first date in the past', () => {
    expect(decideGoLive(none, because('2026-09-14', ''), around).ok).toBe(true)
  })

  test('a rolled-back rollout gets a new date though it has been live', () => {
    const rolledBack = { ...around, state: 'rolled-back' as const }
    expect(decideGoLive({ ...decided, actualOn: '2026-10-01' }, because('2027-05-03'), rolledBack).ok).toBe(true)
  })
})

describe('forecast', () => {
  test('moves nothing but itself', () => {
    const result = forecastGoLive(decided, because('2027-04-05'), around)
    expect(result).toMatchObject({
      ok: true,
      value: { dates: { ...decided, forecastOn: '2027-04-05', forecastReason: 'Leveransen dröjer' } },
    })
  })

  test.each([
    ['a day that has passed', decided, because('2026-11-21'), 'into-the-past'],
    ['no reason', decided, because('2027-04-05', ''), 'reason-missing'],
    [
      'the same again',
      { ...decided, forecastOn: '2027-04-05', forecastReason: 'Leveransen dröjer' },
      because('2027-04-05'),
      'same-as-now',
    ],
    ['what is live', { ...decided, actualOn: '2026-11-01' }, because('2027-04-05'), 'already-live'],
  ])('refuses %s', (_, dates, wish, code) => {
    expect(forecastGoLive(dates, wish, around)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('is taken back as an entry without a day, and not when there is none', () => {
    const taken = takeBackForecast({ ...decided, forecastOn: '2027-04-05', forecastReason: 'x' }, '', '2026-11-22')
    expect(taken).toMatchObject({
      ok: true,
      value: { dates: { forecastOn: null }, entries: [{ kind: 'forecast', on: null }] },
    })
    expect(takeBackForecast(decided, '', '2026-11-22')).toMatchObject({ ok: false, refusal: { code: 'no-forecast' } })
  })

  test('apart from the decided date it is a signal in days, until it is live', () => {
    expect(slip({ ...decided, forecastOn: '2027-04-05' })).toBe(35)
    expect(slip({ ...decided, forecastOn: '2027-02-22' })).toBe(-7)
    expect(slip({ ...decided, forecastOn: '2027-03-01' })).toBeNull()
    expect(slip({ ...decided, forecastOn: '2027-04-05', actualOn: '2027-03-01' })).toBeNull()
  })
})

describe('actual', () => {
  test('is today or earlier, and ends the forecast', () => {
    expect(recordGoLive({ ...decided, forecastOn: '2027-04-05' }, because('2026-11-22', ''), around)).toMatchObject({
      ok: true,
      value: { dates: { actualOn: '2026-11-22', forecastOn: null } },
    })
    expect(recordGoLive(decided, because('2026-11-23'), around)).toMatchObject({
      ok: false,
      refusal: { code: 'in-the-future' },
    })
  })

  test('a correction needs a reason', () => {
    const live = { ...decided, actualOn: '2026-11-10' }
    const circumstances = { ...around, state: 'live' as const }
    expect(recordGoLive(live, because('2026-11-11', ''), circumstances)).toMatchObject({
      ok: false,
      refusal: { code: 'reason-missing' },
    })
    expect(recordGoLive(live, because('2026-11-11'), circumstances).ok).toBe(true)
  })
})

describe('dates from before Samtakt', () => {
  const known: DateEntry[] = [{ kind: 'decided', on: '2027-03-01', reason: '', validFrom: '2026-11-22' }]
  const earlier = { on: '2026-09-14', reason: 'Första planen', validFrom: '2025-05-01' }

  test('the one that held first becomes the original plan, and what holds now is untouched', () => {
    expect(enterEarlierDate(decided, earlier, known)).toMatchObject({
      ok: true,
      value: {
        dates: { originalOn: '2026-09-14', decidedOn: '2027-03-01' },
        entries: [{ kind: 'original' }, { kind: 'decided', validFrom: '2025-05-01' }],
      },
    })
  })

  test('one between the first and the last changes neither', () => {
    const first: DateEntry = { kind: 'decided', ...earlier }
    const between = { on: '2026-12-01', reason: 'Flyttat', validFrom: '2026-02-01' }
    expect(enterEarlierDate({ ...decided, originalOn: '2026-09-14' }, between, [first, ...known])).toMatchObject({
      ok: true,
      value: { dates: { originalOn: '2026-09-14', decidedOn: '2027-03-01' }, entries: [{ kind: 'decided' }] },
    })
  })

  test.each([
    ['before anything is decided', none, earlier, [], 'nothing-decided'],
    ['not earlier than what holds', decided, { ...earlier, validFrom: '2026-11-22' }, known, 'not-earlier'],
    [
      'twice from the same day',
      decided,
      earlier,
      [{ kind: 'decided' as const, ...earlier }, ...known],
      'already-entered',
    ],
    ['without a reason', decided, { ...earlier, reason: '' }, known, 'reason-missing'],
  ])('refuses %s', (_, dates, wish, entries, code) => {
    expect(enterEarlierDate(dates, wish, entries)).toMatchObject({ ok: false, refusal: { code } })
  })
})

test('however often it is moved, the original plan stands and the last decision is what holds', () => {
  const days = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(days, (moves) => {
      const asked = moves.map((days) => Temporal.PlainDate.from('2026-11-22').add({ days }).toString())
      let dates = none
      for (const on of asked) {
        const result = decideGoLive(dates, because(on), around)
        if (result.ok) dates = result.value.dates
        else expect(result.refusal.code).toBe('same-as-now')
      }
      expect(dates.originalOn).toBe(asked[0])
      expect(dates.decidedOn).toBe(asked.at(-1))
    }),
  )
})
