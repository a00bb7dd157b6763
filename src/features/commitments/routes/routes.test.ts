import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type Person, type World } from '../../../../tests/world.ts'
import { deliver, readPlan } from '../index.ts'

type Plan = Awaited<ReturnType<typeof aPlan>>

const path = (plan: Plan, item: string, rest = '') => `/programmes/${plan.id}/commitments/${item}${rest}`

async function aDelivered(world: World, plan: Plan) {
  const item = await plan.anItem()
  await world.change(async (tx) =>
    deliver(tx, await readPlan(tx, plan.id), item, { label: '0.7' }, world.deedOf(plan.lead.id)),
  )
  const [hjo, skara] = await plan.receiptsOf(item)
  return { item, hjo, skara }
}

test('the list opens, narrowed and sorted by its address, and goes to Excel and CSV as shown', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await plan.anItem()
  await plan.anItem({ called: 'Utbildning för superanvändare', areaKey: 'training' })
  const list = `/programmes/${plan.id}/commitments`
  const all = await world.get(list, plan.inHjo)
  expect(all.status).toBe(200)
  expect((await all.text()).match(/<td class="select">/g)).toHaveLength(4)
  const narrowed = await (await world.get(`${list}?area=training&sort=-title`, plan.inHjo)).text()
  expect(narrowed).toContain('Utbildning för superanvändare')
  expect(narrowed).not.toContain('>Utrustningslista</a>')
  const csv = await (await world.get(`${list}?area=training&format=csv`, plan.inHjo)).text()
  expect(csv.trim().split('\n')).toHaveLength(3)
  expect((await world.get(`${list}?format=xlsx`, plan.inHjo)).headers.get('content-type')).toContain('spreadsheetml')
})

test.each([
  '?only=x&sort=;drop&page=-1&rollout=nonsense&state=%00&q=%00%27%25',
  '?page=999999999999',
  '?q=%F0%9F%98%80%D9%85&area=%3Cscript%3E',
])('an address that is not understood opens the list all the same: %s', async (query) => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await plan.anItem()
  expect((await world.get(`/programmes/${plan.id}/commitments${query}`, plan.inHjo)).status).toBe(200)
})

test('everyone who sees an item can open it, with texts that are texts; others are told that it does not exist', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem({ called: '<script>alert(1)</script> 😀 مرحبا' })
  const secret = await plan.anItem({
    called: 'Internt',
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    visibility: 'own',
  })
  for (const person of [plan.lead, plan.inHjo, plan.inSkara]) {
    const page = await world.get(path(plan, item), person)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('<script>alert')
  }
  expect((await world.get(path(plan, item), plan.atSupplier)).status).toBe(404)
  expect((await world.get(path(plan, item), plan.observer)).status).toBe(404)
  expect((await world.get(path(plan, secret), plan.inHjo)).status).toBe(200)
  expect((await world.get(path(plan, secret), plan.inSkara)).status).toBe(404)
  expect((await world.get(path(plan, newId()), plan.inHjo)).status).toBe(404)
  expect((await world.get(path(plan, 'nonsense'), plan.inHjo)).status).toBe(404)
})

test('a receiver accepts; two at once, or a second press, do it once and are told the same', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo } = await aDelivered(world, plan)
  const press = () =>
    world.post(path(plan, item, `/receipts/${hjo.id}/acceptance`), { version: String(hjo.version) }, plan.inHjo)
  const answers = await Promise.all([press(), press(), press()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await plan.receiptsOf(item))[0]).toMatchObject({ state: 'accepted', version: hjo.version + 1 })
  const { rows } = await world.db.execute(`select count(*) as count from history where code = 'receipt.accepted'`)
  expect(rows).toEqual([{ count: 1 }])
})

test('only the receiver answers: others are refused, and told who can', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo } = await aDelivered(world, plan)
  const press = (person: Person) =>
    world.post(path(plan, item, `/receipts/${hjo.id}/acceptance`), { version: String(hjo.version) }, person)
  expect((await press(plan.inSkara)).status).toBe(403)
  expect((await press(plan.lead)).status).toBe(403)
  expect((await press(plan.atSupplier)).status).toBe(404)
  expect(
    (await world.post(path(plan, item, `/receipts/${newId()}/acceptance`), { version: '1' }, plan.inHjo)).status,
  ).toBe(404)
})

