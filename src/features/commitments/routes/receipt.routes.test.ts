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
