import { expect, test } from 'vitest'
import { addWave, moveToWave, setDecidedDates } from '#src/features/programmes/index.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'
import { inBoth } from '../commitment.ts'
import {
  accept,
  assignOwner,
  assignReceiver,
  consent,
  consentToSilence,
  createCommitments,
  deliver,
  editCommitment,
  forecast,
  giveBack,
  light,
  markDoneBefore,
  markNotApplicable,
  planHandlers,
  readPlan,
  readRollUps,
  reopen,
  setDependencies,
  withdraw,
} from '../index.ts'

const states = (receipts: readonly { receiver: string; state: string }[]) =>
  Object.fromEntries(receipts.map(({ receiver, state }) => [receiver, state]))

test('a commitment of the programme is due to each receiver its lead time before that receiver goes live', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const receipts = await plan.receiptsOf(await plan.anItem())
  expect(receipts.map(({ receiver, due, half, state }) => ({ receiver, due, half, state }))).toEqual([
    { receiver: 'Hjo', due: '2027-06-01', half: 'deliveries', state: 'not-started' },
    { receiver: 'Skara', due: '2027-06-01', half: 'deliveries', state: 'not-started' },
  ])
})

test('it is delivered once, and each receiver accepts or returns it; a new version asks only those who returned', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const deed = world.deedOf(plan.lead.id)
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, { label: '0.7' }, deed))
  const [hjo, skara] = await plan.receiptsOf(item)
  expect([hjo?.reviewDue, skara?.state]).toEqual(['2026-12-04', 'delivered'])
  await world.change(async (tx) => accept(tx, await readPlan(tx, plan.id), [hjo.id], deed))
  await world.change(async (tx) => giveBack(tx, await readPlan(tx, plan.id), [skara.id], 'Modellen saknas', deed))
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'accepted', Skara: 'returned' })
  const second = await world.change(async (tx) =>
    deliver(tx, await readPlan(tx, plan.id), item, { label: '0.8' }, deed),
  )
  expect(second).toMatchObject({ ok: true, value: { number: 2, done: [skara.id] } })
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'accepted', Skara: 'delivered' })
  const third = await world.change(async (tx) =>
    deliver(tx, await readPlan(tx, plan.id), item, { label: '1.0', askAgain: [hjo.id] }, deed),
  )
  expect(third.ok && third.value.done.length).toBe(2)
})

test('roll-ups follow every deed', async () => {
  const world = await aWorld({ at: '2027-06-10T09:00:00Z' })
  const plan = await aPlan(world)
  const item = await plan.anItem({ critical: true })
  const lightsOf = async () => {
    const rows = await readRollUps(world.db, await plan.view(plan.lead))
    return rows
      .filter((row) => row.half === 'deliveries' && row.areaKey === 'technology')
      .map((row) => light([row], world.today() as never).light)
  }
  expect(await lightsOf()).toEqual(['red', 'red'])
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf()))
  expect(await lightsOf()).toEqual(['yellow', 'yellow'])
  const [hjo] = await plan.receiptsOf(item)
  await world.change(async (tx) => accept(tx, await readPlan(tx, plan.id), [hjo.id], world.deedOf()))
  expect((await lightsOf()).sort()).toEqual(['green', 'yellow'])
})

test('one who waits for a late one is excused, also in another rollout, and keeps its working time', async () => {
  const world = await aWorld({ at: '2027-06-10T09:00:00Z' })
  const plan = await aPlan(world)
  const needed = await plan.anItem({
    called: 'Användarlista',
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    receiver: 'programme',
  })
  const waiting = await plan.anItem({
    called: 'Inloggningar provade',
    scope: 'rollout',
    rolloutId: plan.skaraRollout.id,
    ownerId: plan.skara,
    dueRule: { kind: 'fixed', on: '2027-06-11' },
    dependsOn: [needed],
  })
  const [before] = await plan.receiptsOf(waiting)
  expect(before).toMatchObject({ lateAfter: '2027-06-11', excusedAfter: '2027-06-01' })
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), needed, {}, world.deedOf()))
  const [after] = await plan.receiptsOf(waiting)
  expect(after).toMatchObject({ extended: '2027-06-17', lateAfter: '2027-06-17', excusedAfter: null })
})

test('a circle is refused', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const first = await plan.anItem()
  const second = await plan.anItem({ called: 'Beställning', dependsOn: [first] })
  const refused = await world.change(async (tx) =>
    setDependencies(tx, await readPlan(tx, plan.id), first, [second], world.deedOf()),
  )
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'circle' } })
})

