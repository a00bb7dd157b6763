import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import { attendanceOf } from './meeting.ts'
import { attendance, existedOn, filling, holderOn, type Seat, type SeatHolder, seating, turnover } from './seat.ts'

const held = (person: string, from: string, to: string | null = null): SeatHolder => ({
  id: `${person} ${from}`,
  personId: person as Id<'person'>,
  name: person,
  from,
  to,
})

const aSeat = (over: Partial<Omit<Seat, 'id'>> & { id?: string } = {}): Seat => ({
  kind: 'member',
  partyId: 'hjo' as Id<'party'>,
  partyName: 'Hjo',
  organisationId: 'hjo' as Id<'party'>,
  mayDecide: '',
  number: 1,
  version: 1,
  createdOn: '2026-01-01',
  endedOn: null,
  holders: [],
  meetings: 0,
  came: 0,
  ...over,
  id: (over.id ?? 'seat') as Id<'function'>,
})

const today = '2026-11-22'

describe('a seat', () => {
  test('is vacant when nobody holds it, before they begin and after they have left', () => {
    const seat = aSeat({ holders: [held('Ada', '2026-03-01', '2026-05-31')] })
    expect(holderOn(seat, '2026-02-28')).toBeUndefined()
    expect(holderOn(seat, '2026-03-01')?.name).toBe('Ada')
    expect(holderOn(seat, '2026-05-31')?.name).toBe('Ada')
    expect(holderOn(seat, '2026-06-01')).toBeUndefined()
  })

  test('that is taken away is held by nobody', () => {
    expect(holderOn(aSeat({ endedOn: today, holders: [held('Ada', '2026-03-01')] }), today)).toBeUndefined()
  })

  test('was there from when it was entered, or from when it was first held', () => {
    const seat = aSeat({ createdOn: '2026-06-01', holders: [held('Ada', '2026-03-01')], endedOn: '2026-10-01' })
    expect([
      existedOn(seat, '2026-02-28'),
      existedOn(seat, '2026-03-01'),
      existedOn(seat, '2026-09-30'),
      existedOn(seat, '2026-10-01'),
    ]).toEqual([false, true, true, false])
  })

  test('a second chair is refused; the chair is no second to itself', () => {
    const chair = aSeat({ id: 'chair', kind: 'chair' })
    expect(seating('chair', [chair])).toEqual({ ok: false, refusal: { code: 'has-chair' } })
    expect(seating('chair', [chair], chair.id).ok).toBe(true)
    expect(seating('member', [chair]).ok).toBe(true)
  })

  test('is one person’s at a time', () => {
    const seat = aSeat({ holders: [held('Ada', '2026-03-01', '2026-05-31')] })
    expect(filling(seat, { from: '2026-05-31', to: null })).toEqual({
      ok: false,
      refusal: { code: 'taken', name: 'Ada', until: '2026-05-31' },
    })
    expect(filling(seat, { from: '2026-06-01', to: null }).ok).toBe(true)
    expect(filling(seat, { from: '2026-01-01', to: '2026-02-28' }).ok).toBe(true)
  })
})

describe('attendance and turnover', () => {
  test('before there was a meeting there is no share', () => {
    expect(attendance(aSeat())).toBeNull()
    expect(attendance(aSeat({ meetings: 4, came: 3 }))).toBe(0.75)
  })

  test.each([
    ['somebody sits there', [held('Ada', '2025-01-01')], null, 0],
    ['somebody left within the year', [held('Ada', '2025-01-01', '2026-05-31')], null, 1],
    ['they left longer ago', [held('Ada', '2024-01-01', '2025-11-21')], null, 0],
    ['they left exactly a year ago', [held('Ada', '2024-01-01', '2025-11-22')], null, 1],
    ['today is their last day', [held('Ada', '2025-01-01', today)], null, 0],
    ['their term was renewed', [held('Ada', '2026-06-01'), held('Ada', '2025-01-01', '2026-05-31')], null, 0],
    ['one came after another', [held('Bo', '2026-06-01'), held('Ada', '2025-01-01', '2026-05-31')], null, 1],
    ['the seat was taken away', [held('Ada', '2025-01-01')], '2026-10-01', 1],
    ['it was taken away before they began', [held('Ada', '2026-10-15')], '2026-10-01', 0],
  ])('of a seat where %s', (_case, holders, endedOn, left) => {
    expect(turnover([aSeat({ holders, endedOn })], today)).toEqual({ left, seats: endedOn ? 0 : 1 })
  })

  test('nobody leaves more than once from a seat, and only who has held it', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((n) => Temporal.PlainDate.from('2024-06-01').add({ days: n }).toString())
    const holder = fc
      .tuple(fc.constantFrom('Ada', 'Bo', 'Cy'), day, fc.option(day))
      .map(([who, from, to]) => held(who, from, to && to < from ? from : to))
    fc.assert(
      fc.property(fc.array(holder, { maxLength: 6 }), (holders) => {
        const { left } = turnover([aSeat({ holders })], today)
        expect(left).toBeLessThanOrEqual(new Set(holders.map(({ personId }) => personId)).size)
        expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('who came to a meeting', () => {
  const hjo = aSeat({ id: 'hjo', holders: [held('Ada', '2026-01-01')] })
  const vacant = aSeat({ id: 'skara', partyName: 'Skara' })
  const late = aSeat({ id: 'late', createdOn: '2026-11-01' })

  test('one line for each seat that there was, with who held it', () => {
    expect(attendanceOf([hjo, vacant, late], '2026-10-01', [hjo.id], today)).toEqual({
      ok: true,
      value: [
        { seatId: 'hjo', personId: 'Ada', came: true },
        { seatId: 'skara', personId: null, came: false },
      ],
    })
  })

  test.each([
    ['a day to come', '2026-11-23', [hjo.id], { code: 'future' }],
    ['a seat that was not there', '2026-10-01', [late.id], { code: 'no-such-seat' }],
    ['a seat of another forum', '2026-10-01', ['other' as Id<'function'>], { code: 'no-such-seat' }],
    ['a seat that nobody held', '2026-10-01', [vacant.id], { code: 'vacant', partyName: 'Skara' }],
  ])('%s is refused', (_what, on, came, refusal) => {
    expect(attendanceOf([hjo, vacant, late], on, came, today)).toEqual({ ok: false, refusal })
  })
})
