import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { sharedSecret } from '#src/platform/sign-in/index.ts'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld, type Person, type World } from '../../../tests/world.ts'
import { clearOldNotices } from './notice-list.store.ts'
import { type NewNotice, notify } from './notify.store.ts'
import { makeStopToken, type StopScope } from './stop-token.ts'

const delivered = (programmeId: NewNotice['programmeId'], more: Partial<NewNotice> = {}): NewNotice => ({
  kind: 'waits',
  code: 'item.delivered',
  params: { party: 'Regionen', titleSv: 'Utrustningslista', titleEn: 'Equipment list', label: '' },
  programmeId,
  href: '/my?from=notice',
  once: 'delivered 1',
  ...more,
})

const tell = (world: World, person: Person, notice: NewNotice) =>
  world.change((tx) => notify(tx, notice, { personIds: [person.id] }, world.deedOf()))

const idsOf = async (world: World, person: Person): Promise<string[]> => {
  const { rows } = await world.db.execute<{ id: string }>(
    `select id from notices where person_id = '${person.id}' order by once`,
  )
  return rows.map(({ id }) => id)
}

const unreadOf = async (world: World, person: Person): Promise<number> => {
  const { rows } = await world.db.execute<{ count: number }>(
    `select count(*)::int as count from notices where person_id = '${person.id}' and read_at is null`,
  )
  return rows[0]?.count ?? -1
}

test('the bell counts what is unread, on every page, and the page follows it', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const before = await (await world.get('/profile', plan.inHjo)).text()
  expect(before).not.toContain('1 oläst')
  await tell(world, plan.inHjo, delivered(plan.id))
  const after = await (await world.get('/profile', plan.inHjo)).text()
  expect(after).toContain('1 oläst')
  expect(after).toContain(`person:${plan.inHjo.id}@1`)
})

test('opening a notice is sent by a form: it marks it as read and leads to what it is about', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  const list = await (await world.get('/notices', plan.inHjo)).text()
  expect(list).toContain('Utrustningslista')
  expect(list).toContain('oläst')
  expect(await unreadOf(world, plan.inHjo)).toBe(1)
  const [id] = await idsOf(world, plan.inHjo)
  const opened = await world.post(`/notices/${id}/opening`, {}, plan.inHjo)
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/my?from=notice'])
  expect(await unreadOf(world, plan.inHjo)).toBe(0)
})

test("another's notice is not found, whatever is asked of it, and stays unread", async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  const [id] = await idsOf(world, plan.inHjo)
  for (const what of ['opening', 'reading'])
    expect((await world.post(`/notices/${id}/${what}`, {}, plan.inSkara)).status).toBe(404)
  expect((await world.post('/notices/nothing/opening', {}, plan.inHjo)).status).toBe(404)
  expect(await (await world.get('/notices', plan.inSkara)).text()).not.toContain('Utrustningslista')
  expect(await unreadOf(world, plan.inHjo)).toBe(1)
})

test('one who has left the programme reads nothing of it, and is not led there', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  await world.db.execute(`update holdings set valid_to = '2026-11-21' where person_id = '${plan.inHjo.id}'`)
  const list = await (await world.get('/notices', plan.inHjo)).text()
  expect(list).not.toContain('Utrustningslista')
  expect(list).toContain('inte längre tillgång')
  const [id] = await idsOf(world, plan.inHjo)
  const opened = await world.post(`/notices/${id}/opening`, {}, plan.inHjo)
  expect(opened.headers.get('location')).toBe('/notices')
})

test('one whose function holds in another programme alone reads nothing of this one, though the organisation takes part', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const elsewhere = newId<'programme'>()
  await world.db.execute(`insert into programmes (id, name, lead_party_id, starts_on, created_at)
    values ('${elsewhere}', 'Ett annat', '${plan.region}', '2026-01-01', '2026-01-01')`)
  await tell(world, plan.inHjo, delivered(plan.id))
  await world.db.execute(`update holdings set valid_to = '2026-11-21' where person_id = '${plan.inHjo.id}'`)
  await world.holds(plan.inHjo, 'staff', plan.hjo, elsewhere)
  const list = await (await world.get('/notices', plan.inHjo)).text()
  expect(list).not.toContain('Utrustningslista')
  expect(list).toContain('inte längre tillgång')
})

test('all are marked as read, those alone that stood in the list', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  await tell(world, plan.inHjo, delivered(plan.id, { kind: 'plan', once: 'delivered 2' }))
  const until = world.clock.now().toString()
  world.clock.set('2026-11-22T10:00:00Z')
  await tell(world, plan.inHjo, delivered(plan.id, { once: 'delivered 3' }))
  const mark = (form: Record<string, string>) => world.post('/notices/reading', form, plan.inHjo)
  const back = '/notices?unread=on'
  expect((await mark({ until, kind: 'plan', back })).headers.get('location')).toBe(back)
  expect(await unreadOf(world, plan.inHjo)).toBe(2)
  await mark({ until, kind: '', back: 'https://example.org/' })
  expect(await unreadOf(world, plan.inHjo)).toBe(1)
  expect((await mark({ until: 'i går', back: '/my' })).headers.get('location')).toBe('/notices')
  expect(await unreadOf(world, plan.inHjo)).toBe(1)
})

