import { expect, test } from 'vitest'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld } from '../../../tests/world.ts'

test('of two who move the same date at once, the second is shown what it now does', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [{ id }] = plan.hjoRollout.goLives
  const previewed = async (on: string) => {
    const query = new URLSearchParams({ goLive: id, goLives: id, way: 'day', on })
    const page = await (await world.get(`/programmes/${plan.id}/dates/preview?${query}`, plan.lead)).text()
    const hidden = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''
    return { moves: hidden('moves'), seen: hidden('seen'), back: '', reason: 'Avtalet dröjer' }
  }
  const [first, second] = [await previewed('2027-10-01'), await previewed('2027-11-02')]
  const move = async (form: typeof first) => (await world.post(`/programmes/${plan.id}/dates`, form, plan.lead)).status
  const statuses = await Promise.all([move(first), move(second)])
  expect(statuses.sort()).toEqual([303, 409])
})
