import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { record } from '../src/platform/history/index.ts'
import { newId } from '../src/platform/ids.ts'
import { announce, topicVersions } from '../src/platform/live/index.ts'
import { aWorld } from './world.ts'

test('health answers without anybody signed in', async () => {
  const world = await aWorld()
  expect((await world.get('/health')).status).toBe(200)
})

test('a page asked for by nobody leads to signing in, and back afterwards', async () => {
  const world = await aWorld()
  const answer = await world.get('/my?x=1')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fmy%3Fx%3D1')
})

test('a form sent from another site is refused', async () => {
  const world = await aWorld()
  const answer = await world.app.request('/sign-out', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  })
  expect(answer.status).toBe(403)
})

test('pages allow nothing inline and nothing from elsewhere', async () => {
  const world = await aWorld()
  const policy = (await world.get('/no-such-page')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-inline')
})

test('history refuses to be changed or deleted', async () => {
  const world = await aWorld()
  const subjectId = newId()
  await world.change((tx) => record(tx, { subjectKind: 'party', subjectId, code: 'party.created' }, world.deedOf()))
  await expect(world.db.execute(sql`update history set code = 'x'`)).rejects.toThrow()
  await expect(world.db.execute(sql`delete from history`)).rejects.toThrow()
  await expect(world.db.execute(sql`truncate history`)).rejects.toThrow()
})

test('a redaction may empty the parameters and nothing else', async () => {
  const world = await aWorld()
  await world.change((tx) =>
    record(tx, { subjectKind: 'party', subjectId: newId(), code: 'x', params: { note: 'secret' } }, world.deedOf()),
  )
  await world.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('samtakt.redaction', 'on', true)`)
    await tx.execute(sql`update history set params = '{}'`)
  })
  const { rows } = await world.db.execute(sql`select params from history`)
  expect(rows).toEqual([{ params: {} }])
  await expect(
    world.db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('samtakt.redaction', 'on', true)`)
      await tx.execute(sql`update history set code = 'y'`)
    }),
  ).rejects.toThrow()
})

test('what a transaction announces counts up once, and not at all when it is rolled back', async () => {
  const world = await aWorld()
  const topic = `programme:${newId()}`
  await world.change(async (tx) => announce(tx, topic, topic))
  await world
    .change(async (tx) => {
      announce(tx, topic)
      throw new Error('no')
    })
    .catch(() => undefined)
  expect((await topicVersions(world.db, [topic])).get(topic)).toBe(1)
})

test('a change wakes those who follow it', async () => {
  const world = await aWorld()
  const topic = `programme:${newId()}`
  const heard = new Promise<number>((resolve) => world.deps.live.follow(topic, (_, version) => resolve(version)))
  await expect
    .poll(() => world.change(async (tx) => announce(tx, topic)).then(() => Promise.race([heard, Promise.resolve(0)])))
    .toBeGreaterThan(0)
})
