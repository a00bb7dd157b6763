import { expect, test } from 'vitest'
import { checkPassword } from './password.ts'

test.each([
  ['elva tecken', 'too-short'],
  ['', 'too-short'],
  ['😀😀😀😀😀😀😀😀😀😀😀', 'too-short'],
  ['a'.repeat(129), 'too-long'],
  ['aaaaaaaaaaaa', 'too-common'],
  ['123456789012', 'too-common'],
  ['abcabcabcabc', 'too-common'],
  ['Sommaren2026', 'too-common'],
  ['Välkommen123!', 'too-common'],
  ['lösenord1234', 'too-common'],
  ['qwertyuiop123', 'too-common'],
  ['passwordpassword', 'too-common'],
  ['Hjo kommun 2026', 'too-common'],
] as const)('%s is refused: %s', (password, refusal) => {
  expect(checkPassword(password, ['Hjo kommun'])).toBe(refusal)
})

test.each([
  'tre gröna båtar',
  'kaffe-utan-socker',
  '😀😁😂🤣😃😄😅😆😉😊😋😎',
  'x7!kP2#qL9$m',
])('%s is good: twelve characters, whatever they are', (password) => expect(checkPassword(password)).toBeNull())