test('units are summed up: two of three done is two thirds of one', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const units = await Promise.all(
    ['Ekgården', 'Solbacken', 'Tallen'].map((name) => world.aParty(name, 'unit', plan.hjo)),
  )
  for (const unit of units)
    await world.db.execute(`insert into rollout_units values ('${plan.id}', '${plan.hjoRollout.id}', '${unit}', null)`)
  const item = await plan.anItem({
    called: 'Personal utbildad',
    scope: 'unit',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    areaKey: 'training',
  })
  const all = await plan.receiptsOf(item)
  expect(all.map(({ unit, units }) => [unit, units])).toEqual([
    [null, 3],
    ['Ekgården', 0],
    ['Solbacken', 0],
    ['Tallen', 0],
  ])
  const only = all.slice(1, 3).map(({ id }) => id)
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, { only }, world.deedOf()))
  expect((await plan.receiptsOf(item))[0]).toMatchObject({ state: 'in-progress', unitsAccepted: 2 })
  const rollUps = await readRollUps(world.db, await plan.view(plan.lead))
  const row = rollUps.find(
    (one) => one.areaKey === 'training' && one.half === 'preparations' && one.rolloutId === plan.hjoRollout.id,
  )
  expect([row?.applicable, row?.accepted]).toEqual([1, expect.closeTo(2 / 3, 5)])
  await world.db.execute(`delete from rollout_units where unit_id = '${units[2]}'`)
  await world.change(async (tx) =>
    planHandlers.onUnitsChanged(
      tx,
      {
        programme: await plan.view(plan.lead),
        rolloutId: plan.hjoRollout.id,
        added: [],
        removed: units.slice(2),
        moved: [],
      },
      world.deedOf(),
    ),
  )
  expect((await plan.receiptsOf(item))[0]).toMatchObject({ state: 'accepted', unitsAccepted: 2 })
})

test('moving go-live nearer re-dates, and the decision answers for the breach', async () => {
  const world = await aWorld({ at: '2027-06-10T09:00:00Z' })
  const plan = await aPlan(world)
  const item = await plan.anItem({ dueRule: { kind: 'lead', duration: 'P1M', side: 'before' } })
  const moves = [
    { goLiveId: plan.hjoRollout.goLives[0].id, rolloutId: plan.hjoRollout.id, from: '2027-09-01', to: '2027-07-01' },
  ]
  const preview = await planHandlers.previewMove(
    world.db,
    { programme: await plan.view(plan.lead), moves },
    world.today(),
  )
  expect(preview.redated).toMatchObject([{ receiver: 'Hjo', from: '2027-07-30', to: '2027-06-01' }])
  expect(preview.inBreach).toMatchObject([{ promised: 'P1M' }])
  await world.change(async (tx) =>
    setDecidedDates(
      tx,
      {
        programmeId: plan.id,
        dates: [{ goLiveId: plan.hjoRollout.goLives[0].id, on: '2027-07-01', reason: 'Avtalet går ut' }],
      },
      world.deedOf(),
      planHandlers,
    ),
  )
  const [hjo, skara] = await plan.receiptsOf(item)
  expect(hjo).toMatchObject({ due: '2027-06-01', brokenBy: '2027-06-10', breachAfter: '2027-06-01' })
  expect(skara).toMatchObject({ due: '2027-07-30', brokenBy: null })
})

test('a rollout that comes later gets what everyone gets, and what is delivered already to review', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf()))
  const tibro = await world.aParty('Tibro')
  const { addRollouts } = await import('#src/features/programmes/index.ts')
  await world.change((tx) =>
    addRollouts(tx, { programmeId: plan.id, waveId: plan.waveId, partyIds: [tibro] }, world.deedOf(), planHandlers),
  )
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'delivered', Skara: 'delivered', Tibro: 'delivered' })
})

test('a rollout that changes wave leaves what only the old one had and gets what the new one has', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const second = await world.change((tx) => addWave(tx, { programmeId: plan.id, name: 'Etapp 2' }, world.deedOf()))
  const ofFirst = await plan.anItem({ called: 'Utbildningsdagar', scope: 'wave', waveId: plan.waveId })
  const ofSecond = await plan.anItem({ called: 'Utbildningsdagar 2', scope: 'wave', waveId: second })
  await world.change((tx) =>
    moveToWave(
      tx,
      { programmeId: plan.id, rolloutIds: [plan.skaraRollout.id], waveId: second, reason: 'Vill vänta' } as never,
      world.deedOf(),
      planHandlers,
    ),
  )
  expect(states(await plan.receiptsOf(ofFirst))).toEqual({ Hjo: 'not-started', Skara: 'not-applicable' })
  expect(states(await plan.receiptsOf(ofSecond))).toEqual({ Skara: 'not-started' })
})

