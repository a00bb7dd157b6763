import { expect, test } from 'vitest'
import { setLevels, usualLevels } from '#src/features/risks/index.ts'
import { aForum, aSeat } from '../../tests/a-forum.ts'
import { aPlan } from '../../tests/a-plan.ts'
import { aWorld } from '../../tests/world.ts'

test('a forum that is given a risk level while somebody ends it does not end: a risk would be nobody’s', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const id = await aForum(world, plan)
  await aSeat(world, id, 'chair', plan.region)
  const programme = { id: plan.id, leadPartyId: plan.region }
  const [set, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const setting = world.change(async (tx) => {
    const levels = usualLevels({ kind: 'forum', id })
    const done = await setLevels(tx, programme, { levels }, world.deedOf())
    expect(done.ok).toBe(true)
    set.resolve()
    await mayCommit.promise
  })
  await set.promise
  const ending = world.post(`/forums/${id}/ending`, {}, plan.lead)
  const waits = async () =>
    (
      await world.db.execute(`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`)
    ).rowCount
  await expect.poll(waits, { timeout: 20_000 }).toBe(1)
  mayCommit.resolve()
  await setting
  const answer = await ending
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Forumet beslutar om risker')
})