test('returning needs a reason, and what was typed is kept; a stale page is told what stands', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo } = await aDelivered(world, plan)
  const send = (form: Record<string, string>) =>
    world.post(path(plan, item, `/receipts/${hjo.id}/return`), form, plan.inHjo)
  const empty = await send({ version: String(hjo.version), reason: '  ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Fyll i det här fältet.')
  const stale = await send({ version: '1', reason: 'Modellen saknas i listan' })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Modellen saknas i listan')
  expect((await plan.receiptsOf(item))[0]?.state).toBe('delivered')
  expect((await send({ version: String(hjo.version), reason: 'Modellen saknas' })).status).toBe(303)
  expect(await (await world.get(path(plan, item), plan.lead)).text()).toContain('Modellen saknas')
})

test('a delivery with a file: what is wrong elsewhere does not lose it, and those who see the item can fetch it', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const send = (fields: Record<string, string>, file?: File) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    if (file) body.append('file', file)
    return world.app.request(path(plan, item, '/deliveries'), {
      method: 'POST',
      body,
      headers: { cookie: plan.lead.cookie, 'sec-fetch-site': 'same-origin' },
    })
  }
  const once = newId()
  const wrong = await send({ once, on: '2026-02-31' }, new File(['Modell;Pris\n'], 'Utrustning å.csv'))
  expect(wrong.status).toBe(422)
  const token = /name="file-staged" value="([^"]+)"/.exec(await wrong.text())?.[1] ?? ''
  expect((await send({ once, on: '2026-11-20', label: '0.7', 'file-staged': token })).status).toBe(303)
  expect((await send({ once, on: '2026-11-20', label: '0.7', 'file-staged': token })).status).toBe(303)
  const page = await (await world.get(path(plan, item), plan.inHjo)).text()
  const href = /href="([^"]+\/file)"/.exec(page)?.[1] ?? ''
  const file = await world.get(href, plan.inHjo)
  expect(await file.text()).toBe('Modell;Pris\n')
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect((await world.get(href, plan.atSupplier)).status).toBe(404)
  const { rows } = await world.db.execute('select number, delivered_on as on from deliveries')
  expect(rows).toEqual([{ number: 1, on: '2026-11-20' }])
})

test.each([
  ['link', 'javascript:alert(1)'],
  ['note', 'x'.repeat(4001)],
  ['on', '2027-01-01'],
  ['once', 'nonsense'],
  ['again', 'nonsense'],
])('a delivery with a %s that cannot be is refused, never a fault', async (name, value) => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const answer = await world.post(path(plan, item, '/deliveries'), { once: newId(), [name]: value }, plan.lead)
  expect([409, 422]).toContain(answer.status)
  expect((await plan.receiptsOf(item))[0]?.state).toBe('not-started')
})

test('a local addition is made once, seen by those it says, edited, and refused when stale', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  expect((await world.get(`/programmes/${plan.id}/commitments/new`, plan.inHjo)).status).toBe(200)
  const form = {
    once: newId(),
    title: 'Nycklar till förrådet',
    areaKey: 'technology',
    owner: plan.hjo,
    scope: 'rollout',
    rollout: plan.hjoRollout.id,
    due: 'before',
    amount: '2',
    unit: 'W',
    minimumDays: '5',
    visibility: 'own-organisation',
  }
  const list = `/programmes/${plan.id}/commitments`
  const [first, second] = [await world.post(list, form, plan.inHjo), await world.post(list, form, plan.inHjo)]
  expect([first.status, first.headers.get('location')]).toEqual([303, second.headers.get('location')])
  const made = first.headers.get('location')?.split('?')[0] ?? ''
  expect((await world.get(made, plan.inSkara)).status).toBe(404)
  const edit = { ...form, title: 'Nycklar till förrådet och källaren', version: '1' }
  expect((await world.get(`${made}/edit`, plan.inHjo)).status).toBe(200)
  expect((await world.post(`${made}/edit`, edit, plan.inHjo)).status).toBe(303)
  const stale = await world.post(`${made}/edit`, { ...edit, title: 'Något annat' }, plan.inHjo)
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Något annat')
  expect((await world.post(list, { ...form, once: newId(), rollout: plan.skaraRollout.id }, plan.inHjo)).status).toBe(
    403,
  )
  for (const wrong of [
    { title: '' },
    { title: 'x'.repeat(201) },
    { amount: '99999' },
    { due: 'fixed', on: '2027-02-31' },
    { areaKey: 'nowhere' },
    { owner: newId() },
    { rollout: newId() },
    { minimumDays: '-1' },
  ]) {
    expect((await world.post(list, { ...form, ...wrong, once: newId() }, plan.inHjo)).status).toBe(422)
  }
})

