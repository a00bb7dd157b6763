import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDate, plusDays } from '#src/platform/calendar/date.ts'
import { workingDaysBetween } from '#src/platform/calendar/working-days.ts'
import { ageBands, ageLimits, bandOf, daysOfBand } from './ages.ts'
import { type PlaceFigures, shareInTime, sortFigures, usualPeriod } from './figures.ts'

const day = fc.integer({ min: 0, max: 1500 }).map((days) => plusDays(isoDate('2025-01-01'), days))
const calendar = fc
  .array(fc.tuple(day, fc.integer({ min: 0, max: 60 })), { maxLength: 3 })
  .map((periods) => ({ quietPeriods: periods.map(([from, length]) => ({ from, to: plusDays(from, length) })) }))

const most = { '0-5': 5, '6-10': 10, '11-20': 20, '21': Number.POSITIVE_INFINITY }

test('a band of ages holds what is so many working days old, whatever rests between', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), calendar, (today, back, rests) => {
      const startedOn = plusDays(today, -back)
      const age = workingDaysBetween(startedOn, today, rests)
      expect(bandOf(startedOn, ageLimits(today, rests))).toBe(ageBands.find((band) => age <= most[band]))
    }),
  )
})

test('the bands leave no day out, and share none', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 200 }), calendar, (today, back, rests) => {
      const limits = ageLimits(today, rests)
      const startedOn = plusDays(today, -back)
      const holding = ageBands.filter((band) => {
        const { from, before } = daysOfBand(band, limits)
        return (from === null || startedOn >= from) && (before === null || startedOn < before)
      })
      expect(holding).toEqual([bandOf(startedOn, limits)])
    }),
  )
})

test('the usual period is the last twelve months with today', () => {
  expect(usualPeriod('2026-11-22')).toEqual({ from: '2025-11-23', to: '2026-11-22' })
  expect(usualPeriod('2028-02-29')).toEqual({ from: '2027-03-01', to: '2028-02-29' })
})

test('nobody is late where nothing should have been answered', () => {
  expect(shareInTime({ inTime: 0, late: 0 })).toBeNull()
  expect(shareInTime({ inTime: 3, late: 1 })).toBe(0.75)
})

const row = (place: PlaceFigures['place'], name: string | null, median: number | null): PlaceFigures => ({
  place,
  forumId: null,
  organisationId: place === 'organisation' && name ? (name as never) : null,
  name,
  answered: 1,
  median,
  inTime: 1,
  late: 0,
  postponements: 0,
  postponed: 0,
  open: { '0-5': 0, '6-10': 0, '11-20': 0, '21': 0 },
})

test('a place without answers is last, whichever way the medians are sorted', () => {
  const rows = [row('organisation', 'Hjo', null), row('programme', null, 4), row('forum', 'Styrgruppen', 9)]
  const names = (descending: boolean) => sortFigures(rows, { key: 'median', descending }).map(({ name }) => name)
  expect(names(false)).toEqual([null, 'Styrgruppen', 'Hjo'])
  expect(names(true)).toEqual(['Styrgruppen', null, 'Hjo'])
})

test('the programme comes first, then the forums, all organisations together, and one by one in Swedish order', () => {
  const rows = [
    row('organisation', 'Öckerö', 1),
    row('organisation', 'Ale', 1),
    row('organisation', null, 1),
    row('forum', 'Styrgruppen', 1),
    row('programme', null, 1),
  ]
  const sorted = sortFigures(rows, { key: 'place', descending: false })
  expect(sorted.map(({ place, name }) => `${place} ${name}`)).toEqual([
    'programme null',
    'forum Styrgruppen',
    'organisation null',
    'organisation Ale',
    'organisation Öckerö',
  ])
})
