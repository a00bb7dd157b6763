import { expect, test } from 'vitest'
import { type Id, newId } from '#src/platform/ids.ts'
import { aLadder } from '../../../../tests/a-risk.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { addAction, addAlternative, rescore } from '../index.ts'

async function ground() {
  const world = await aWorld()
  const plan = await everyone(world)
  const ladder = await aLadder(world, plan)
  const base = `/programmes/${plan.id}/risks`
  return {
    world,
    plan,
    base,
    ...ladder,
    send: async (to: string, form: Record<string, string>, as: Person) =>
      (await world.post(`${base}/${to}`, form, as)).status,
    page: async (id: string, as: Person) => (await world.get(`${base}/${id}`, as)).text(),
  }
}

const newRisk = (more: Record<string, string> = {}) => ({
  threat: 'Integrationen blir sen',
  probability: '2',
  impact: '3',
  visibility: 'all-but-suppliers',
  once: newId(),
  ...more,
})

test('a risk is registered once, and its page says whose it is, how grave, and who decides', async () => {
  const { world, plan, base } = await ground()
  const form = newRisk({ probability: '4', impact: '5', vulnerability: '<script>alert(1)</script>' })
  const [first, second] = [await world.post(base, form, plan.lead), await world.post(base, form, plan.lead)]
  expect([first.status, second.status]).toEqual([303, 303])
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const page = await world.get(first.headers.get('location') ?? '', plan.lead)
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(html).toContain('R1 · Integrationen blir sen')
  expect(html).toContain('Styrgruppen beslutar i frågan.')
  expect(html).toMatch(/20\sHög/)
  expect(html).not.toContain('<script>alert(1)')
})

test('a risk that has climbed stands on the forum’s list, told to those who see it', async () => {
  const { world, plan, aRisk, steering } = await ground()
  await aRisk({ probability: 5, impact: 5, threat: 'Servern tål inte lasten' })
  const list = async (as: Person) => (await world.get(`/forums/${steering.id}`, as)).text()
  expect(await list(steering.people.chair)).toContain('R1 · Servern tål inte lasten')
  expect(await list(plan.people.supplier)).not.toContain('Servern tål inte lasten')
})

test('who works in a receiver registers its risks, not another’s; those who look on and suppliers register none', async () => {
  const { world, plan, base, stands } = await ground()
  const of = (rollout: string) => newRisk({ rollout })
  const made = await world.post(base, of(plan.hjoRollout.id), plan.people.staff)
  const id = /risks\/([^?]+)/.exec(made.headers.get('location') ?? '')?.[1] as Id<'risk'>
  expect(made.status).toBe(303)
  expect(await stands(id)).toMatchObject({ level: 1 })
  expect((await world.post(base, of(plan.skaraRollout.id), plan.people.staff)).status).toBe(403)
  for (const person of [plan.people.supplier, plan.people.observer, plan.people.admin]) {
    expect((await world.get(`${base}/new`, person)).status).toBe(403)
    expect((await world.post(base, newRisk(), person)).status).toBe(403)
  }
  expect((await world.post(base, newRisk(), plan.people.other)).status).toBe(404)
  expect((await world.get(`${base}/new?rollout=${plan.hjoRollout.id}`, plan.people.staff)).status).toBe(200)
})

const wrongRisks: readonly Record<string, string>[] = [
  { probability: '0' },
  { probability: '6' },
  { impact: '2.5' },
  { impact: 'stor' },
  { impact: '' },
  { threat: '  ' },
  { threat: 'x'.repeat(201) },
  { visibility: 'nobody' },
  { visibility: 'named-forum' },
  { visibility: 'named-forum', forum: newId() },
  { rollout: newId() },
  { rollout: 'nonsense' },
  { owner: newId() },
  { areaKey: 'no-such' },
]