test('bulk deeds do what the actor may and leave the rest, on what is chosen or on all that the filter shows', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo, skara } = await aDelivered(world, plan)
  await aDelivered(world, plan)
  const bulk = (deed: string, form: Record<string, string | string[]>, person = plan.inHjo) =>
    world.post(`/programmes/${plan.id}/commitments/bulk/${deed}`, form, person)
  const chosen = await bulk('acceptance', { receipt: [hjo.id, skara.id] })
  expect(chosen.headers.get('location')).toContain('count=1&refused=1')
  expect((await plan.receiptsOf(item)).map(({ state }) => state)).toEqual(['accepted', 'delivered'])
  const all = await bulk('acceptance', { all: 'on', back: `/programmes/${plan.id}/commitments?only=review` })
  expect(all.headers.get('location')).toBe(
    `/programmes/${plan.id}/commitments?only=review&done=acceptance&count=1&refused=2`,
  )
  expect((await bulk('acceptance', {})).status).toBe(422)
  expect((await bulk('not-applicable', { receipt: hjo.id })).status).toBe(422)
  expect((await bulk('burn', { receipt: hjo.id })).status).toBe(404)
  expect(
    (await bulk('acceptance', { receipt: skara.id, back: 'https://evil.example/' })).headers.get('location'),
  ).toMatch(/^\/programmes\//)
  const handed = await bulk('responsible', {
    receipt: hjo.id,
    function: (await world.actorOf(plan.inHjo)).functions[0]?.id ?? '',
  })
  expect(handed.headers.get('location')).toContain('count=1&refused=0')
  expect((await plan.receiptsOf(item))[0]?.functionId).toBe((await world.actorOf(plan.inHjo)).functions[0]?.id)
})

test('an internal note is the own organisation’s alone; a comment is for those it says', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem({ ownerId: plan.supplier })
  const note = { once: newId(), text: 'Vi litar inte på det här', organisation: plan.hjo }
  expect((await world.post(path(plan, item, '/internal-notes'), note, plan.inHjo)).status).toBe(303)
  expect((await world.post(path(plan, item, '/internal-notes'), { ...note, once: newId() }, plan.inSkara)).status).toBe(
    403,
  )
  expect(
    (
      await world.post(
        path(plan, item, '/comments'),
        { once: newId(), text: 'Bara för oss kommuner', visibility: 'all-but-suppliers' },
        plan.inHjo,
      )
    ).status,
  ).toBe(303)
  const seen = async (person: Person) => {
    const html = await (await world.get(path(plan, item), person)).text()
    return [html.includes('Vi litar inte'), html.includes('Bara för oss kommuner')]
  }
  expect(await seen(plan.inHjo)).toEqual([true, true])
  expect(await seen(plan.inSkara)).toEqual([false, true])
  expect(await seen(plan.atSupplier)).toEqual([false, false])
  const { rows } = await world.db.execute(`select count(*) as count from history where params::text like '%litar%'`)
  expect(rows).toEqual([{ count: 0 }])
})

test('someone without an account answers once by a link; looking spends nothing', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo } = await aDelivered(world, plan)
  const made = await world.post(
    path(plan, item, '/links'),
    { purpose: 'accept', receipt: hjo.id, recipient: 'Verksamhetschefen', days: '14', once: newId() },
    plan.inHjo,
  )
  expect(made.status).toBe(201)
  const link = /\/links\/[\w-]{43}/.exec(await made.text())?.[0] ?? ''
  expect((await world.get(link)).status).toBe(200)
  expect(await (await world.get(link)).text()).toContain('Utrustningslista')
  expect((await world.post(link, { answer: 'return' })).status).toBe(422)
  const [first, second] = await Promise.all([
    world.post(link, { answer: 'accept' }),
    world.post(link, { answer: 'accept' }),
  ])
  expect([first.status, second.status].sort()).toEqual([201, 410])
  expect((await plan.receiptsOf(item))[0]?.state).toBe('accepted')
  expect((await world.get(link)).status).toBe(410)
  expect((await world.get(`/links/${'x'.repeat(43)}`)).status).toBe(404)
  expect(
    (
      await world.post(
        path(plan, item, '/links'),
        { purpose: 'deliver', recipient: 'x', days: '14', once: newId() },
        plan.inHjo,
      )
    ).status,
  ).toBe(403)
})

