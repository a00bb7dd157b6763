import { describe, expect, test } from 'vitest'
import { createProgramme } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aWorld, type Person, type World } from '../../../tests/world.ts'
import { ensureBuiltInTemplates, listTemplates } from './index.ts'

/** A programme led by a region, somebody who leads it, somebody who works in it, a supplier and a stranger. */
async function aProgramme(world: World) {
  const region = await world.aParty('Regionen', 'region')
  const hjo = await world.aParty('Hjo')
  const supplier = await world.aParty('Systemleverantören', 'supplier')
  const id = await world.change((tx) =>
    createProgramme(tx, { name: 'Gemensamt vårdsystem', leadPartyId: region, startsOn: '2026-01-01' }, world.deedOf()),
  )
  const holder = async (name: string, kind: Parameters<World['holds']>[1], party: Id<'party'>): Promise<Person> => {
    const person = await world.aPerson(name)
    const held = kind === 'programme-lead' ? null : id
    await world.holds(person, kind, party, held)
    return person
  }
  return {
    id,
    lead: await holder('Programledaren', 'programme-lead', region),
    inHjo: await holder('Införandeansvarig, Hjo', 'rollout-lead', hjo),
    atSupplier: await holder('Leverantörens kontakt', 'supplier', supplier),
    observer: await holder('Insyn', 'observer', hjo),
    stranger: await world.aPerson('Främling'),
  }
}

const builtInPath = async (world: World, person: Person): Promise<string> => {
  const [builtIn] = await listTemplates(world.db, await world.actorOf(person))
  return `/templates/${builtIn?.id}/versions/1`
}

const once = () => crypto.randomUUID()

/** The programme's own copy of the built-in template, as a draft. */
async function aDraft(world: World, programme: Awaited<ReturnType<typeof aProgramme>>): Promise<string> {
  const from = await builtInPath(world, programme.lead)
  const form = { programmeId: programme.id, name: 'Vår mall', about: '', once: once() }
  const copied = await world.post(`${from}/copies`, form, programme.lead)
  expect(copied.status).toBe(303)
  return copied.headers.get('location') ?? ''
}

const itemForm = {
  place: 'training',
  titleSv: 'Instruktörer utsedda',
  whySv: 'Utan dem blir ingen utbildad.',
  owner: 'receiver',
  receiver: 'receiver',
  scope: 'rollout',
  dueKind: 'before',
  leadAmount: '4',
  leadUnit: 'M',
  minimumDays: '5',
}

/** The hidden field of the item's form. */
const seenIn = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('reading', () => {
  test('the template that comes with the product is loaded once, and everyone signed in reads it', async () => {
    const world = await aWorld()
    const { stranger, lead } = await aProgramme(world)
    await world.change((tx) => ensureBuiltInTemplates(tx, world.clock.now().toString()))
    expect(await listTemplates(world.db, await world.actorOf(lead))).toHaveLength(1)
    const page = await (await world.get(await builtInPath(world, stranger), stranger)).text()
    expect(page).toContain('Start av ett införande')
    expect(page).toContain('Superanvändare utbildade')
    expect(page).not.toContain('Börja en ny version')
    expect((await world.get('/templates', stranger)).status).toBe(200)
  })

  test('a page shows what its address asks for, and takes the same to a sheet', async () => {
    const world = await aWorld()
    const { lead } = await aProgramme(world)
    const path = await builtInPath(world, lead)
    const page = await (await world.get(`${path}?area=training&mark=critical&sort=-due`, lead)).text()
    expect(page).toContain('Medarbetarna utbildade')
    expect(page).not.toContain('Superanvändare utbildade')
    const csv = await (await world.get(`${path}?area=training&mark=critical&format=csv`, lead)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + (page.match(/\/items\//g)?.length ?? 0))
    expect((await world.get(`${path}?format=xlsx`, lead)).headers.get('content-type')).toContain('spreadsheetml')
    for (const odd of ['?sort=nonsense', '?area=%00', '?q=%3Cscript%3E', '?owner=x&scope=y'])
      expect((await world.get(path + odd, lead)).status).toBe(200)
  })

  test("a programme's own template is for those who work in it, and what is not there is not found", async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    expect((await world.get(draft, programme.lead)).status).toBe(200)
    expect((await world.get(draft, programme.inHjo)).status).toBe(200)
    for (const person of [programme.atSupplier, programme.observer, programme.stranger])
      expect((await world.get(draft, person)).status).toBe(404)
    const path = await builtInPath(world, programme.lead)
    for (const odd of [
      `${path}/items/none`,
      path.replace(/1$/, '2'),
      path.replace(/1$/, 'x'),
      '/templates/x',
      `${path}/differences?from=9`,
    ])
      expect((await world.get(odd, programme.lead)).status).toBe(404)
  })
})

describe('a copy', () => {
  test('is made by one who leads the programme, once however often the form is sent', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const from = await builtInPath(world, programme.lead)
    const form = { programmeId: programme.id, name: 'Vår mall', about: '', once: once() }
    const first = await world.post(`${from}/copies`, form, programme.lead)
    const second = await world.post(`${from}/copies`, form, programme.lead)
    expect([first.status, second.headers.get('location')]).toEqual([303, first.headers.get('location')])
    expect(await listTemplates(world.db, await world.actorOf(programme.lead))).toHaveLength(2)
    expect((await world.get(`${from}/copies/new`, programme.inHjo)).status).toBe(403)
    expect((await world.post(`${from}/copies`, form, programme.inHjo)).status).toBe(403)
  })

  test.each([
    ['no name', { name: '' }],
    ['a name that is too long', { name: 'x'.repeat(121) }],
    ["a programme that is not one's own", { programmeId: '01890000-0000-7000-8000-000000000000' }],
    ['no programme', { programmeId: 'x' }],
    ['no key', { once: '' }],
  ])('is refused with %s, and what was typed stays', async (_, wrong) => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const from = await builtInPath(world, programme.lead)
    const form = { programmeId: programme.id, name: 'Vår mall', about: 'Om “mallen” 🎉', once: once(), ...wrong }
    const answer = await world.post(`${from}/copies`, form, programme.lead)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Om “mallen” 🎉')
  })

  test('is renamed, and the second of two renaming at once is told', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const path = (await aDraft(world, programme)).replace(/\/versions.*/, '/name')
    const rename = (name: string) => world.post(path, { name, about: '', seen: 'Vår mall' }, programme.lead)
    expect((await rename('Gemensam mall')).status).toBe(303)
    const late = await rename('Annan mall')
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Gemensam mall')
    expect((await world.post(path, { name: '', seen: '' }, programme.lead)).status).toBe(422)
    expect((await world.get(path, programme.inHjo)).status).toBe(403)
  })
})

