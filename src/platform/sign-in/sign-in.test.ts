import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/setup/database.ts'
import { dayIn, settableClock } from '../clock.ts'
import { connect, type Database } from '../database/index.ts'
import { newId } from '../ids.ts'
import {
  type Auth,
  createAuth,
  findActor,
  openAccount,
  openSession,
  passwordHash,
  type SessionCookie,
  sessionCookie,
  sharedSecret,
  signInWithCode,
  signInWithPassword,
  writeSessionCookie,
} from './index.ts'
import { totp } from './totp-for-tests.ts'

const password = 'tre gröna båtar'
const clock = settableClock('2026-11-22T08:00:00Z')
const publicUrl = new URL('http://localhost:3000')
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
let auth: Auth
let cookie: SessionCookie
let userId: string

const now = () => clock.now().toString()
const pairs = (setCookies: readonly string[]) => setCookies.map((one) => one.split(';')[0]).join('; ')
const who = async (header: string) => (await findActor(database.pool, header, cookie, now(), dayIn(clock.now())))?.actor
const attempt = (typed: Partial<{ email: string; password: string; from: string }> = {}) =>
  signInWithPassword(
    auth,
    database.db,
    { email: 'lead@hjo.example', password, from: '10.0.0.1', headers: new Headers(), ...typed },
    now(),
  )

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url, { connections: 4 })
  const secret = await sharedSecret(database.db, 'sign-in', now())
  auth = createAuth({ db: database.db, secret, publicUrl, clock })
  cookie = sessionCookie(publicUrl, secret)
  const hash = await passwordHash(password)
  userId = await openAccount(
    database.db,
    { name: 'Införandeansvarig, Hjo', email: 'Lead@Hjo.example', passwordHash: hash },
    now(),
  )
  await database.pool.query(
    `with party as (insert into parties (id, kind, name, organisation_id, created_at) values ($3, 'municipality', 'Hjo', $3, $2) returning id),
      someone as (insert into people (name, email, user_id, created_at) values ('Införandeansvarig, Hjo', 'lead@hjo.example', $1, $2) returning id),
      duty as (insert into functions (kind, party_id, created_at) select unnest(array['rollout-lead', 'signatory', 'change-lead']), id, $2 from party returning id, kind)
    insert into holdings (function_id, person_id, valid_from, valid_to) select duty.id, someone.id,
      case kind when 'change-lead' then '2026-11-23'::date else '2026-01-01'::date end, case kind when 'signatory' then '2026-11-22'::date end from duty, someone`,
    [userId, now(), newId()],
  )
})

beforeEach(async () => {
  clock.set('2026-11-22T08:00:00Z')
  await database.pool.query('delete from rate_limit')
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test('processes that start at once agree on the secret', async () => {
  const asked = await Promise.all(Array.from({ length: 8 }, () => sharedSecret(database.db, 'race', now())))
  expect(new Set(asked).size).toBe(1)
  expect(asked[0]).toMatch(/^[\w-]{43}$/)
})

test('the right password opens a session that says who asks and what they hold today', async () => {
  const outcome = await attempt({ email: ' LEAD@hjo.example ' })
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind)
  expect(outcome.setCookies.join()).toMatch(/samtakt\.session_token=.*HttpOnly/)
  const actor = await who(pairs(outcome.setCookies))
  expect(actor).toMatchObject({ name: 'Införandeansvarig, Hjo', lang: 'sv' })
  expect(actor?.functions.map((held) => held.kind).sort()).toEqual(['rollout-lead', 'signatory'])
  expect(actor?.functions[0]?.organisationId).toBe(actor?.functions[0]?.partyId)
})

test('a function ends and begins with the day in Sweden', async () => {
  const header = writeSessionCookie(cookie, await openSession(database.db, userId, '2026-11-22T20:00:00Z'))
  clock.set('2026-11-22T22:59:00Z')
  expect((await who(header))?.functions.map((held) => held.kind).sort()).toEqual(['rollout-lead', 'signatory'])
  clock.set('2026-11-22T23:01:00Z')
  expect((await who(header))?.functions.map((held) => held.kind).sort()).toEqual(['change-lead', 'rollout-lead'])
})

test('a wrong password, an unknown address and no address at all are refused alike', async () => {
  for (const typed of [
    { password: 'fel lösenord här' },
    { email: 'nobody@hjo.example' },
    { email: 'not an address' },
    { email: '' },
    { password: '' },
    { password: 'x'.repeat(5000) },
  ]) {
    expect(await attempt(typed)).toEqual({ kind: 'refused' })
  }
})

test('an account without a password lets nobody in by an empty one', async () => {
  await openAccount(database.db, { name: 'Exempel', email: 'demo@hjo.example', passwordHash: '' }, now())
  expect(await attempt({ email: 'demo@hjo.example', password: '' })).toEqual({ kind: 'refused' })
})

test('after ten tries from one place even the right password waits, elsewhere it does not', async () => {
  for (let i = 0; i < 10; i++) await attempt({ password: 'fel lösenord här' })
  expect(await attempt()).toEqual({ kind: 'too-many-tries' })
  expect((await attempt({ from: '10.0.0.2' })).kind).toBe('signed-in')
  clock.set('2026-11-22T08:15:01Z')
  expect((await attempt()).kind).toBe('signed-in')
})

test('a success gives the earlier tries back', async () => {
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 8; i++) await attempt({ password: 'fel lösenord här' })
    expect((await attempt()).kind).toBe('signed-in')
  }
})