test('what can’t be registered comes back with what was typed, and nothing is written', async () => {
  const { world, plan, base } = await ground()
  for (const wrong of wrongRisks) {
    const answer = await world.post(base, newRisk({ consequence: 'Det blir dyrt', ...wrong }), plan.lead)
    expect([wrong, answer.status]).toEqual([wrong, 422])
    const html = await answer.text()
    expect(html).toContain('Det blir dyrt')
    expect(html).toContain('role="alert"')
  }
  const { rows } = await world.db.execute('select count(*) as n from risks')
  expect(rows).toEqual([{ n: 0 }])
})

test('a lower score waits for the one who decides, who alone answers; of two answers at once one holds', async () => {
  const { world, plan, base, aRisk, stands, steering, send, page } = await ground()
  const id = await aRisk({ ...{ probability: 5, impact: 4 } })
  const { version } = await stands(id)
  expect(
    await send(`${id}/score`, { probability: '2', impact: '3', reason: 'Klart', version: `${version}` }, plan.lead),
  ).toBe(303)
  expect(await page(id, plan.lead)).toContain('Väntar på svar från Styrgruppen')
  const answer = (as: Person) =>
    world.post(`${base}/${id}/lowering`, { answer: 'confirm', reason: '', version: `${version + 1}` }, as)
  for (const person of [plan.lead, steering.people.member, steering.people.secretary])
    expect((await answer(person)).status).toBe(403)
  const both = await Promise.all([answer(steering.people.chair), answer(steering.people.chair)])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await stands(id)).toMatchObject({ score: 6, level: 1, proposed: null })
})

test('a refusal needs its reason; the proposal is then gone and cannot be answered again', async () => {
  const { world, plan, aRisk, stands, steering, send, programme } = await ground()
  const id = await aRisk({ probability: 5, impact: 4 })
  await world.change((tx) =>
    rescore(tx, programme, id, { probability: 1, impact: 1, reason: 'Klart' }, world.deedOf(plan.lead.id)),
  )
  const version = `${(await stands(id)).version}`
  const { chair } = steering.people
  expect(await send(`${id}/lowering`, { answer: 'refuse', version }, chair)).toBe(422)
  expect(await send(`${id}/lowering`, { answer: 'perhaps', version }, chair)).toBe(422)
  expect(await send(`${id}/lowering`, { answer: 'refuse', reason: 'Inte testat', version }, chair)).toBe(303)
  const now = `${(await stands(id)).version}`
  expect(await send(`${id}/lowering`, { answer: 'confirm', version: now }, chair)).toBe(409)
  expect(await stands(id)).toMatchObject({ score: 20, proposed: null })
})

test('only who decides accepts; a stale form is told, and loses nothing', async () => {
  const { world, plan, base, aRisk, steering, tactical, send, stands } = await ground()
  const id = await aRisk({ probability: 5, impact: 4 })
  const form = { reason: 'Vi lever med det', version: '1' }
  for (const person of [plan.lead, plan.people.hjo, steering.people.member])
    expect(await send(`${id}/acceptance`, form, person)).toBe(403)
  expect(await send(`${id}/acceptance`, form, tactical.people.chair)).toBe(403)
  const stale = await world.post(`${base}/${id}/acceptance`, { ...form, version: '7' }, steering.people.chair)
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Vi lever med det')
  expect(await send(`${id}/acceptance`, { ...form, reason: '' }, steering.people.chair)).toBe(422)
  expect(await send(`${id}/acceptance`, form, steering.people.chair)).toBe(303)
  expect(await stands(id)).toMatchObject({ state: 'accepted' })
  expect(await send(`${id}/acceptance`, { ...form, version: '2' }, steering.people.chair)).toBe(409)
  expect(
    await send(`${id}/acceptance-withdrawal`, { reason: 'Ändrat läge', version: '2' }, steering.people.chair),
  ).toBe(303)
})

