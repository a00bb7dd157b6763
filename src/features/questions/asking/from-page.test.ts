import { expect, test } from 'vitest'
import { pageFrom, programmeIn, titleOf } from './from-page.ts'

const id = '0192f0c4-7d6a-7d6e-9d2a-3f6b0c9a1e11'

test.each([
  `/programmes/${id}`,
  `/programmes/${id}/commitments?sort=due&page=2`,
  `/programmes/${id}/questions/${id}`,
  '/my',
  '/parties?q=Hjo',
  '/forums',
])('a page of ours is remembered: %s', (path) => {
  expect(pageFrom(path)).toBe(path)
})

test.each([
  ['another site', 'https://evil.example/programmes'],
  ['another site, without its scheme', '//evil.example/programmes'],
  ['another site, as some browsers read it', '/\\evil.example'],
  ['a script', 'javascript:alert(1)'],
  ['a script after a slash', '/javascript:alert(1)'],
  ['a line break', '/my\n/evil'],
  ['a space', '/my page'],
  ['a tab in the slashes', '/\t/evil.example'],
  ['what is too long', `/programmes/${'a'.repeat(500)}`],
  ['a link that works once', '/links/secret-token'],
  ['an invitation', '/invitations/secret-token'],
  ['what somebody searched for', '/search?q=hemligt'],
  ['the form for asking itself', `/programmes/${id}/questions/new?from=/my`],
  ['nothing', ''],
])('%s is forgotten', (_, path) => {
  expect(pageFrom(path)).toBe('')
})

test('where on the page is left out', () => {
  expect(pageFrom('/my#done')).toBe('/my')
})

test('a title is one line, and not without end', () => {
  expect(titleOf('  Införande\n i\u0000 Hjo ')).toBe('Införande i Hjo')
  expect(titleOf('å'.repeat(1000))).toHaveLength(200)
  expect(titleOf(undefined)).toBe('')
})

test('a path in a programme says which', () => {
  expect(programmeIn(`/programmes/${id}/risks?q=1`)).toBe(id)
  expect(programmeIn('/programmes/new')).toBeNull()
  expect(programmeIn('/my')).toBeNull()
})
