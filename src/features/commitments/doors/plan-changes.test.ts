import { expect, test } from 'vitest'
import { addWave, chooseAreas, moveToWave } from '#src/features/programmes/index.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type World } from '../../../../tests/world.ts'
import { deliver, markDoneBefore, markNotApplicable, planHandlers, readPlan, reopen } from '../index.ts'

type Plan = Awaited<ReturnType<typeof aPlan>>

const skaraMovesTo = (world: World, plan: Plan, waveId: Awaited<ReturnType<typeof addWave>>) =>
  world.change((tx) =>
    moveToWave(
      tx,
      { programmeId: plan.id, rolloutIds: [plan.skaraRollout.id], waveId, reason: 'Vill vänta' } as never,
      world.deedOf(),
      planHandlers,
    ),
  )

const inHjo = (world: World, plan: Plan, takesPart: boolean) =>
  world.change((tx) =>
    chooseAreas(
      tx,
      {
        programmeId: plan.id,
        rolloutId: plan.hjoRollout.id,
        areas: [{ areaKey: 'technology', takesPart, reason: takesPart ? '' : 'Sköts av Skara' }],
      },
      world.deedOf(),
      planHandlers,
    ),
  )

test('a rollout that comes back to a wave takes up what it left there, where it left it', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const second = await world.change((tx) => addWave(tx, { programmeId: plan.id, name: 'Etapp 2' }, world.deedOf()))
  const item = await plan.anItem({ scope: 'wave', waveId: plan.waveId })
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf()))
  await skaraMovesTo(world, plan, second)
  expect((await plan.receiptsOf(item))[1].state).toBe('not-applicable')
  await skaraMovesTo(world, plan, plan.waveId)
  expect((await plan.receiptsOf(item))[1].state).toBe('delivered')
})

test('an area that is taken up again brings back what it left out, not what was exempt for a reason of its own', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [left, exempt] = [await plan.anItem(), await plan.anItem({ called: 'Reservkraft' })]
  const [own] = await plan.receiptsOf(exempt)
  await world.change(async (tx) =>
    markNotApplicable(tx, await readPlan(tx, plan.id), [own.id], 'Har redan', world.deedOf()),
  )
  await inHjo(world, plan, false)
  expect((await plan.receiptsOf(left))[0].state).toBe('not-applicable')
  await inHjo(world, plan, true)
  expect((await plan.receiptsOf(left))[0].state).toBe('not-started')
  expect((await plan.receiptsOf(exempt))[0].state).toBe('not-applicable')
})

test('what is asked for again after “klart före Samtakt” was not done before', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const [hjo] = await plan.receiptsOf(item)
  const isFromBefore = async () =>
    (
      await world.db.execute<{ before: boolean }>(
        `select before_samtakt as before from receipts where id = '${hjo.id}'`,
      )
    ).rows[0]?.before
  const inPlan = (work: (tx: never, at: Awaited<ReturnType<typeof readPlan>>) => Promise<unknown>) =>
    world.change(async (tx) => work(tx as never, await readPlan(tx, plan.id)))
  await inPlan((tx, at) => markDoneBefore(tx, at, [hjo.id], '2026-03-01', world.deedOf()))
  expect(await isFromBefore()).toBe(true)
  await inPlan((tx, at) => deliver(tx, at, item, { askAgain: [hjo.id] }, world.deedOf()))
  expect(await isFromBefore()).toBe(false)
  await inPlan((tx, at) => markDoneBefore(tx, at, [hjo.id], '2026-03-01', world.deedOf()))
  await inPlan((tx, at) => reopen(tx, at, [hjo.id], 'Fel fil', world.deedOf()))
  expect(await isFromBefore()).toBe(false)
})

test('a receiver has one receipt of a commitment: a second one would count twice', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const again = `insert into receipts select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7()))).* from receipts r where r.commitment_id = '${item}'`
  await expect(world.db.execute(again)).rejects.toMatchObject({ cause: { constraint: 'receipts_once' } })
})
