import { expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { forumsThatLift, manyLocalGroups } from './examples/forums.example.tsx'

const few = String(forumsThatLift(exampleUi()))
const many = String(manyLocalGroups(exampleUi()))

test('each forum stands inside the one that it lifts to, and says so in words', () => {
  const top = few.indexOf('Programstyrgruppen')
  const middle = few.indexOf('lyfter till Programstyrgruppen')
  const local = few.indexOf('lyfter till Taktiska styrgruppen')
  expect([top, middle, local]).toEqual([top, middle, local].sort((a, b) => a - b))
  expect(top).toBeGreaterThan(-1)
  expect(few).not.toContain('lyfter till Nätverket')
})

test('what a forum decides stands in its box, and what is wrong with it in words', () => {
  expect(few).toContain('<li>Hög risk, 15–25</li>')
  expect(few).toContain('ordförande ej utsedd')
})

test('a few that lift to a forum are seen at once, many are folded with how many they are', () => {
  expect(few).not.toContain('<details')
  expect(many).toContain('<summary>49 grupper lyfter hit</summary>')
  expect(many.match(/lyfter till Samrådsgruppen/g)).toHaveLength(49)
})