test('another text lapses the acceptance, a marked typo correction does not', async () => {
  const { plan, aRisk, send, stands } = await ground()
  const id = await aRisk()
  await send(`${id}/acceptance`, { reason: 'Ja', version: '1' }, plan.lead)
  const words = { threat: 'Integrationen blir senare', visibility: 'all-but-suppliers' }
  expect(await send(`${id}/edit`, { ...words, typo: 'on', version: '2' }, plan.lead)).toBe(303)
  expect(await stands(id)).toMatchObject({ state: 'accepted', wording: 1 })
  expect(await send(`${id}/edit`, { ...words, threat: 'Något annat', version: '2' }, plan.lead)).toBe(409)
  expect(await send(`${id}/edit`, { ...words, threat: 'Något annat', version: '3' }, plan.lead)).toBe(303)
  expect(await stands(id)).toMatchObject({ state: 'open', wording: 2 })
})

test('risks are joined by their numbers; a wrong number, itself or another’s is told', async () => {
  const { plan, aRisk, ofHjo, send, stands, page } = await ground()
  const into = await aRisk()
  await aRisk({ ...ofHjo, probability: 5, impact: 5, threat: 'Samma hos oss' }, plan.inHjo)
  const hidden = await aRisk(
    { rolloutId: plan.skaraRollout.id, organisationId: plan.skara, visibility: 'own' },
    plan.inSkara,
  )
  const join = (numbers: string, version = '1', as = plan.lead) => send(`${into}/joined`, { numbers, version }, as)
  expect(await join('')).toBe(422)
  expect(await join('alla')).toBe(422)
  expect(await join('R99')).toBe(422)
  expect(await join('R1')).toBe(409)
  expect(await join('R2', '9')).toBe(409)
  expect(await join('R2', '1', plan.people.skara)).toBe(403)
  // Skara's own, which the programme's lead sees no more than others do; the lead's own would be.
  expect(await join(`R${(await stands(hidden)).number}`)).toBe(422)
  expect(await join('r2')).toBe(303)
  expect(await stands(into)).toMatchObject({ score: 25 })
  expect(await page(into, plan.lead)).toContain('Samma hos oss')
  expect(await join('R2', `${(await stands(into)).version}`)).toBe(409)
})

test('actions and alternatives: who may, once, and never those of another risk', async () => {
  const { world, plan, base, aRisk, send, hjoLead, programme, steering } = await ground()
  const id = await aRisk({ probability: 5, impact: 5 })
  const other = await aRisk()
  const action = { what: 'Ring leverantören', owner: hjoLead, dueOn: '2026-12-24', once: newId() }
  expect(await send(`${id}/actions`, { ...action, dueOn: '2026-02-31' }, plan.lead)).toBe(422)
  expect(await send(`${id}/actions`, { ...action, owner: newId() }, plan.lead)).toBe(409)
  expect(await send(`${id}/actions`, action, plan.people.skara)).toBe(403)
  expect([await send(`${id}/actions`, action, plan.lead), await send(`${id}/actions`, action, plan.lead)]).toEqual([
    303, 303,
  ])
  const { rows } = await world.db.execute<{ id: string }>('select id from risk_actions')
  expect(rows).toHaveLength(1)
  const done = `actions/${rows[0]?.id}/completion`
  expect(await send(`${other}/${done}`, { version: '1' }, plan.lead)).toBe(404)
  expect(await send(`${id}/${done}`, { version: '1' }, plan.people.skara)).toBe(403)
  expect(
    await send(`${id}/actions/${rows[0]?.id}/date`, { dueOn: '2027-01-10', reason: 'Sjuk', version: '1' }, plan.inHjo),
  ).toBe(303)
  expect(await send(`${id}/${done}`, { version: '1' }, plan.inHjo)).toBe(409)
  expect(await send(`${id}/${done}`, { version: '2' }, plan.inHjo)).toBe(303)
  expect(await send(`${id}/${done}`, { version: '3' }, plan.inHjo)).toBe(409)
  const alternative = await world.change((tx) =>
    addAlternative(tx, programme, id, { title: 'Vänta', consequences: '' }, world.deedOf()),
  )
  if (!alternative.ok) throw new Error(alternative.refusal.code)
  const choice = `${id}/alternatives/${alternative.value}/choice`
  expect(await send(choice, { reason: 'Billigast', version: '1' }, plan.lead)).toBe(403)
  expect(await send(choice, { reason: '', version: '1' }, steering.people.chair)).toBe(422)
  expect(await send(choice, { reason: 'Billigast', version: '1' }, steering.people.chair)).toBe(303)
  expect(await send(`${id}/alternatives/${alternative.value}/removal`, { version: '2' }, plan.lead)).toBe(409)
  expect((await world.get(`${base}/${id}`, steering.people.chair)).status).toBe(200)
})

