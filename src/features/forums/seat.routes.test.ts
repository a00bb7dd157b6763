import { expect, test } from 'vitest'
import { aForum, aSeat } from '../../../tests/a-forum.ts'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld } from '../../../tests/world.ts'
import { listSeats } from './seat.store.ts'
import { holderOn } from './seat.ts'

async function aSteeringGroup() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const id = await aForum(world, plan)
  const path = `/forums/${id}`
  const textOf = async (where: string, person = plan.lead) => (await world.get(where, person)).text()
  const newSeat = (over: Record<string, string> = {}) => ({
    once: crypto.randomUUID(),
    kind: 'member',
    party: plan.hjo,
    mayDecide: 'Personal och tider',
    ...over,
  })
  return { world, plan, id, path, textOf, newSeat }
}

test('a seat is added with its organisation and what its holder may decide at home, and is vacant until somebody sits there', async () => {
  const { world, plan, path, textOf, newSeat } = await aSteeringGroup()
  const added = await world.post(`${path}/seats`, newSeat(), plan.lead)
  expect(added.status).toBe(303)
  const seat = added.headers.get('location') ?? ''
  expect(await textOf(seat)).toContain('Ledamot, Hjo')
  const page = await textOf(path)
  for (const text of ['Personal och tider', 'ej utsedd']) expect(page).toContain(text)
  expect(await textOf(`${path}?format=csv`)).toContain('Personal och tider')
})

test.each([
  { party: '' },
  { party: 'nobody' },
  { party: '01900000-0000-7000-8000-000000000000' },
])('a member of no organisation is refused: %j', async (wrong) => {
  const { world, plan, path, newSeat } = await aSteeringGroup()
  const refused = await world.post(`${path}/seats`, newSeat(wrong as never), plan.lead)
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('id="party-error"')
  expect(page).toContain('Personal och tider')
})

test.each([{ kind: 'king' }, { mayDecide: 'x'.repeat(1001) }, { once: 'x' }])('bad input is 422: %j', async (wrong) => {
  const { world, plan, path, newSeat } = await aSteeringGroup()
  expect((await world.post(`${path}/seats`, newSeat(wrong as never), plan.lead)).status).toBe(422)
})

test('a forum has one chair at most, also when two are added at once', async () => {
  const { world, plan, path, newSeat } = await aSteeringGroup()
  const add = () => world.post(`${path}/seats`, newSeat({ kind: 'chair' }), plan.lead)
  const answers = await Promise.all([add(), add()])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const member = await world.post(`${path}/seats`, newSeat(), plan.lead)
  const seat = member.headers.get('location') ?? ''
  const made = await world.post(seat, { ...newSeat({ kind: 'chair' }), version: '1' }, plan.lead)
  expect(made.status).toBe(409)
  expect(await made.text()).toContain('redan en ordförandeplats')
})

test('a seat is changed by one at a time, and taken away with who holds it', async () => {
  const { world, plan, id, path, textOf, newSeat } = await aSteeringGroup()
  const { seatId, person } = await aSeat(world, id, 'member', plan.hjo)
  const seat = `${path}/seats/${seatId}`
  const edit = (version: string, over = {}) => world.post(seat, { ...newSeat(over), version }, plan.lead)
  expect((await edit('1', { party: plan.skara, kind: 'substitute' })).status).toBe(303)
  expect(await textOf(seat)).toContain('Ersättare, Skara')
  expect((await edit('1')).status).toBe(409)
  expect((await edit('2', { party: 'x' })).status).toBe(422)
  expect((await world.actorOf(person)).seats.map(({ kind }) => kind)).toEqual(['substitute'])
  expect((await world.post(`${seat}/ending`, {}, plan.lead)).status).toBe(303)
  expect((await world.actorOf(person)).seats).toEqual([])
  expect((await edit('2')).status).toBe(409)
  expect(await textOf(seat)).toContain('Platsen finns inte längre')
})