test('forecast, consent, dependencies, responsible and withdrawal each have their own form, their guard and their refusal', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem({ mandatory: true })
  const other = await plan.anItem({ called: 'Tekniska krav' })
  const post = (rest: string, form: Record<string, string | string[]>, person = plan.lead) =>
    world.post(path(plan, item, rest), form, person)
  expect((await post('/forecast', { version: '1', on: '2027-07-01' })).status).toBe(422)
  expect((await post('/forecast', { version: '1', on: '2027-07-01', reason: 'Sent' }, plan.inHjo)).status).toBe(403)
  expect((await post('/forecast', { version: '1', on: '2027-07-01', reason: 'Sent' })).status).toBe(303)
  expect((await post('/forecast', { version: '1', on: '2027-07-02', reason: 'Sent' })).status).toBe(409)
  expect((await post('/dependencies', { version: '2', needs: other })).status).toBe(303)
  const circle = await world.post(path(plan, other, '/dependencies'), { version: '1', needs: item }, plan.lead)
  expect([circle.status, (await circle.text()).includes('cirkel')]).toEqual([409, true])
  const [hjo] = await plan.receiptsOf(item)
  expect(
    (await post(`/receipts/${hjo.id}/not-applicable`, { version: String(hjo.version), reason: 'Finns' }, plan.inHjo))
      .status,
  ).toBe(303)
  const asked = (await plan.receiptsOf(item))[0]
  expect((await post(`/receipts/${hjo.id}/consent`, { version: String(asked.version), answer: 'refuse' })).status).toBe(
    422,
  )
  expect(
    (await post(`/receipts/${hjo.id}/consent`, { version: String(asked.version), answer: 'consent' }, plan.inHjo))
      .status,
  ).toBe(403)
  expect(
    (await post(`/receipts/${hjo.id}/consent`, { version: String(asked.version), answer: 'consent' })).status,
  ).toBe(303)
  expect((await plan.receiptsOf(item))[0]?.state).toBe('not-applicable')
  expect((await post('/responsible', { version: '2', function: newId() })).status).toBe(409)
  expect((await post('/withdrawal', { version: '2', reason: 'Behövs inte' })).status).toBe(303)
  expect((await world.get(path(plan, item), plan.lead)).status).toBe(200)
  expect((await post('/forecast', { version: '3', on: '2027-07-01', reason: 'Sent' })).status).toBe(409)
})