test('whoever has an action sees the risk, and is asked for it; others of the organisation do not', async () => {
  const { world, plan, base, aRisk, hjoLead, programme, page } = await ground()
  const id = await aRisk({ visibility: 'own' })
  expect((await world.get(`${base}/${id}`, plan.inHjo)).status).toBe(404)
  await world.change((tx) =>
    addAction(
      tx,
      programme,
      id,
      { what: 'Utbilda fler', ownerFunctionId: hjoLead, dueOn: '2026-12-01' },
      world.deedOf(),
    ),
  )
  expect(await page(id, plan.inHjo)).toContain('Du har en åtgärd att göra: Utbilda fler')
  expect((await world.get(`${base}/${id}`, plan.people.change)).status).toBe(404)
})

test('a risk is raised, closed with what became of it, and opened again', async () => {
  const { plan, aRisk, ofHjo, send, stands, page } = await ground()
  const id = await aRisk({ ...ofHjo, probability: 3, impact: 4 }, plan.inHjo)
  expect(await send(`${id}/raising`, { reason: '', version: '1' }, plan.inHjo)).toBe(422)
  expect(await send(`${id}/raising`, { reason: 'Gäller fler', version: '1' }, plan.inHjo)).toBe(303)
  expect(await page(id, plan.inHjo)).toContain('Hjo, lyft till programmet.')
  expect(await send(`${id}/raising`, { reason: 'igen', version: '2' }, plan.inHjo)).toBe(409)
  expect(await send(`${id}/closing`, { outcome: 'other', version: '2' }, plan.inHjo)).toBe(422)
  expect(await send(`${id}/closing`, { outcome: 'gone', version: '2' }, plan.inHjo)).toBe(422)
  expect(await send(`${id}/closing`, { outcome: 'averted', version: '2' }, plan.inSkara)).toBe(403)
  expect(await send(`${id}/closing`, { outcome: 'averted', version: '2' }, plan.inHjo)).toBe(303)
  expect(await send(`${id}/score`, { probability: '5', impact: '5', reason: 'x', version: '3' }, plan.inHjo)).toBe(409)
  expect(await page(id, plan.inHjo)).toContain('Avvärjd')
  expect(await send(`${id}/reopening`, { reason: 'Tillbaka', version: '3' }, plan.inHjo)).toBe(303)
  expect(await stands(id)).toMatchObject({ state: 'open' })
})

test('what the programme’s lead does not see of a receiver’s own is not found, by any deed', async () => {
  const { world, plan, base, aRisk, ofHjo, send } = await ground()
  const id = await aRisk({ ...ofHjo, visibility: 'own' }, plan.inHjo)
  expect((await world.get(`${base}/${id}`, plan.people.skara)).status).toBe(404)
  expect((await world.get(`${base}/${id}`, plan.people.observer)).status).toBe(404)
  for (const deed of [
    'score',
    'lowering',
    'acceptance',
    'reviews',
    'raising',
    'closing',
    'reopening',
    'joined',
    'actions',
    'alternatives',
    'edit',
  ])
    expect(await send(`${id}/${deed}`, { version: '1' }, plan.people.skara)).toBe(404)
  expect((await world.get(`${base}/nonsense`, plan.lead)).status).toBe(404)
  expect((await world.get(`${base}/${newId()}`, plan.lead)).status).toBe(404)
})
