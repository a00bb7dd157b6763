import { expect, test } from 'vitest'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'

test('on an item’s page only rows that the reader can do something with have a box', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const [hjo, skara] = await plan.receiptsOf(item)
  const boxes = async (person: Person) => {
    const page = await (await world.get(`/programmes/${plan.id}/commitments/${item}`, person)).text()
    return [hjo, skara]
      .filter(({ id }) => page.includes(`name="receipt" value="${id}"`))
      .map(({ receiver }) => receiver)
  }
  expect(await boxes(plan.inHjo)).toEqual(['Hjo'])
  expect(await boxes(plan.lead)).toEqual(['Hjo', 'Skara'])
  const area = await world.aPerson('Utbildningsansvarig, Hjo')
  await world.holds(area, 'area-lead', plan.hjo, plan.id, 'training')
  expect(await boxes(area)).toEqual([])
})
