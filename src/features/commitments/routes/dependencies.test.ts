import { expect, test } from 'vitest'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'

test('what waits for what is told as far as the reader sees it, and what is not seen stays when the rest is changed', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const kept = await plan.anItem({
    called: 'Hemlig avveckling',
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    visibility: 'own',
  })
  const open = await plan.anItem({ called: 'Nätverk' })
  const item = await plan.anItem({ called: 'Inloggning', dependsOn: [kept, open] })
  const page = `/programmes/${plan.id}/commitments/${item}`
  const seenBy = async (person: typeof plan.lead, path = page) => (await world.get(path, person)).text()
  expect(await seenBy(plan.inHjo)).toContain('Hemlig avveckling')
  const others = await seenBy(plan.lead)
  expect(others).toContain('Nätverk')
  expect(others).not.toContain('Hemlig avveckling')
  const version = /action="[^"]*\/dependencies"[\s\S]*?name="version" value="(\d+)"/.exec(others)?.[1] ?? ''
  expect((await world.post(`${page}/dependencies`, { version, needs: [] }, plan.lead)).status).toBe(303)
  const left = await seenBy(plan.inHjo)
  expect(left).toContain('Hemlig avveckling')
})
