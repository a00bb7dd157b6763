import { expect, test } from 'vitest'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld } from '../../../tests/world.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const add = (form: Record<string, string>, person = plan.lead) =>
    world.post(`/programmes/${plan.id}/functions`, form, person)
  return { world, plan, add, page: `/programmes/${plan.id}/functions/new` }
}

test('a programme lead adds a function, and is led to where somebody is appointed; twice is once', async () => {
  const { world, plan, add } = await aProgramme()
  const added = await add({ kind: 'change-lead', party: plan.hjo })
  expect(added.status).toBe(303)
  const place = added.headers.get('location') ?? ''
  expect(await (await world.get(place, plan.lead)).text()).toContain('Förändringsledare, Hjo')
  expect((await add({ kind: 'change-lead', party: plan.hjo })).headers.get('location')).toBe(place)
})

test('insight is given to anyone, other functions to those who take part', async () => {
  const { world, plan, add } = await aProgramme()
  const elsewhere = await world.aParty('Ale')
  const refused = await add({ kind: 'staff', party: elsewhere })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('deltar inte i programmet')
  expect((await add({ kind: 'observer', party: elsewhere })).status).toBe(303)
  expect((await add({ kind: 'staff', party: plan.supplier })).status).toBe(303)
})

test('a rollout lead adds within its own organisation, and gives no insight', async () => {
  const { world, plan, add, page } = await aProgramme()
  expect((await add({ kind: 'staff', party: plan.hjo }, plan.inHjo)).status).toBe(303)
  expect((await add({ kind: 'staff', party: plan.skara }, plan.inHjo)).status).toBe(422)
  expect((await add({ kind: 'observer', party: plan.hjo }, plan.inHjo)).status).toBe(422)
  expect((await world.get(page, plan.inHjo)).status).toBe(200)
  for (const person of [plan.atSupplier, plan.observer]) expect((await world.get(page, person)).status).toBe(403)
})

test.each([
  {},
  { kind: 'admin' },
  { kind: 'programme-lead' },
  { kind: 'staff', party: 'x' },
])('what is no function, or of nobody, is told beside the field: %j', async (form) => {
  const { plan, add } = await aProgramme()
  expect((await add({ party: plan.hjo, ...(form as Record<string, string>) })).status).toBe(422)
})