test('the list opens with what remains, the most urgent first; what is done is one choice away, and stands last', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await plan.anItem({ called: 'Senare', dueRule: { kind: 'fixed', on: '2027-01-20' } })
  await plan.anItem({ called: 'Snart', dueRule: { kind: 'fixed', on: '2026-12-02' } })
  const done = await plan.anItem({ called: 'Klart', dueRule: { kind: 'fixed', on: '2026-11-02' } })
  for (const { id } of await plan.receiptsOf(done)) {
    await world.post(path(plan, done, `/receipts/${id}/done-before`), { version: '1', on: '' }, plan.lead)
  }
  const titles = async (query: string) => {
    const page = await (await world.get(`/programmes/${plan.id}/commitments${query}`, plan.lead)).text()
    return [...new Set([...page.matchAll(/commitments\/[\w-]{36}">(\w+)<\/a>/g)].map(([, title]) => title))]
  }
  expect(await titles('')).toEqual(['Snart', 'Senare'])
  expect(await titles('?show=all')).toEqual(['Snart', 'Senare', 'Klart'])
  expect(await titles('?show=all&sort=due')).toEqual(['Klart', 'Snart', 'Senare'])
  expect(await titles('?state=accepted')).toEqual(['Klart'])
})

test('the programme lead changes who is to deliver, with a reason; nobody else does, and not to one who takes no part', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const send = (form: Record<string, string>, person = plan.lead) =>
    world.post(path(plan, item, '/owner'), form, person)
  const page = await (await world.get(path(plan, item), plan.lead)).text()
  expect(page).toContain('Byt den som ska leverera')
  expect(await (await world.get(path(plan, item), plan.inHjo)).text()).not.toContain('Byt den som ska leverera')
  const wish = { version: '1', owner: plan.supplier, reason: 'Avtalet är klart' }
  expect((await send(wish, plan.inHjo)).status).toBe(403)
  expect((await send(wish, plan.atSupplier)).status).toBe(404)
  expect((await send({ ...wish, reason: ' ' })).status).toBe(422)
  expect((await send({ ...wish, owner: '' })).status).toBe(422)
  const stranger = await send({ ...wish, owner: await world.aParty('Någon annan') })
  expect([stranger.status, (await stranger.text()).includes('Avtalet är klart')]).toEqual([409, true])
  expect((await send({ ...wish, owner: plan.region })).status).toBe(409)
  const done = await send(wish)
  expect([done.status, done.headers.get('location')]).toEqual([303, `${path(plan, item)}?done=owner`])
  const after = await (await world.get(path(plan, item), plan.lead)).text()
  expect(after).toContain('Systemleverantören ska leverera ”Utrustningslista” i stället för Regionen')
  expect(after).toContain('Avtalet är klart')
  expect((await send(wish)).status).toBe(409)
  const back = await send({ version: '2', owner: plan.region, reason: 'Avtalet föll' })
  expect(back.status).toBe(303)
  expect(await (await world.get('/notices', plan.atSupplier)).text()).toContain(
    'Regionen ska nu leverera ”Utrustningslista” i stället för er.',
  )
})

test('who is to deliver is changed for all that the filter shows; what lacks a party or a reason is asked for, nothing lost', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { item, hjo } = await aDelivered(world, plan)
  const other = await plan.anItem({ areaKey: 'training' })
  const bulk = (form: Record<string, string | string[]>, person = plan.lead) =>
    world.post(`/programmes/${plan.id}/commitments/bulk/owner`, form, person)
  const ownerOf = async (id: string) =>
    (await world.db.execute(`select owner_id as owner from commitments where id = '${id}'`)).rows[0]?.owner
  const lacking = await bulk({ receipt: hjo.id, why: 'Avtalet är klart' })
  expect([lacking.status, (await lacking.text()).includes('Avtalet är klart')]).toEqual([422, true])
  expect((await bulk({ receipt: hjo.id, party: plan.supplier })).status).toBe(422)
  const wish = { party: plan.supplier, why: 'Avtalet är klart' }
  expect((await bulk({ ...wish, receipt: hjo.id, party: await world.aParty('Någon annan') })).status).toBe(404)
  const theirs = await bulk({ ...wish, receipt: hjo.id }, plan.inHjo)
  expect(theirs.headers.get('location')).toContain('count=0&refused=1')
  expect(await ownerOf(item)).toBe(plan.region)
  const all = await bulk({ ...wish, all: 'on', back: `/programmes/${plan.id}/commitments?area=training` })
  expect(all.headers.get('location')).toContain('count=2&refused=0')
  expect([await ownerOf(item), await ownerOf(other)]).toEqual([plan.region, plan.supplier])
})

test('a deed on many is not refused for what stands in the fields of another', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { hjo } = await aDelivered(world, plan)
  const bulk = (deed: string, form: Record<string, string>, person: Person) =>
    world.post(`/programmes/${plan.id}/commitments/bulk/${deed}`, { receipt: hjo.id, ...form }, person)
  const forAnother = { party: 'x', why: 'x'.repeat(3000) }
  expect((await bulk('acceptance', forAnother, plan.inHjo)).headers.get('location')).toContain('count=1&refused=0')
  const changed = { party: plan.supplier, why: 'Avtalet är klart', on: '2027-02-31', reason: 'x'.repeat(3000) }
  expect((await bulk('owner', changed, plan.lead)).headers.get('location')).toContain('count=1&refused=0')
})
