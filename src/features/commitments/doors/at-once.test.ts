import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type World } from '../../../../tests/world.ts'
import { accept, deliver, forecast, giveBack, type Plan, readPlan } from '../index.ts'
import { settle } from './settle.store.ts'

type Tx = Parameters<Parameters<World['change']>[0]>[0]

/** Everything kept beside the receipts: what a recount must give again. */
async function kept(world: World): Promise<unknown> {
  const { rows: rollUps } = await world.db.execute('select * from roll_ups order by rollout_id, area_key, half')
  const { rows: receipts } = await world.db.execute(
    'select id, extended_on, late_after, excused_after, breach_after, units_accepted from receipts order by id',
  )
  return { rollUps, receipts }
}

async function recounted(world: World, plan: Plan): Promise<unknown> {
  const cells = await world.db.execute<{ rolloutId: never; areaKey: string }>(
    sql`select distinct rollout_id as "rolloutId", area_key as "areaKey" from receipts`,
  )
  await world.change((tx) => settle(tx, plan, { cells: cells.rows }))
  return kept(world)
}

test('many deeds at once, on things that wait for each other, leave the same as a recount of everything', async () => {
  const world = await aWorld({ at: '2027-06-10T09:00:00Z' })
  const plan = await aPlan(world)
  const first = await plan.anItem({ critical: true })
  const second = await plan.anItem({ called: 'Beställning', dependsOn: [first] })
  const third = await plan.anItem({ called: 'Installation', areaKey: 'training', dependsOn: [second] })
  const alone = await plan.anItem({ called: 'Kostnadsmodell' })
  const deed = world.deedOf()
  const inPlan = (work: (tx: Tx, p: Plan) => Promise<unknown>) =>
    world.change(async (tx) => work(tx, await readPlan(tx, plan.id)))
  await inPlan((tx, p) => deliver(tx, p, alone, {}, deed))
  const [hjo, skara] = await plan.receiptsOf(alone)
  await Promise.all([
    inPlan((tx, p) => deliver(tx, p, first, {}, deed)),
    inPlan((tx, p) => deliver(tx, p, third, {}, deed)),
    inPlan((tx, p) => accept(tx, p, [hjo.id, skara.id], deed)),
    inPlan((tx, p) => forecast(tx, p, [second], '2027-08-01', 'Leverantören är sen', deed)),
    inPlan((tx, p) => giveBack(tx, p, [skara.id], 'Fel', deed)),
    inPlan((tx, p) => deliver(tx, p, second, {}, deed)),
  ])
  const states = (await plan.receiptsOf(alone)).map(({ state }) => state)
  expect(states[0]).toBe('accepted')
  expect(['accepted', 'returned']).toContain(states[1])
  const after = await kept(world)
  expect(await recounted(world, await plan.plan())).toEqual(after)
})
