import { expect, test } from 'vitest'
import { messageFaults } from './messages-complete.ts'

const whole = {
  sv: { 'a.days': '{count} dagar' },
  en: { 'a.days': '{count} days' },
  sources: [`t('a.days', { count })`],
}

test('complete messages have no fault', () => {
  expect(messageFaults(whole)).toEqual([])
})

test.each([
  ['a text missing in one language', { en: {} }, 'a.days: not in en'],
  ['an empty text', { en: { 'a.days': ' ' } }, 'a.days: empty in en'],
  [
    'a parameter the other language lacks',
    { en: { 'a.days': 'days' } },
    'a.days: parameters differ: sv has [count], en has []',
  ],
  [
    'a parameter hidden in a plural',
    { sv: { 'a.days': '{count, plural, other {# {unit}}}' } },
    'a.days: parameters differ: sv has [count, unit], en has [count]',
  ],
  ['a key asked for that is not there', { sources: [`t('a.days') t('a.gone')`] }, 'a.gone: asked for, but not there'],
  ['a key nobody asks for', { sources: [] }, 'a.days: never used'],
])('%s is a fault', (_name, change, fault) => {
  expect(messageFaults({ ...whole, ...change })).toContain(fault)
})

test('a key put together in a template literal is used', () => {
  expect(messageFaults({ ...whole, sources: ['t(`a.$' + '{unit}`)'] })).toEqual([])
})

test('a key followed by its parameters is used', () => {
  expect(messageFaults({ ...whole, sources: ['`a.days|count=$' + '{count}`'] })).toEqual([])
})

test('a plural that cannot be read is a fault, not a crash', () => {
  const broken = { 'a.days': '{count, plural, one {# dag}}' }
  expect(messageFaults({ ...whole, sv: broken, en: broken }).join()).toContain('MISSING_OTHER_CLAUSE')
})