describe('a draft', () => {
  test('gets areas and items, in the places they are put', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const area = { nameSv: 'Journalkopior', nameEn: '', after: 'training', once: once() }
    const added = await world.post(`${draft}/areas`, area, programme.lead)
    expect(added.headers.get('location')).toBe(`${draft}#journalkopior`)
    const form = { ...itemForm, place: 'journalkopior', dependsOn: ['training-plan', ''], once: once() }
    expect((await world.post(`${draft}/items`, form, programme.lead)).status).toBe(303)
    expect((await world.post(`${draft}/items`, form, programme.lead)).status).toBe(303)
    const page = await (await world.get(draft, programme.lead)).text()
    expect(page.match(/Instruktörer utsedda/g)).toHaveLength(1)
    expect(page.indexOf('id="training"')).toBeLessThan(page.indexOf('id="journalkopior"'))
    expect(page.indexOf('id="journalkopior"')).toBeLessThan(page.indexOf('id="support"'))
    const item = await (await world.get(`${draft}/items/instruktorer-utsedda`, programme.inHjo)).text()
    expect(item).toContain('4 månader före driftstart')
    expect(item).not.toContain('Ändra punkten')
  })

  test.each([
    [
      'nothing typed',
      { place: '', titleSv: '', whySv: '', owner: '', minimumDays: '' },
      ['place', 'titleSv', 'whySv', 'owner', 'minimumDays'],
    ],
    ['no such area', { place: 'nowhere' }, ['place']],
    ['a title that is too long', { titleSv: 'x'.repeat(121) }, ['titleSv']],
    ['no lead time', { leadAmount: '' }, ['leadAmount']],
    ['a lead time that is no number', { leadAmount: 'tre' }, ['leadAmount']],
    ['31 February', { dueKind: 'fixed', fixedOn: '2027-02-31' }, ['fixedOn']],
    ['no date', { dueKind: 'fixed', fixedOn: '' }, ['fixedOn']],
    ['an opening after it is due', { notBeforeAmount: '3', notBeforeUnit: 'M' }, ['notBeforeAmount']],
    ['half a week', { validityAmount: '0.5', validityUnit: 'W' }, ['validityAmount']],
    ['a wait for nothing known', { dependsOn: 'nothing-known' }, ['dependsOn']],
    ["a receiver's own work done once for all", { scope: 'programme' }, ['scope']],
    ['a supplier delivering to the programme', { owner: 'supplier', receiver: 'programme' }, ['receiver']],
    ["somebody who approves another's delivery", { owner: 'programme', approver: 'signatory' }, ['approver']],
    [
      'a choice that is not offered',
      { owner: 'mayor', dueKind: 'someday', approver: 'king' },
      ['owner', 'dueKind', 'approver'],
    ],
  ])('refuses an item with %s beside the field, and keeps what was typed', async (_, wrong, fields) => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const typed = { ...itemForm, evidenceSv: '<script>alert(1)</script> ‮', ...wrong, once: once() }
    const answer = await world.post(`${draft}/items`, typed, programme.lead)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const field of fields) expect(page).toContain(`href="#${field}"`)
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>alert')
  })

  test('refuses an item that would wait for itself by way of others', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const edit = await (await world.get(`${draft}/items/training-plan/edit`, programme.lead)).text()
    const form = { ...itemForm, owner: 'programme', dependsOn: 'training-material', seen: seenIn(edit) }
    const answer = await world.post(`${draft}/items/training-plan`, form, programme.lead)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/väntar på varandra i en ring/)
  })

  test('tells the second of two who change an item what the first one did', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const seen = seenIn(await (await world.get(`${draft}/items/staff-trained/edit`, programme.lead)).text())
    const path = `${draft}/items/staff-trained`
    expect((await world.post(path, { ...itemForm, titleSv: 'Alla utbildade', seen }, programme.lead)).status).toBe(303)
    const late = await world.post(path, { ...itemForm, titleSv: 'Personalen utbildad', seen }, programme.lead)
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('Alla utbildade')
    expect(page).toContain('Personalen utbildad')
    expect((await world.post(`${path}/removal`, { seen }, programme.lead)).status).toBe(409)
    expect((await world.post(`${path}/removal`, { seen: seenIn(page) }, programme.lead)).status).toBe(303)
    expect((await world.get(path, programme.lead)).status).toBe(404)
  })

  test('keeps an area as long as it has items', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    expect((await world.post(`${draft}/areas/training/removal`, {}, programme.lead)).status).toBe(409)
    await world.post(`${draft}/areas`, { nameSv: 'Tomt', after: '', once: once() }, programme.lead)
    expect((await world.post(`${draft}/areas/tomt/removal`, {}, programme.lead)).status).toBe(303)
    expect((await world.post(`${draft}/areas`, { nameSv: '', once: once() }, programme.lead)).status).toBe(422)
    expect(
      (await world.post(`${draft}/areas/training`, { nameSv: 'Kurser', seen: 'old' }, programme.lead)).status,
    ).toBe(409)
  })

  test('is for the programme lead alone to change, and what is published for nobody', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const forms = ['/items/new', '/items/training-plan/edit', '/areas/new', '/areas/training/edit', '/publication']
    for (const form of forms) {
      expect((await world.get(draft + form, programme.lead)).status).toBe(200)
      expect((await world.get(draft + form, programme.inHjo)).status).toBe(403)
      expect((await world.get(draft + form, programme.atSupplier)).status).toBe(404)
    }
    const builtIn = await builtInPath(world, programme.lead)
    expect((await world.get(`${builtIn}/items/new`, programme.lead)).status).toBe(403)
    expect((await world.post(`${builtIn}/items`, { ...itemForm, once: once() }, programme.lead)).status).toBe(403)
    await world.post(`${draft}/publication`, { note: '', version: '1' }, programme.lead)
    expect((await world.post(`${draft}/items`, { ...itemForm, once: once() }, programme.lead)).status).toBe(404)
  })
})

