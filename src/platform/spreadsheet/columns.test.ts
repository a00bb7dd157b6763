import { expect, test } from 'vitest'
import { matchColumns } from './columns.ts'

const wanted = [
  { key: 'title', names: ['Åtgärd', 'Rubrik', 'Title'], required: true },
  { key: 'due', names: ['Förfallodatum', 'Klart senast', 'Due date'], required: true },
  { key: 'owner', names: ['Ansvarig', 'Owner'], required: false },
] as const

test('columns are found whatever their order, case, accents, spaces and language', () => {
  expect(matchColumns(['OWNER', 'forfallo-datum ', 'åtgärd'], wanted)).toEqual({
    mapping: { title: 2, due: 1, owner: 0 },
    unmatched: [],
    missing: [],
  })
})

test('what was chosen by hand last time comes before the names', () => {
  const match = matchColumns(['Rubrik', 'Aktivitet', 'Klart senast'], wanted, { title: 'aktivitet' })
  expect(match).toEqual({ mapping: { title: 1, due: 2 }, unmatched: ['Rubrik'], missing: [] })
})

test('wrong columns: the required ones that are missing and the ones nobody asked for are named', () => {
  expect(matchColumns(['Färg', '', 'Ansvarig'], wanted)).toEqual({
    mapping: { owner: 2 },
    unmatched: ['Färg'],
    missing: ['title', 'due'],
  })
})

test('of two equal headers the left one is used', () => {
  expect(matchColumns(['Title', 'Title'], wanted).mapping).toEqual({ title: 0 })
})
