import { expect, test } from 'vitest'
import { clearSessionCookie, readSessionToken, sessionCookie, writeSessionCookie } from './session-cookie.ts'

const plain = sessionCookie(new URL('http://localhost:3000'), 'a secret of the product')
const secure = sessionCookie(new URL('https://samtakt.example'), 'a secret of the product')
const pair = (setCookie: string) => setCookie.split(';')[0] ?? ''

test('a cookie that we wrote gives its token back, among others', () => {
  const header = `a=1; ${pair(writeSessionCookie(plain, 'token'))}; b=2`
  expect(readSessionToken(plain, header)).toBe('token')
})

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['another cookie', 'a=1'],
  ['no signature', 'samtakt.session_token=token'],
  ['an empty signature', 'samtakt.session_token=token.'],
  ['an empty token', 'samtakt.session_token=.abc'],
  ['broken escapes', 'samtakt.session_token=%E0%A4%A'],
  ['a forged signature', `samtakt.session_token=${encodeURIComponent(`token.${Buffer.alloc(32).toString('base64')}`)}`],
  ['another token under our signature', pair(writeSessionCookie(plain, 'token')).replace('=token.', '=other.')],
])('%s is nobody', (_, header) => {
  expect(readSessionToken(plain, header)).toBeNull()
})

test('a signature made with another secret is nobody', () => {
  const other = sessionCookie(new URL('http://localhost:3000'), 'another secret')
  expect(readSessionToken(plain, pair(writeSessionCookie(other, 'token')))).toBeNull()
})

test('over https the cookie is bound to the host and never sent in the clear', () => {
  expect(writeSessionCookie(secure, 'token')).toMatch(
    /^__Host-samtakt\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(clearSessionCookie(secure)).toMatch(/Max-Age=0; .*; Secure/)
  expect(writeSessionCookie(plain, 'token')).not.toContain('Secure')
})
