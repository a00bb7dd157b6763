import { expect, test } from 'vitest'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'
import { accept, deliver, readPlan } from '../index.ts'

test('units are accepted as one also when some of them have accepted before', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  for (const name of ['Ekgården', 'Solbacken']) {
    const unit = await world.aParty(name, 'unit', plan.hjo)
    await world.db.execute(`insert into rollout_units values ('${plan.id}', '${plan.hjoRollout.id}', '${unit}', null)`)
  }
  const item = await plan.anItem({ scope: 'unit', rolloutId: plan.hjoRollout.id })
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf()))
  const [, ekgården] = await plan.receiptsOf(item)
  await world.change(async (tx) => accept(tx, await readPlan(tx, plan.id), [ekgården.id], world.deedOf()))
  const [whole] = await plan.receiptsOf(item)
  expect(whole).toMatchObject({ state: 'delivered', unitsAccepted: 1 })
  const path = `/programmes/${plan.id}/commitments/${item}/receipts/${whole.id}/acceptance`
  const answer = await world.post(path, { version: String(whole.version) }, plan.inHjo)
  expect(answer.status).toBe(303)
  expect((await plan.receiptsOf(item))[0]).toMatchObject({ state: 'accepted', unitsAccepted: 2 })
})

test('units are folded into their receiver until they are asked for, and can then be chosen', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const unit = await world.aParty('Ekgården', 'unit', plan.hjo)
  await world.db.execute(`insert into rollout_units values ('${plan.id}', '${plan.hjoRollout.id}', '${unit}', null)`)
  const item = await plan.anItem({ scope: 'unit', rolloutId: plan.hjoRollout.id })
  const path = `/programmes/${plan.id}/commitments/${item}`
  const page = async (query: string) => (await world.get(path + query, plan.lead)).text()
  const folded = await page('')
  expect(folded).not.toContain('Ekgården')
  expect(folded).toContain(`${path}?units=1#receipts`)
  const unfolded = await page('?units=1')
  const [, ofUnit] = await plan.receiptsOf(item)
  expect(unfolded).toContain('Ekgården')
  expect(unfolded).toContain(`value="${ofUnit.id}"`)
  expect(unfolded).toContain(`value="${path}?units=1"`)
})