test('a session ends after twelve hours without use, and after thirty days whatever happens', async () => {
  const header = writeSessionCookie(cookie, await openSession(database.db, userId, now()))
  const after = async (hours: number) => {
    clock.set(Temporal.Instant.from('2026-11-22T08:00:00Z').add({ hours }).toString())
    return Boolean(await who(header))
  }
  expect(await after(11)).toBe(true)
  expect(await after(22)).toBe(true)
  for (let hour = 30; hour < 30 * 24; hour += 10) expect(await after(hour)).toBe(true)
  expect(await after(30 * 24)).toBe(false)
})

test('unused for twelve hours it has ended', async () => {
  const header = writeSessionCookie(cookie, await openSession(database.db, userId, now()))
  clock.set('2026-11-22T20:00:00Z')
  expect(await who(header)).toBeUndefined()
})

test('reading pages writes at most once an hour', async () => {
  const token = await openSession(database.db, userId, now())
  const header = writeSessionCookie(cookie, token)
  const noted = async () =>
    (
      await database.pool.query('select updated_at as at from session where token = $1', [token])
    ).rows[0].at.toISOString()
  clock.set('2026-11-22T08:59:00Z')
  await who(header)
  expect(await noted()).toBe('2026-11-22T08:00:00.000Z')
  clock.set('2026-11-22T09:30:00Z')
  await who(header)
  clock.set('2026-11-22T10:00:00Z')
  await who(header)
  expect(await noted()).toBe('2026-11-22T09:30:00.000Z')
})

test('with a second factor the password is not enough; the code or a backup code is', async () => {
  // The library asks its own clock whether the session it is set up in has ended.
  clock.set(Temporal.Now.instant().toString())
  const first = await attempt()
  if (first.kind !== 'signed-in') throw new Error(first.kind)
  const headers = new Headers({ cookie: pairs(first.setCookies) })
  const made = await auth.api.enableTwoFactor({ body: { password }, headers })
  if (made.method !== 'totp') throw new Error(made.method)
  expect((await attempt()).kind).toBe('signed-in')
  await auth.api.verifyTOTP({ body: { code: totp(made.totpURI) }, headers })

  const half = await attempt()
  if (half.kind !== 'second-factor') throw new Error(half.kind)
  expect(await who(pairs(half.setCookies))).toBeUndefined()
  const between = () => new Headers({ cookie: pairs(half.setCookies) })
  expect(await signInWithCode(auth, '000000', between())).toEqual({ kind: 'refused' })
  expect(await signInWithCode(auth, 'not a code', between())).toEqual({ kind: 'refused' })
  const whole = await signInWithCode(auth, totp(made.totpURI), between())
  if (whole.kind !== 'signed-in') throw new Error(whole.kind)
  expect((await who(pairs(whole.setCookies)))?.name).toBe('Införandeansvarig, Hjo')
  expect(await signInWithCode(auth, totp(made.totpURI), between())).toEqual({ kind: 'refused' })

  const again = await attempt()
  if (again.kind !== 'second-factor') throw new Error(again.kind)
  const backup = await signInWithCode(auth, made.backupCodes[0] ?? '', new Headers({ cookie: pairs(again.setCookies) }))
  expect(backup.kind).toBe('signed-in')
  expect(await signInWithCode(auth, '123456', new Headers())).toEqual({ kind: 'refused' })
})
