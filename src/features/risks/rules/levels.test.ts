import { expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import type { Holder } from '../risk.ts'
import { checkLevels, type LevelWish, levelOf, possibleScores, usualLevels } from './levels.ts'

const holder: Holder = { kind: 'function', id: 'lead' as Id<'function'> }
const name = { sv: 'Nivå', en: 'Level' }
const wish = (fromScore: number, toScore: number, by: Holder | null = holder): LevelWish => ({
  name,
  fromScore,
  toScore,
  reviewDays: 30,
  holder: by,
})

test('a score is one of fourteen products of 1–5 and 1–5', () => {
  expect(possibleScores).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25])
})

test('the usual levels take every possible score, and are themselves allowed', () => {
  const levels = usualLevels(holder)
  const numbers = possibleScores.map((score) => levelOf(levels, score).number)
  expect(numbers).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
  expect(checkLevels(levels)).toEqual({ ok: true, value: levels })
  expect(levels.map(({ reviewDays }) => reviewDays)).toEqual([90, 30, 14])
})

test.each<[string, readonly LevelWish[], unknown]>([
  ['no level at all', [], { code: 'no-levels' }],
  ['from above to', [wish(6, 1), wish(8, 25)], { code: 'wrong-order', level: 1 }],
  ['the highest first', [wish(8, 25), wish(1, 6)], { code: 'wrong-order', level: 2 }],
  ['a hole that can occur', [wish(1, 5), wish(8, 25)], { code: 'score-in-none', scores: [6] }],
  ['nothing for the highest', [wish(1, 6), wish(8, 16)], { code: 'score-in-none', scores: [20, 25] }],
  ['nothing for the lowest', [wish(2, 25)], { code: 'score-in-none', scores: [1] }],
  ['two that meet', [wish(1, 8), wish(8, 25)], { code: 'score-in-two', scores: [8] }],
  ['two that meet where no score can be', [wish(1, 7), wish(7, 25)], { code: 'wrong-order', level: 2 }],
  ['nobody who decides', [wish(1, 6), wish(8, 25, null)], { code: 'level-without-holder', level: 2 }],
])('levels are refused: %s', (_, wishes, refusal) => {
  expect(checkLevels(wishes)).toEqual({ ok: false, refusal })
})

test('a hole where no score can be is none, and one level alone will do', () => {
  expect(checkLevels([wish(1, 6), wish(8, 12), wish(15, 25)]).ok).toBe(true)
  expect(checkLevels([wish(1, 25)])).toMatchObject({ ok: true, value: [{ number: 1, fromScore: 1, toScore: 25 }] })
})
