import { expect, test } from 'vitest'
import { aForum, aSeat } from '../../../tests/a-forum.ts'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld } from '../../../tests/world.ts'
import { endForum } from './keeping.store.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const words = (over: Record<string, string> = {}) => ({
    once: crypto.randomUUID(),
    programme: plan.id,
    name: 'Taktiska styrgruppen',
    kind: 'steering',
    party: plan.region,
    mandate: 'Beslutar om medelhöga risker.',
    commissioner: 'Regiondirektören',
    cadence: 'monthly',
    nextMeetingOn: '2026-12-01',
    parent: '',
    ...over,
  })
  const textOf = async (path: string, person = plan.lead) => (await world.get(path, person)).text()
  const place = (answer: Response) => answer.headers.get('location') ?? ''
  return { world, plan, words, textOf, place }
}

test('a programme lead makes a forum and sees whose it is, what it may decide and when it meets', async () => {
  const { world, plan, words, textOf, place } = await aProgramme()
  const made = await world.post('/forums', { ...words(), gates: ['wave', 'go-live'] }, plan.lead)
  expect(made.status).toBe(303)
  const page = await textOf(place(made))
  for (const text of [
    'Gemensam styrgrupp. Regionen sammankallar.',
    'Beslutar om medelhöga risker.',
    'Regiondirektören',
    'För driftstarter',
    'varje månad',
    'datetime="2026-12-01"',
    'Forumet har ingen ordförande',
  ])
    expect(page).toContain(text)
})

test('a form sent twice makes one forum', async () => {
  const { world, plan, words, place } = await aProgramme()
  const form = words()
  const [first, second] = [await world.post('/forums', form, plan.lead), await world.post('/forums', form, plan.lead)]
  expect(place(second)).toBe(place(first))
  const { rows } = await world.db.execute<{ count: number }>('select count(*)::int as count from forums')
  expect(rows[0]?.count).toBe(1)
})

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'x'.repeat(201) }, 'name'],
  [{ mandate: ' ' }, 'mandate'],
  [{ kind: 'council' }, 'kind'],
  [{ party: 'x' }, 'party'],
  [{ party: '01900000-0000-7000-8000-000000000000' }, 'party'],
  [{ programme: '01900000-0000-7000-8000-000000000000' }, 'programme'],
  [{ parent: '01900000-0000-7000-8000-000000000000' }, 'parent'],
  [{ cadence: 'daily' }, 'cadence'],
  [{ nextMeetingOn: '2026-02-31' }, 'nextMeetingOn'],
  [{ gates: 'door' }, 'gates'],
])('what is no forum is told beside the field, and what was typed is kept: %j', async (wrong, field) => {
  const { world, plan, words } = await aProgramme()
  const refused = await world.post('/forums', words({ ...wrong, commissioner: 'Det jag skrev' } as never), plan.lead)
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain(`id="${field}-error"`)
  expect(page).toContain('Det jag skrev')
})

test('a forum lifts to one that serves the same programme, and to no other', async () => {
  const { world, plan, words, place, textOf } = await aProgramme()
  const top = await aForum(world, plan)
  const made = await world.post('/forums', words({ parent: top }), plan.lead)
  expect(made.status).toBe(303)
  expect(await textOf(place(made))).toContain(`<a href="/forums/${top}">Programstyrgruppen</a>`)
  const elsewhere = await aForum(world, plan, { name: 'Annat', programmes: [] })
  const refused = await world.post('/forums', words({ parent: elsewhere }), plan.lead)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('tjänar inget av samma program')
})