test('not applicable for a mandatory item waits for consent, and silence consents', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem({ mandatory: true })
  const [hjo, skara] = await plan.receiptsOf(item)
  await world.change(async (tx) =>
    markNotApplicable(tx, await readPlan(tx, plan.id), [hjo.id, skara.id], 'Vi har redan', world.deedOf()),
  )
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'not-started', Skara: 'not-started' })
  await world.change(async (tx) => consent(tx, await readPlan(tx, plan.id), [hjo.id], world.deedOf()))
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'not-applicable', Skara: 'not-started' })
  world.clock.set('2026-12-10T09:00:00Z')
  await world.change(async (tx) => consentToSilence(tx, await readPlan(tx, plan.id), world.deedOf()))
  expect(states(await plan.receiptsOf(item))).toEqual({ Hjo: 'not-applicable', Skara: 'not-applicable' })
})

test('what was done before Samtakt asks nobody and breaks no promise', async () => {
  const world = await aWorld({ at: '2027-08-10T09:00:00Z' })
  const plan = await aPlan(world)
  const item = await plan.anItem()
  const all = await plan.receiptsOf(item)
  await world.change(async (tx) =>
    markDoneBefore(
      tx,
      await readPlan(tx, plan.id),
      all.map(({ id }) => id),
      null,
      world.deedOf(),
    ),
  )
  expect(
    (await plan.receiptsOf(item)).map(({ state, breachAfter, lateAfter }) => [state, breachAfter, lateAfter]),
  ).toEqual([
    ['accepted', null, null],
    ['accepted', null, null],
  ])
})

test('reopening, forecasting and withdrawing leave the roll-ups true', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem({ critical: true })
  const inPlan = <T>(
    work: (
      tx: Parameters<Parameters<typeof world.change>[0]>[0],
      p: Awaited<ReturnType<typeof readPlan>>,
    ) => Promise<T>,
  ) => world.change(async (tx) => work(tx, await readPlan(tx, plan.id)))
  const [hjo] = await plan.receiptsOf(item)
  await inPlan((tx, p) => deliver(tx, p, item, {}, world.deedOf()))
  await inPlan((tx, p) => accept(tx, p, [hjo.id], world.deedOf()))
  await inPlan((tx, p) => reopen(tx, p, [hjo.id], 'Fel modell', world.deedOf()))
  expect(states(await plan.receiptsOf(item)).Hjo).toBe('delivered')
  const late = await plan.anItem({ called: 'Prislista', critical: true })
  await inPlan((tx, p) => forecast(tx, p, [late], '2027-07-01', 'Upphandlingen drar ut på tiden', world.deedOf()))
  const row = async () =>
    (await readRollUps(world.db, await plan.view(plan.lead))).find(
      (one) => one.rolloutId === plan.hjoRollout.id && one.half === 'deliveries',
    )
  expect((await row())?.open.some((entry) => entry.forecastLate)).toBe(true)
  await inPlan((tx, p) => withdraw(tx, p, [late], 'Behövs inte', world.deedOf()))
  expect(await row()).toMatchObject({ total: 1 })
})

test('a large plan is made in seconds', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const many = Array.from({ length: 500 }, (_, at) => ({
    scope: 'programme' as const,
    areaKey: 'technology',
    title: inBoth(`Leverans ${at}`),
    ownerId: plan.region,
    dueRule: { kind: 'at-go-live' as const },
  }))
  const made = await world.change(async (tx) =>
    createCommitments(tx, await readPlan(tx, plan.id), many, world.deedOf()),
  )
  expect(made.ok && made.value.length).toBe(500)
})

test('the same form sent once more, unchanged, is told once', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [item, other] = [await plan.anItem(), await plan.anItem({ called: 'Tekniska krav' })]
  const functionId = await world.holds(await world.aPerson('Teknik'), 'area-lead', plan.region, plan.id, 'technology')
  const [hjo] = await plan.receiptsOf(item)
  const words = {
    areaKey: 'training',
    title: inBoth('Utrustning'),
    why: inBoth(''),
    evidence: inBoth(''),
    dueRule: { kind: 'at-go-live' } as const,
    notBefore: null,
    validity: null,
    minimumDays: 5,
    critical: true,
    mandatory: false,
  }
  const deed = world.deedOf(plan.lead.id)
  for (const _ of ['first', 'again']) {
    await world.change(async (tx) => {
      const now = await readPlan(tx, plan.id)
      await forecast(tx, now, [item], '2027-07-01', 'Sent', deed)
      await assignOwner(tx, now, [item], functionId, deed)
      await assignReceiver(tx, now, [hjo.id], functionId, deed)
      await setDependencies(tx, now, item, [other], deed)
      await editCommitment(tx, now, item, null, words, deed)
    })
  }
  const { rows } = await world.db.execute<{ code: string }>(
    `select code from history where subject_id = '${item}' and code <> 'commitment.created' order by code`,
  )
  expect(rows.map(({ code }) => code)).toEqual([
    'commitment.assigned',
    'commitment.dependencies',
    'commitment.edited',
    'commitment.forecast',
    'receipt.assigned',
  ])
})
