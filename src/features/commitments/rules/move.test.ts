import { describe, expect, test } from 'vitest'
import { isoDate } from '#src/platform/calendar/date.ts'
import { leadTime } from '#src/platform/calendar/lead-time.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import { type MovableItem, planMove } from './move.ts'

const item = (id: string, over: Partial<MovableItem> = {}): MovableItem => ({
  id,
  rule: { kind: 'lead', duration: leadTime('P3M'), side: 'before' },
  own: false,
  state: 'in-progress',
  forecast: null,
  deliveredOn: null,
  acceptedOn: null,
  validity: null,
  notDueBefore: null,
  waits: false,
  ...over,
})
const today = isoDate('2026-06-01')
const october = isoDate('2026-10-12') // P3M before: Sunday 12 July, due Friday 10 July
const august = isoDate('2026-08-10') // P3M before: Sunday 10 May, due Friday 8 May
const december = isoDate('2026-12-14') // P3M before: Monday 14 September
const move = (items: MovableItem[], to = august, from = october) => planMove(items, from, to, today, PLAIN_CALENDAR)

describe('before a decided date is moved', () => {
  test('every open item is told its new due date', () => {
    const later = move([item('a'), item('b', { state: 'accepted' }), item('c', { state: 'not-applicable' })], december)
    expect(later.redated).toEqual([{ id: 'a', from: '2026-07-10', to: '2026-09-14' }])
    expect(later).toMatchObject({ nowOverdue: [], inBreach: [], staying: [], renewals: [] })
  })

  test('nearer: what becomes overdue, and the decision that is to blame for the short notice', () => {
    const { nowOverdue, inBreach } = move([item('a'), item('ours', { own: true })])
    expect(nowOverdue).toEqual(['a', 'ours'])
    expect(inBreach).toEqual([
      { id: 'a', breach: { promised: 'P3M', leftDays: 70, shortDays: 22, causedBy: 'decision' } },
    ])
  })

  test('what was overdue or in breach already is not the move’s doing', () => {
    const from = isoDate('2026-08-17')
    expect(move([item('a')], august, from)).toMatchObject({ nowOverdue: [], inBreach: [] })
  })

  test('what is delivered is not overdue, but may leave too little time', () => {
    const delivered = item('a', { state: 'delivered', deliveredOn: isoDate('2026-05-20') })
    expect(move([delivered])).toMatchObject({ nowOverdue: [], inBreach: [{ id: 'a', breach: { leftDays: 82 } }] })
  })

  test('what waits for others is not itself overdue, and what keeps its minimum time is not due before', () => {
    const { nowOverdue, redated } = move([
      item('a', { waits: true }),
      item('b', { notDueBefore: isoDate('2026-06-15') }),
    ])
    expect(nowOverdue).toEqual([])
    expect(redated[1]).toEqual({ id: 'b', from: '2026-07-10', to: '2026-06-15' })
  })

  test('fixed days stay, and are told', () => {
    const fixed = item('a', { rule: { kind: 'fixed', on: isoDate('2026-07-01') } })
    expect(move([fixed])).toMatchObject({ redated: [], staying: ['a'], nowOverdue: [] })
  })

  test('later: training that will have expired must be renewed; what had expired anyway is not told again', () => {
    const trained = (id: string, on: string) =>
      item(id, { state: 'accepted', acceptedOn: isoDate(on), validity: leadTime('P1Y') })
    const { renewals } = move(
      [trained('a', '2025-11-02'), trained('b', '2026-01-02'), trained('c', '2025-03-02')],
      december,
    )
    expect(renewals).toEqual([{ id: 'a', expiresOn: '2026-11-02' }])
  })

  test('a first decided date dates everything; taking it away undates it', () => {
    const first = planMove([item('a')], null, october, today, PLAIN_CALENDAR)
    expect(first.redated).toEqual([{ id: 'a', from: null, to: '2026-07-10' }])
    const taken = planMove([item('a')], october, null, today, PLAIN_CALENDAR)
    expect(taken.redated).toEqual([{ id: 'a', from: '2026-07-10', to: null }])
  })

  test('to the same day changes nothing', () => {
    expect(move([item('a')], october)).toEqual({ redated: [], nowOverdue: [], inBreach: [], staying: [], renewals: [] })
  })
})