test('the list is narrowed by kind and to what is unread, in the address', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  await tell(world, plan.inHjo, delivered(plan.id, { kind: 'plan', once: 'moved', params: {}, code: 'no.such' }))
  const [first] = await idsOf(world, plan.inHjo)
  await world.post(`/notices/${first}/reading`, { back: '/notices' }, plan.inHjo)
  const list = async (query: string) => await (await world.get(`/notices${query}`, plan.inHjo)).text()
  expect(await list('?kind=plan')).not.toContain('Utrustningslista')
  expect(await list('?kind=waits')).toContain('Utrustningslista')
  expect(await list('?unread=on')).not.toContain('Utrustningslista')
  expect(await list('?unread=on&kind=waits')).toContain('Inget stämmer med urvalet')
  expect(await list('?kind=%00&page=x')).toContain('Något har hänt som rör dig')
})

const everyKind = { waits: 'none', plan: 'daily', risks: 'at-once', questions: 'daily', forums: 'none' }

test('how each kind is mailed is chosen, and what waited to be mailed of a stopped kind is not', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await tell(world, plan.inHjo, delivered(plan.id))
  const saved = await world.post('/profile/notices', everyKind, plan.inHjo)
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/profile/notices?done=saved'])
  const { rows } = await world.db.execute(`select mail_way as way from notices`)
  expect(rows).toEqual([{ way: 'none' }])
  const page = await (await world.get('/profile/notices', plan.inHjo)).text()
  expect(page).toMatch(/name="plan" value="daily"[^>]*checked/)
  expect(page).toContain('Inga mejl skickas härifrån')
  for (const wrong of [{}, { ...everyKind, plan: 'hourly' }, { ...everyKind, waits: ['none', 'daily'] }])
    expect((await world.post('/profile/notices', wrong, plan.inHjo)).status).toBe(422)
})

async function aStop(world: World, person: Person, scope: StopScope) {
  const secret = await sharedSecret(world.db, 'mail', world.clock.now().toString())
  return `/mail-stop/${makeStopToken(secret, { personId: person.id, scope })}`
}

const choicesOf = async (world: World, person: Person) => {
  const { rows } = await world.db.execute<{ kind: string; way: string }>(
    `select kind, way from notice_choices where person_id = '${person.id}' order by kind`,
  )
  return rows.map(({ kind, way }) => `${kind} ${way}`)
}

test('the link in a mail stops its kind without signing in; looking at it changes nothing', async () => {
  const world = await aWorld()
  const person = await world.aPerson()
  const link = await aStop(world, person, 'risks')
  const asked = await world.get(link)
  expect(asked.status).toBe(200)
  expect(await asked.text()).toContain('Sluta mejla om det')
  expect(await choicesOf(world, person)).toEqual([])
  const stopped = await world.post(link, {})
  expect([stopped.status, stopped.headers.get('location')]).toEqual([303, link])
  expect(await choicesOf(world, person)).toEqual(['risks none'])
  expect(await (await world.get(link)).text()).toContain('Mejlen är stoppade')
})

test("a mail program's own one click stops the daily mail: all kinds that come once a day", async () => {
  const world = await aWorld()
  const person = await world.aPerson()
  const link = await aStop(world, person, 'daily')
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const answer = await world.app.request(link, { method: 'POST', body })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=UTF-8'])
  expect(await choicesOf(world, person)).toEqual(['forums none', 'waits none'])
  expect((await world.app.request(link, { method: 'POST', body })).status).toBe(200)
})

test.each(['x', 'x.risks.y', 'a.b.c', '%00'])('a link that is not ours (%s) is not found', async (token) => {
  const world = await aWorld()
  expect((await world.get(`/mail-stop/${token}`)).status).toBe(404)
  expect((await world.post(`/mail-stop/${token}`, {})).status).toBe(404)
})

test('what was read long ago is cleared away; what is unread stays', async () => {
  const world = await aWorld()
  const person = await world.aPerson()
  for (const once of ['1', '2', '3']) await tell(world, person, delivered(null, { once }))
  await world.db.execute(`update notices set at = '2026-01-01' where once in ('1', '2')`)
  await world.db.execute(`update notices set read_at = '2026-01-02' where once in ('1', '3')`)
  await clearOldNotices(world.db, '2026-05-01')
  const { rows } = await world.db.execute(`select once from notices order by once`)
  expect(rows).toEqual([{ once: '2' }, { once: '3' }])
})

test('one who is not signed in is led to sign in', async () => {
  const world = await aWorld()
  expect((await world.get('/notices')).headers.get('location')).toBe('/sign-in?to=%2Fnotices')
  expect((await world.post('/notices/reading', {})).headers.get('location')).toBe('/sign-in')
})
