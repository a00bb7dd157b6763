import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { openAccount, passwordHash } from '#src/platform/sign-in/index.ts'
import { totp } from '#src/platform/sign-in/totp-for-tests.ts'
import { aWorld } from '../../../tests/world.ts'
import { people } from './people.tables.ts'

const password = 'tre gröna båtar'
const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

/** The sign-in library asks its own clock whether a session has ended, so this world's stands at the present. */
async function signedIn() {
  const world = await aWorld({ at: Temporal.Now.instant().toString() })
  const now = world.clock.now().toString()
  const userId = await openAccount(
    world.db,
    { name: 'Ada', email: 'ada@hjo.se', passwordHash: await passwordHash(password) },
    now,
  )
  await world.db.insert(people).values({ id: newId(), name: 'Ada', email: 'ada@hjo.se', userId, createdAt: now })
  const enter = () => world.post('/sign-in', { email: 'ada@hjo.se', password, to: '/profile' })
  let cookie = cookies(await enter())
  const send = async (path: string, form: Record<string, string>) => {
    const response = await world.app.request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { cookie },
    })
    if (response.headers.getSetCookie().length > 0) cookie = cookies(response)
    return response
  }
  const profile = async () => (await world.app.request('/profile', { headers: { cookie } })).text()
  return { world, enter, send, profile }
}

test('a second step is added, asked for at sign-in, and taken away', async () => {
  const { world, enter, send, profile } = await signedIn()
  expect((await send('/profile/second-factor', {})).status).toBe(422)
  expect((await send('/profile/second-factor', { currentPassword: 'fel' })).status).toBe(422)
  const page = await (await send('/profile/second-factor', { currentPassword: password })).text()
  const hidden = (name: string) =>
    (new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  const factor = { uri: hidden('uri'), backup: hidden('backup') }
  expect(factor.uri).toMatch(/^otpauth:\/\/totp\/Samtakt/)

  const wrong = await send('/profile/second-factor/code', { ...factor, code: '000000' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain(factor.backup.split(' ')[0])
  expect((await send('/profile/second-factor/code', { ...factor, uri: 'javascript:alert(1)', code: '1' })).status).toBe(
    303,
  )
  expect(
    (await send('/profile/second-factor/code', { ...factor, code: totp(factor.uri) })).headers.get('location'),
  ).toBe('/profile?done=second-factor-added')
  expect(await profile()).toContain('Du loggar in med lösenord och en kod från en app.')

  const half = await enter()
  expect(half.headers.get('location')).toBe('/sign-in/code?to=%2Fprofile')
  const code = (typed: string) =>
    world.app.request('/sign-in/code', {
      method: 'POST',
      body: new URLSearchParams({ code: typed, to: '/profile' }),
      headers: { cookie: cookies(half) },
    })
  expect((await world.app.request('/profile', { headers: { cookie: cookies(half) } })).status).toBe(303)
  expect([(await code('')).status, (await code('000000')).status]).toEqual([422, 401])
  const whole = await code(factor.backup.split(' ')[0] ?? '')
  expect(whole.headers.get('location')).toBe('/profile')
  expect((await world.app.request('/profile', { headers: { cookie: cookies(whole) } })).status).toBe(200)

  expect((await send('/profile/second-factor/removal', { currentPassword: 'fel' })).status).toBe(422)
  expect((await send('/profile/second-factor/removal', { currentPassword: password })).status).toBe(303)
  expect(await profile()).toContain('Du loggar in med bara lösenord.')
  expect((await enter()).headers.get('location')).toBe('/profile')
})

test('a code without a password before it lets nobody in', async () => {
  const { world } = await signedIn()
  expect((await world.post('/sign-in/code', { code: '123456' })).status).toBe(401)
})

test('of the library’s own addresses only those of passkeys are served', async () => {
  const { world } = await signedIn()
  expect((await world.get('/sign-in/auth/passkey/generate-authenticate-options')).status).toBe(200)
  expect((await world.get('/sign-in/auth/passkey/generate-register-options')).status).toBe(401)
  const verify = {
    method: 'POST',
    body: '{"response":{"id":"x"}}',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
  }
  expect((await world.app.request('/sign-in/auth/passkey/verify-authentication', verify)).status).toBe(400)
  for (const path of ['sign-up/email', 'sign-in/email', 'get-session', 'list-sessions', 'change-email']) {
    const response = await world.app.request(`/sign-in/auth/${path}`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.headers.get('location'), path).toBe('/sign-in')
  }
})