test('a forum is not placed under one that ends meanwhile', async () => {
  const { world, plan, words } = await aProgramme()
  const top = await aForum(world, plan)
  const [ended, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ending = world.change(async (tx) => {
    expect((await endForum(tx, top, { levels: [], otherwise: false }, world.deedOf())).ok).toBe(true)
    ended.resolve()
    await mayCommit.promise
  })
  await ended.promise
  const making = world.post('/forums', words({ parent: top }), plan.lead)
  const waits = async () =>
    (
      await world.db.execute(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rowCount
  await expect.poll(waits, { timeout: 20_000 }).toBe(1)
  mayCommit.resolve()
  await ending
  expect((await making).status).toBe(422)
})

test('an escalation that would go round is refused, whoever asks first', async () => {
  const { world, plan, words } = await aProgramme()
  const top = await aForum(world, plan)
  const middle = await aForum(world, plan, { name: 'Taktiska styrgruppen', parentId: top })
  const local = await aForum(world, plan, { name: 'Hjo', parentId: middle })
  const edit = (id: string, parent: string, version = '1') =>
    world.post(`/forums/${id}`, { ...words({ parent, version }) }, plan.lead)
  for (const parent of [top, middle, local]) {
    const refused = await edit(top, parent)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('skulle ett ärende gå runt')
  }
  const [a, b] = [await aForum(world, plan, { name: 'A' }), await aForum(world, plan, { name: 'B' })]
  const answers = await Promise.all([edit(a, b), edit(b, a)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('the second of two who edit is told what it is now, and loses nothing', async () => {
  const { world, plan, words } = await aProgramme()
  const id = await aForum(world, plan)
  expect((await world.post(`/forums/${id}`, words({ name: 'Styrgruppen', version: '1' }), plan.lead)).status).toBe(303)
  const second = await world.post(`/forums/${id}`, words({ name: 'Ledningsgruppen', version: '1' }), plan.lead)
  expect(second.status).toBe(409)
  const page = await second.text()
  expect(page).toContain('Nu heter det ”Styrgruppen”')
  expect(page).toContain('value="Ledningsgruppen"')
  expect(page).toContain('name="version" value="2"')
})

test('a new name is the seats’ too, where only their function is shown', async () => {
  const { world, plan, words } = await aProgramme()
  const id = await aForum(world, plan)
  const { seatId } = await aSeat(world, id, 'chair', plan.hjo)
  await world.post(`/forums/${id}`, words({ name: 'Styrgruppen', version: '1' }), plan.lead)
  const { rows } = await world.db.execute<{ title: string }>(`select title from functions where id = '${seatId}'`)
  expect(rows[0]?.title).toBe('Ordförande, Styrgruppen')
})

test('a rollout lead makes its own organisation’s local forum, and no other', async () => {
  const { world, plan, words } = await aProgramme()
  const local = { local: 'on', party: plan.hjo }
  expect((await world.post('/forums', words(local), plan.inHjo)).status).toBe(303)
  expect((await world.post('/forums', words({ party: plan.hjo }), plan.inHjo)).status).toBe(403)
  expect((await world.post('/forums', words({ local: 'on', party: plan.skara }), plan.inHjo)).status).toBe(422)
  for (const person of [plan.atSupplier, plan.observer])
    expect((await world.post('/forums', words(local), person)).status).toBe(403)
})

test('the chair and the secretary change its texts, and not where it stands', async () => {
  const { world, plan, words, textOf } = await aProgramme()
  const top = await aForum(world, plan)
  const id = await aForum(world, plan, { name: 'Taktiska styrgruppen', parentId: top })
  const { person: chair } = await aSeat(world, id, 'chair', plan.hjo)
  const { person: secretary } = await aSeat(world, id, 'secretary', plan.region)
  const { person: member } = await aSeat(world, id, 'member', plan.skara)
  const texts = { mandate: 'Beslutar om allt under tjugo poäng.', parent: '', party: plan.skara }
  expect((await world.post(`/forums/${id}`, words({ ...texts, version: '1' }), chair)).status).toBe(303)
  const page = await textOf(`/forums/${id}`, chair)
  expect(page).toContain('Beslutar om allt under tjugo poäng.')
  expect(page).toContain(`<a href="/forums/${top}">Programstyrgruppen</a>`)
  expect(page).toContain('Regionen sammankallar')
  expect((await world.get(`/forums/${id}/edit`, secretary)).status).toBe(200)
  expect((await world.post(`/forums/${id}`, words({ name: '', version: '2' }), secretary)).status).toBe(422)
  expect((await world.post(`/forums/${id}`, words({ version: '1' }), secretary)).status).toBe(409)
  for (const person of [member, plan.inHjo])
    expect((await world.post(`/forums/${id}`, words({ version: '2' }), person)).status).toBe(403)
})

test('a forum ends when nothing lifts there, and its seats with it', async () => {
  const { world, plan, words, textOf } = await aProgramme()
  const top = await aForum(world, plan)
  const below = await aForum(world, plan, { name: 'Taktiska styrgruppen', parentId: top })
  const { person: chair } = await aSeat(world, top, 'chair', plan.hjo)
  const end = (id: string, person = plan.lead) => world.post(`/forums/${id}/ending`, {}, person)
  const refused = await end(top)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Taktiska styrgruppen lyfter hit')
  expect((await end(top, chair)).status).toBe(403)
  await end(below)
  expect((await end(top)).status).toBe(303)
  expect(await textOf(`/forums/${top}`)).toContain('Finns inte längre från och med')
  expect((await world.actorOf(chair)).seats).toEqual([])
  expect((await world.post(`/forums/${top}`, words({ version: '2' }), plan.lead)).status).toBe(403)
  expect(await textOf('/forums')).not.toContain('Programstyrgruppen')
  expect(await textOf('/forums?ended=yes')).toContain('Programstyrgruppen')
})

test('the list filters, sorts and is taken to a file as it is shown', async () => {
  const { world, plan, textOf } = await aProgramme()
  await aForum(world, plan)
  await aForum(world, plan, { name: 'Användarnätverket', kind: 'network' })
  expect(await textOf('/forums?kind=network')).not.toContain('Programstyrgruppen')
  expect(await textOf('/forums?text=PROGRAM')).not.toContain('Användarnätverket')
  expect(await textOf('/forums?text=finns inte')).toContain('Inga forum passar urvalet')
  const csv = await textOf('/forums?sort=-name&format=csv')
  expect(csv.indexOf('Programstyrgruppen')).toBeLessThan(csv.indexOf('Användarnätverket'))
  expect((await world.get('/forums?format=xlsx', plan.lead)).headers.get('content-type')).toContain('spreadsheetml')
})

test('a programme’s forums stand as a picture of how an escalation climbs, and in a table', async () => {
  const { world, plan, textOf } = await aProgramme()
  const top = await aForum(world, plan, { programmes: [{ programmeId: plan.id, gates: ['wave'] }] })
  await aForum(world, plan, { name: 'Hjo lokala grupp', isLocal: true, partyId: plan.hjo, parentId: top })
  const page = await textOf(`/programmes/${plan.id}/forums`)
  for (const text of [
    'Så lyfts ett ärende',
    'lyfter till Programstyrgruppen',
    'Beslutar om etappers beslutspunkter',
    'ordförande ej utsedd',
  ])
    expect(page).toContain(text)
  expect(await textOf(`/programmes/${plan.id}/forums?format=csv`)).toContain('Hjo lokala grupp')
  const supplier = await textOf(`/programmes/${plan.id}/forums`, plan.atSupplier)
  expect(supplier).toContain('Programstyrgruppen')
  expect(supplier).not.toContain('ordförande ej utsedd')
})