describe('publishing', () => {
  test('makes a version for good; the next is a draft of its own, and tells what it changes', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    const template = draft.replace(/\/versions.*/, '')
    expect((await world.post(`${draft}/publication`, { note: 'Först', version: '1' }, programme.lead)).status).toBe(303)
    const key = once()
    const next = await world.post(`${template}/versions`, { once: key }, programme.lead)
    expect(next.headers.get('location')).toBe(`${template}/versions/2`)
    expect((await world.post(`${template}/versions`, { once: once() }, programme.lead)).headers.get('location')).toBe(
      `${template}/versions/2`,
    )
    await world.post(`${template}/versions/2/items`, { ...itemForm, once: once() }, programme.lead)
    const compared = await (await world.get(`${template}/versions/2/differences?from=1`, programme.lead)).text()
    expect(compared).toContain('1 ny punkt')
    expect(compared).toContain('Instruktörer utsedda')
    expect(await (await world.get(`${template}/versions/1`, programme.lead)).text()).not.toContain(
      'Instruktörer utsedda',
    )
    expect((await world.get(template, programme.lead)).headers.get('location')).toBe(`${template}/versions/1`)
  })

  test('is refused for a draft with faults, or one that somebody has changed since', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    await world.post(`${draft}/areas`, { nameSv: 'Tomt', after: '', once: once() }, programme.lead)
    const stale = await world.post(`${draft}/publication`, { note: 'Min text', version: '1' }, programme.lead)
    expect([stale.status, (await stale.text()).includes('Min text')]).toEqual([409, true])
    const empty = await world.post(`${draft}/publication`, { note: '', version: '2' }, programme.lead)
    expect([empty.status, (await empty.text()).includes('saknar punkter')]).toEqual([409, true])
    expect(
      (await world.post(`${draft}/publication`, { note: 'x'.repeat(1001), version: '2' }, programme.lead)).status,
    ).toBe(422)
  })

  test('a draft is thrown away, and with it a template that has nothing else', async () => {
    const world = await aWorld()
    const programme = await aProgramme(world)
    const draft = await aDraft(world, programme)
    expect((await world.post(`${draft}/removal`, { version: '7' }, programme.lead)).status).toBe(409)
    expect((await world.post(`${draft}/removal`, { version: '1' }, programme.lead)).headers.get('location')).toBe(
      '/templates',
    )
    expect((await world.get(draft, programme.lead)).status).toBe(404)
  })
})