test('somebody takes a seat and is told; another takes over; then it is vacant', async () => {
  const { world, plan, id, path, textOf } = await aSteeringGroup()
  const { seatId } = await aSeat(world, id, 'chair', plan.region, null)
  const seat = `${path}/seats/${seatId}`
  const fill = (form: Record<string, string>) =>
    world.post(`${seat}/holdings`, { person: '', name: '', email: '', from: '2026-11-01', to: '', ...form }, plan.lead)
  expect((await fill({ person: plan.inHjo.id })).status).toBe(303)
  expect((await world.actorOf(plan.inHjo)).seats).toMatchObject([
    { kind: 'chair', forumId: id, programmeIds: [plan.id] },
  ])
  const { rows } = await world.db.execute<{ code: string; href: string }>(
    `select code, href from notices where person_id = '${plan.inHjo.id}'`,
  )
  expect(rows).toEqual([{ code: 'forum.seat-given', href: path }])
  const taken = await fill({ person: plan.inSkara.id })
  expect(taken.status).toBe(409)
  expect(await taken.text()).toContain('sitter på platsen. Lämna över i stället.')
  const handOver = (form: Record<string, string>) => world.post(`${seat}/handover`, form, plan.lead)
  const wish = { fromPerson: plan.inHjo.id, toPerson: plan.inSkara.id, on: '2026-11-22' }
  expect((await handOver({ ...wish, on: '2026-10-01' })).status).toBe(409)
  expect((await handOver({ ...wish, toPerson: plan.inHjo.id })).status).toBe(409)
  expect((await handOver({ ...wish, toPerson: '01900000-0000-7000-8000-000000000000' })).status).toBe(422)
  expect((await handOver(wish)).status).toBe(303)
  expect((await world.actorOf(plan.inHjo)).seats).toEqual([])
  const { rows: held } = await world.db.execute<{ id: string }>(
    `select id from holdings where function_id = '${seatId}' and valid_to is null`,
  )
  const end = (on: string) => world.post(`${seat}/holdings/${held[0]?.id}/end`, { on }, plan.lead)
  expect((await end('2026-11-21')).status).toBe(409)
  expect((await end('2026-02-31')).status).toBe(422)
  expect((await end('2026-11-22')).status).toBe(303)
  const [left] = await listSeats(world.db, id, '2026-11-23')
  expect(left && holderOn(left, '2026-11-23')).toBeUndefined()
  const history = await textOf(path)
  for (const text of ['blev ordförande för Regionen', 'lämnade över till', 'är ordförande för Regionen till och med'])
    expect(history).toContain(text)
})

test('somebody new is invited to a seat by name and address, and their link is shown once', async () => {
  const { world, plan, id, path, textOf } = await aSteeringGroup()
  const { seatId } = await aSeat(world, id, 'member', plan.hjo, null)
  const seat = `${path}/seats/${seatId}`
  const fill = (form: Record<string, string>) =>
    world.post(`${seat}/holdings`, { from: '2026-11-22', ...form }, plan.lead)
  const invited = await fill({ name: 'Nämndens ordförande, Hjo', email: 'namnden@hjo.example' })
  expect(invited.status).toBe(201)
  expect(await invited.text()).toContain('/invitations/')
  expect(await textOf(seat)).toContain('Nämndens ordförande, Hjo sitter där')
  for (const wrong of [
    {},
    { name: 'Bara namn' },
    { email: 'ada@hjo.example' },
    { name: 'A', email: 'nej' },
    { person: 'x' },
  ])
    expect((await fill(wrong)).status).toBe(422)
  expect((await fill({ person: plan.inSkara.id, from: '2027-01-01', to: '2026-12-01' })).status).toBe(409)
})

