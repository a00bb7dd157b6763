import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { openAccount, passwordHash } from '#src/platform/sign-in/index.ts'
import { aWorld, type World } from '../../../tests/world.ts'
import { createFirstAdministratorLink } from './account.store.ts'
import { people } from './people.tables.ts'

const password = 'tre gröna båtar'
const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
const linkIn = async (response: Response) => /\/invitations\/[\w-]{43}/.exec(await response.text())?.[0] ?? ''
const weird = `<script>alert(1)</script> 🙂 ‮תירבע‬`

async function withAccount(world: World, email: string, name = 'Ada') {
  const now = world.clock.now().toString()
  const userId = await openAccount(world.db, { name, email, passwordHash: await passwordHash(password) }, now)
  const id = newId<'person'>()
  await world.db.insert(people).values({ id, name, email, userId, createdAt: now })
  return id
}

async function anAdministrator(world: World) {
  const admin = await world.aPerson('Systemadministratör')
  const party = await world.aParty('Gemensam IT', 'shared-it')
  await world.holds(admin, 'admin', party)
  return { admin, party }
}

describe('signing in', () => {
  test('with the right password one comes where one was going', async () => {
    const world = await aWorld()
    await withAccount(world, 'ada@hjo.se')
    const response = await world.post('/sign-in', { email: 'ada@hjo.se', password, to: '/profile?x=1' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/profile?x=1'])
    const profile = await world.app.request('/profile', { headers: { cookie: cookies(response) } })
    expect(await profile.text()).toContain('Ada')
    const out = await world.app.request('/sign-out', { method: 'POST', headers: { cookie: cookies(response) } })
    expect(out.headers.get('location')).toBe('/sign-in')
    const after = await world.app.request('/profile', { headers: { cookie: cookies(response) } })
    expect(after.headers.get('location')).toBe('/sign-in?to=%2Fprofile')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/a\nb',
  ])('nobody is led to %s', async (to) => {
    const world = await aWorld()
    await withAccount(world, 'ada@hjo.se')
    expect((await world.post('/sign-in', { email: 'ada@hjo.se', password, to })).headers.get('location')).toBe('/my')
  })

  test('what is missing is said beside its field, and a password never comes back', async () => {
    const world = await aWorld()
    const missing = await world.post('/sign-in', { email: weird, password: '' })
    expect(missing.status).toBe(422)
    const html = await missing.text()
    expect(html).toContain('Fyll i det här fältet.')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>alert')
    const wrong = await world.post('/sign-in', { email: 'nobody@hjo.se', password: 'hemligt-men-fel' })
    expect(wrong.status).toBe(401)
    expect(await wrong.text()).not.toContain('hemligt-men-fel')
    expect((await world.post('/sign-in', { email: 'x'.repeat(300), password })).status).toBe(422)
    expect((await world.post('/sign-in', { email: ['a@b.se', 'c@d.se'], password })).status).toBe(422)
    expect((await world.post('/sign-in', {})).status).toBe(422)
  })

  test('the one-click sign-in is there in the demo only', async () => {
    const [demo, real] = [await aWorld({ demo: true }), await aWorld()]
    for (const world of [demo, real]) {
      const lead = await world.aPerson('Införandeansvarig, Hjo')
      await world.holds(lead, 'rollout-lead', await world.aParty('Hjo'))
      const page = await (await world.get('/sign-in')).text()
      expect(page.includes('Införandeansvarig, Hjo')).toBe(world === demo)
      const response = await world.post('/sign-in/example', { person: lead.id })
      if (world === demo) {
        const profile = await world.app.request('/profile', { headers: { cookie: cookies(response) } })
        expect(await profile.text()).toContain('Införandeansvarig, Hjo')
      } else expect(response.headers.getSetCookie()).toEqual([])
    }
    for (const person of ['', 'x', newId()])
      expect((await demo.post('/sign-in/example', { person })).headers.get('location')).toBe('/sign-in')
  })
})

describe('invitations', () => {
  test('the first administrator is made by the printed link, and signed in', async () => {
    const world = await aWorld()
    const link =
      (await createFirstAdministratorLink(world.db, world.deps.config.publicUrl, world.clock.now().toString())) ?? ''
    const path = new URL(link).pathname
    expect((await world.get(path)).status).toBe(200)
    const wish = { name: 'Admin', email: 'admin@hjo.se', organisation: 'Gemensam IT', password, repeated: password }
    const bad = await world.post(path, { ...wish, email: 'not an address', repeated: 'another one' })
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('value="not an address"')
    expect((await world.post(path, { ...wish, repeated: 'another password' })).status).toBe(422)
    const made = await world.post(path, wish)
    expect(made.headers.get('location')).toBe('/my')
    const list = await world.app.request('/people', { headers: { cookie: cookies(made) } })
    expect(await list.text()).toContain('admin@hjo.se')
    expect((await world.get(path)).status).toBe(410)
    expect((await world.post(path, wish)).status).toBe(410)
  })

  test('someone invited chooses a password and is in; the link is then spent', async () => {
    const world = await aWorld()
    const { admin } = await anAdministrator(world)
    const invited = await world.post('/people', { name: 'Bo', email: 'bo@hjo.se', lang: 'en' }, admin)
    expect(invited.status).toBe(201)
    const path = await linkIn(invited)
    for (let i = 0; i < 2; i++) expect(await (await world.get(path)).text()).toContain('bo@hjo.se')
    for (const form of [
      {},
      { password: 'kort', repeated: 'kort' },
      { password, repeated: '' },
      { password: 'sommaren2026', repeated: 'sommaren2026' },
    ]) {
      expect((await world.post(path, form)).status).toBe(422)
    }
    const taken = await world.post(path, { password, repeated: password })
    expect(taken.headers.get('location')).toBe('/my')
    expect((await world.post(path, { password, repeated: password })).status).toBe(410)
    expect((await world.post('/sign-in', { email: 'bo@hjo.se', password })).status).toBe(303)
    expect(await (await world.get('/administration/mail', admin)).text()).toContain('Invitation to Samtakt')
  })

  test.each(['x', 'a'.repeat(43), '%00', 'a'.repeat(5000)])('a link that is not ours is unknown: %s', async (token) => {
    const world = await aWorld()
    expect((await world.get(`/invitations/${token}`)).status).toBe(404)
  })
})

describe('people', () => {
  test('only administrators see the list, its files and the mails', async () => {
    const world = await aWorld()
    const { admin, party } = await anAdministrator(world)
    const staff = await world.aPerson('Medarbetare')
    await world.holds(staff, 'staff', party)
    for (const path of ['/people', '/people.xlsx', '/people.csv', '/people/new', '/administration/mail']) {
      expect((await world.get(path, admin)).status, path).toBe(200)
      expect((await world.get(path, staff)).status, path).toBe(403)
    }
    expect((await world.post('/people', { name: 'X', email: 'x@y.se', lang: 'sv' }, staff)).status).toBe(403)
    expect(await (await world.get('/people.csv?text=medarb', admin)).text()).toMatch(/Medarbetare/)
    for (const query of ['?text=%25', '?text=%00', '?state=x', '?sort=-x', '?page=-3', '?page=9999999999', "?text='"]) {
      expect((await world.get(`/people${query}`, admin)).status, query).toBe(200)
    }
  })

  test('bad input comes back as it was, with what is wrong', async () => {
    const world = await aWorld()
    const { admin } = await anAdministrator(world)
    const taken = await world.post('/people', { name: 'Någon', email: 'PERSON1@example.se', lang: 'sv' }, admin)
    expect(taken.status).toBe(409)
    for (const form of [
      {},
      { name: 'x'.repeat(201), email: 'a@b.se', lang: 'sv' },
      { name: ' ', email: 'a@b.se', lang: 'sv' },
      { name: 'A', email: 'a@b', lang: 'sv' },
      { name: 'A', email: 'a@b.se', lang: 'de' },
    ]) {
      expect((await world.post('/people', form, admin)).status).toBe(422)
    }
    const odd = await world.post('/people', { name: weird, email: 'odd@b.se', lang: 'sv' }, admin)
    expect(odd.status).toBe(201)
    expect(await odd.text()).toContain('&lt;script&gt;')
  })

  test('a stale edit is refused and nothing typed is lost', async () => {
    const world = await aWorld()
    const { admin } = await anAdministrator(world)
    const ada = await world.aPerson('Ada')
    const form = { name: 'Ada Nilsson', email: 'ada@hjo.se', lang: 'sv', version: '1' }
    expect((await world.post(`/people/${ada.id}`, form, admin)).status).toBe(303)
    const stale = await world.post(`/people/${ada.id}`, { ...form, name: 'Ada Persson' }, admin)
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('Ada Persson')
    expect((await world.post(`/people/${ada.id}`, { ...form, version: 'x' }, admin)).status).toBe(422)
  })

  test('a closed account is out at once, and an invitation opens it again', async () => {
    const world = await aWorld()
    const { admin } = await anAdministrator(world)
    const ada = await world.aPerson('Ada')
    expect((await world.get('/profile', ada)).status).toBe(200)
    expect((await world.post(`/people/${ada.id}/closing`, {}, admin)).status).toBe(303)
    expect((await world.get('/profile', ada)).status).toBe(303)
    expect((await world.post(`/people/${ada.id}/closing`, {}, admin)).status).toBe(409)
    const path = await linkIn(await world.post(`/people/${ada.id}/invitation`, {}, admin))
    expect((await world.post(path, { password, repeated: password })).status).toBe(303)
    expect((await world.post(`/people/${admin.id}/closing`, {}, admin)).status).toBe(409)
  })

  test('someone with whom one shares nothing is not there', async () => {
    const world = await aWorld()
    const { admin } = await anAdministrator(world)
    const stranger = await world.aPerson('Främling')
    for (const path of [`/people/${admin.id}`, `/people/${newId()}`, '/people/x'])
      expect((await world.get(path, stranger)).status).toBe(404)
    expect((await world.post(`/people/${admin.id}/closing`, {}, stranger)).status).toBe(404)
  })
})

describe('the own profile', () => {
  test('name and language are changed; the menu’s language goes back to where one was', async () => {
    const world = await aWorld()
    const ada = await world.aPerson('Ada')
    expect(
      (await world.post('/profile', { name: 'Ada N', lang: 'sv', version: '1' }, ada)).headers.get('location'),
    ).toBe('/profile?done=saved')
    expect(await (await world.get('/profile?done=saved', ada)).text()).toContain('Uppgifterna är sparade.')
    const back = await world.post('/profile/language', { lang: 'en', back: '/profile' }, ada)
    expect(back.headers.get('location')).toBe('/profile')
    expect(await (await world.get('/profile', ada)).text()).toContain('Your profile')
    expect(
      (await world.post('/profile/language', { lang: 'en', back: '//evil.example' }, ada)).headers.get('location'),
    ).toBe('/my')
    for (const form of [{}, { name: '', lang: 'sv', version: '2' }, { name: 'A', lang: 'xx', version: '2' }]) {
      expect((await world.post('/profile', form, ada)).status).toBe(422)
    }
  })

  test('a password is changed with the present one, and other sessions end', async () => {
    const world = await aWorld()
    await withAccount(world, 'ada@hjo.se')
    const enter = async (typed: string) => world.post('/sign-in', { email: 'ada@hjo.se', password: typed })
    const [here, elsewhere] = [cookies(await enter(password)), cookies(await enter(password))]
    const next = 'fyra blåa båtar'
    const change = (form: Record<string, string>) =>
      world.app.request('/profile/password', {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { cookie: here },
      })
    expect((await change({ currentPassword: 'fel', password: next, repeated: next })).status).toBe(422)
    expect((await change({ currentPassword: password, password: 'kort', repeated: 'kort' })).status).toBe(422)
    expect((await change({ currentPassword: password, password: next, repeated: next })).status).toBe(303)
    expect((await world.app.request('/profile', { headers: { cookie: here } })).status).toBe(200)
    expect((await world.app.request('/profile', { headers: { cookie: elsewhere } })).status).toBe(303)
    expect([(await enter(password)).status, (await enter(next)).status]).toEqual([401, 303])
    for (let i = 0; i < 10; i++) await change({ currentPassword: 'fel', password: next, repeated: next })
    expect((await change({ currentPassword: next, password, repeated: password })).status).toBe(422)
  })
})