test('a rollout lead fills its own organisation’s seats, in any forum of the programme, and no others', async () => {
  const { world, plan, id, path, newSeat } = await aSteeringGroup()
  const { seatId: hjo } = await aSeat(world, id, 'member', plan.hjo, null)
  const { seatId: skara } = await aSeat(world, id, 'member', plan.skara, null)
  const fill = (seat: string) =>
    world.post(`${path}/seats/${seat}/holdings`, { person: plan.inHjo.id, from: '2026-11-22' }, plan.inHjo)
  expect((await fill(hjo)).status).toBe(303)
  expect((await fill(skara)).status).toBe(403)
  expect((await world.post(`${path}/seats`, newSeat(), plan.inHjo)).status).toBe(403)
  expect((await world.post(`${path}/seats/${hjo}/ending`, {}, plan.inHjo)).status).toBe(403)
})

test('the chair chooses among those of the programme and those who sit there, and nobody else', async () => {
  const { world, plan, id, path } = await aSteeringGroup()
  const { person: chair } = await aSeat(world, id, 'chair', plan.region)
  const { person: member } = await aSeat(world, id, 'member', plan.hjo)
  const { seatId: vacant } = await aSeat(world, id, 'substitute', plan.hjo, null)
  const fill = (person: string) => world.post(`${path}/seats/${vacant}/holdings`, { person, from: '2026-11-22' }, chair)
  const outside = await world.aPerson('Utomstående')
  await world.holds(outside, 'staff', await world.aParty('Falköping'))
  expect((await fill(outside.id)).status).toBe(422)
  expect((await fill(member.id)).status).toBe(303)
  await world.db.execute(`delete from holdings where function_id = '${vacant}'`)
  expect((await fill(plan.inSkara.id)).status).toBe(303)
})

test('the chair and the secretary record who came; each seat’s share and the turnover are explained', async () => {
  const { world, plan, id, path, textOf } = await aSteeringGroup()
  const { seatId: chairSeat, person: chair } = await aSeat(world, id, 'chair', plan.region)
  const { person: secretary } = await aSeat(world, id, 'secretary', plan.region)
  const { seatId: memberSeat, person: member } = await aSeat(world, id, 'member', plan.hjo)
  const { seatId: vacant } = await aSeat(world, id, 'member', plan.skara, null)
  const meet = (heldOn: string, came: readonly string[], person = chair) =>
    world.post(`${path}/meetings`, { once: crypto.randomUUID(), heldOn, came }, person)
  expect((await meet('2026-10-01', [chairSeat, memberSeat])).status).toBe(303)
  expect((await meet('2026-11-01', [chairSeat], secretary)).status).toBe(303)
  const page = await textOf(path, chair)
  expect(page).toMatch(/50\s%/)
  expect(page).toContain('1 av 2')
  expect(page).toContain('representerade 3 av 4 gånger')
  for (const [heldOn, came, status] of [
    ['2026-11-23', [chairSeat], 422],
    ['2026-10-01', [chairSeat], 409],
    ['2026-02-31', [chairSeat], 422],
    ['2026-11-15', [vacant], 422],
    ['2025-06-01', [chairSeat], 422],
    ['2026-11-15', ['01900000-0000-7000-8000-000000000000'], 422],
  ] as const)
    expect([heldOn, (await meet(heldOn, came)).status]).toEqual([heldOn, status])
  for (const person of [member, plan.lead]) expect((await meet('2026-11-10', [], person)).status).toBe(403)
  const { rows } = await world.db.execute<{ id: string }>("select id from held_meetings where held_on = '2026-11-01'")
  const meeting = `${path}/meetings/${rows[0]?.id}`
  expect(await textOf(meeting, secretary)).toContain('Rätta mötet')
  const correct = (form: Record<string, string | string[]>) => world.post(meeting, form, secretary)
  expect((await correct({ heldOn: '2026-10-01', came: [], version: '1' })).status).toBe(409)
  expect((await correct({ heldOn: '2026-11-02', came: [chairSeat, memberSeat], version: '1' })).status).toBe(303)
  expect((await correct({ heldOn: '2026-11-02', came: [], version: '1' })).status).toBe(409)
  expect((await correct({ heldOn: '', came: [], version: '2' })).status).toBe(422)
  expect(await textOf(path, chair)).toContain('representerade 4 av 4 gånger')
})
