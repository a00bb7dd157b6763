import { expect, test } from 'vitest'
import { setDecidedDates } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { accept, assignOwner, deliver, forecast, planHandlers, readPlan, readRollUps, withdraw } from '../index.ts'
import { listTakingPart } from '../readings/taking-part.store.ts'
import { changeOwner } from './change-owner.store.ts'

async function aHouse(at?: string) {
  const world = await aWorld(at ? { at } : {})
  const plan = await aPlan(world)
  const deed = () => world.deedOf(plan.lead.id)
  return {
    world,
    plan,
    hand: (items: readonly Id<'commitment'>[], to: Id<'party'>, reason = 'Avtalet är klart') =>
      world.change(async (tx) => {
        const owner = (await listTakingPart(tx, plan.id)).find(({ id }) => id === to)
        if (!owner) throw new Error('takes no part')
        return changeOwner(tx, await readPlan(tx, plan.id), items, { to: owner, reason }, deed())
      }),
    change: <T>(
      work: (tx: Parameters<typeof readPlan>[0] & object, now: Awaited<ReturnType<typeof readPlan>>) => Promise<T>,
    ) => world.change(async (tx) => work(tx, await readPlan(tx, plan.id))),
    owned: async (item: Id<'commitment'>) =>
      (
        await world.db.execute(
          `select p.name as owner, c.owner_function_id as function, c.forecast_on as forecast, c.forecast_reason as reason from commitments c join parties p on p.id = c.owner_id where c.id = '${item}'`,
        )
      ).rows[0],
    told: async (person: Person) =>
      (
        await world.db.execute<{ code: string }>(
          `select code from notices where person_id = '${person.id}' order by at, id`,
        )
      ).rows.map(({ code }) => code),
  }
}

test('a supplier takes over what was the programme’s: without the old owner’s function and forecast, and both are told', async () => {
  const { world, plan, hand, owned, told } = await aHouse()
  const item = await plan.anItem()
  const functionId = await world.holds(
    await world.aPerson('Teknikledaren'),
    'area-lead',
    plan.region,
    plan.id,
    'technology',
  )
  await world.change(async (tx) => {
    const now = await readPlan(tx, plan.id)
    await assignOwner(tx, now, [item], functionId, world.deedOf())
    await forecast(tx, now, [item], '2027-07-01', 'Upphandlingen drar ut', world.deedOf())
  })
  const outcome = await hand([item], plan.supplier)
  expect(outcome).toEqual({ done: [item], refused: [] })
  expect(await owned(item)).toEqual({ owner: 'Systemleverantören', function: null, forecast: null, reason: '' })
  expect(await told(plan.atSupplier)).toEqual(['item.taken-over'])
  const { rows } = await world.db.execute(
    `select params->>'from' as "from", params->>'to' as "to", params->>'reason' as reason from history where code = 'commitment.owner-changed'`,
  )
  expect(rows).toEqual([{ from: 'Regionen', to: 'Systemleverantören', reason: 'Avtalet är klart' }])
  expect((await world.get(`/programmes/${plan.id}/commitments/${item}`, plan.atSupplier)).status).toBe(200)
  const page = await (await world.get('/notices', plan.atSupplier)).text()
  expect(page).toContain('Ni ska nu leverera ”Utrustningslista” i stället för Regionen.')
})

test('what a municipality takes over is its own preparation, and a delivery to the others; the roll-ups follow', async () => {
  const { world, plan, hand } = await aHouse()
  const item = await plan.anItem()
  await hand([item], plan.hjo)
  const halves = async () => (await plan.receiptsOf(item)).map(({ receiver, half }) => [receiver, half])
  expect(await halves()).toEqual([
    ['Hjo', 'preparations'],
    ['Skara', 'deliveries'],
  ])
  const rollUps = await readRollUps(world.db, await plan.view(plan.lead))
  const counted = rollUps
    .filter(({ total }) => total > 0)
    .map(({ rolloutId, half, total }) => [rolloutId === plan.hjoRollout.id ? 'Hjo' : 'Skara', half, total])
  expect(counted.toSorted()).toEqual([
    ['Hjo', 'preparations', 1],
    ['Skara', 'deliveries', 1],
  ])
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf(plan.inHjo.id)))
  expect((await plan.receiptsOf(item)).map(({ state }) => state)).toEqual(['accepted', 'delivered'])
  await hand([item], plan.region)
  expect(await halves()).toEqual([
    ['Hjo', 'deliveries'],
    ['Skara', 'deliveries'],
  ])
})

test('what a function must approve of one’s own asks for no such thing of another’s delivery', async () => {
  const { world, plan, hand } = await aHouse()
  const item = await plan.anItem({
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    approver: 'signatory',
  })
  await hand([item], plan.supplier)
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf(plan.atSupplier.id)))
  const [hjo] = await plan.receiptsOf(item)
  const press = await world.post(
    `/programmes/${plan.id}/commitments/${item}/receipts/${hjo.id}/acceptance`,
    { version: String(hjo.version) },
    plan.inHjo,
  )
  expect([hjo.half, press.status, (await plan.receiptsOf(item))[0].state]).toEqual(['deliveries', 303, 'accepted'])
})

test('withdrawn, accepted everywhere, the owner it has: each is left as it is, and does not stop the others', async () => {
  const { world, plan, hand, owned } = await aHouse()
  const [open, done, gone, theirs] = [
    await plan.anItem(),
    await plan.anItem(),
    await plan.anItem(),
    await plan.anItem({ ownerId: plan.supplier }),
  ]
  await world.change(async (tx) => {
    const now = await readPlan(tx, plan.id)
    await deliver(tx, now, done, {}, world.deedOf())
    await accept(
      tx,
      now,
      (await plan.receiptsOf(done)).map(({ id }) => id),
      world.deedOf(),
    )
    await withdraw(tx, now, [gone], 'Behövs inte', world.deedOf())
  })
  await world.change(async (tx) =>
    accept(
      tx,
      await readPlan(tx, plan.id),
      (await plan.receiptsOf(done)).map(({ id }) => id),
      world.deedOf(),
    ),
  )
  const { done: changed, refused } = await hand([open, done, gone, theirs], plan.supplier)
  expect(changed).toEqual([open])
  expect(new Map(refused.map(({ id, refusal }) => [id, refusal.code]))).toEqual(
    new Map([
      [done, 'accepted-everywhere'],
      [gone, 'withdrawn'],
      [theirs, 'same-owner'],
    ]),
  )
  expect(await owned(done)).toMatchObject({ owner: 'Regionen' })
})

/** Months later: sessions have ended, and somebody signs in anew. */
async function later(world: Awaited<ReturnType<typeof aWorld>>, plan: Awaited<ReturnType<typeof aPlan>>) {
  const person = await world.aPerson('Programledaren')
  await world.db.execute(
    `insert into holdings (function_id, person_id, valid_from) select id, '${person.id}', '2026-11-22' from functions where kind = 'programme-lead' and programme_id = '${plan.id}'`,
  )
  return person
}

/** The breaches as Excel gets them: receiver, owner, against whom. */
async function against(world: Awaited<ReturnType<typeof aWorld>>, plan: Awaited<ReturnType<typeof aPlan>>) {
  const csv = await (await world.get(`/programmes/${plan.id}/breaches?format=csv`, await later(world, plan))).text()
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(';').slice(1, 4))
    .toSorted()
}

test('a lead time that is broken stays broken by the one who owed it then, also for a receiver who takes it over itself', async () => {
  const { world, plan, hand } = await aHouse()
  const late = await plan.anItem()
  const forecastLate = await plan.anItem({
    called: 'Tekniska krav',
    dueRule: { kind: 'lead', duration: 'P1M', side: 'before' },
  })
  await world.change(async (tx) =>
    forecast(tx, await readPlan(tx, plan.id), [forecastLate], '2027-08-20', 'Sent', world.deedOf()),
  )
  world.clock.set('2027-06-15T09:00:00Z')
  expect(await against(world, plan)).toHaveLength(4)
  await hand([late, forecastLate], plan.hjo)
  expect(await against(world, plan)).toEqual([
    ['Hjo', 'Hjo', 'Regionen'],
    ['Skara', 'Hjo', 'Regionen'],
  ])
  const page = await (await world.get(`/programmes/${plan.id}/commitments/${late}`, await later(world, plan))).text()
  expect(page.match(/på grund av Regionen/g)).toHaveLength(2)
  await hand([late], plan.supplier)
  expect(await against(world, plan)).toEqual([
    ['Hjo', 'Systemleverantören', 'Regionen'],
    ['Skara', 'Systemleverantören', 'Regionen'],
  ])
})

test('a promise made anew by a later go-live is broken by nobody yet, and then by whoever owes it', async () => {
  const { world, plan, hand } = await aHouse()
  const item = await plan.anItem()
  world.clock.set('2027-06-15T09:00:00Z')
  await hand([item], plan.supplier)
  await world.change(async (tx) => {
    const dates = [plan.hjoRollout, plan.skaraRollout].flatMap(({ goLives }) =>
      goLives.map((goLive) => ({ goLiveId: goLive.id, on: '2027-12-01', reason: 'Upphandlingen drog ut' })),
    )
    await setDecidedDates(tx, { programmeId: plan.id, dates }, world.deedOf(), planHandlers)
  })
  expect(await against(world, plan)).toEqual([])
  world.clock.set('2027-09-15T09:00:00Z')
  expect(await against(world, plan)).toEqual([
    ['Hjo', 'Systemleverantören', 'Systemleverantören'],
    ['Skara', 'Systemleverantören', 'Systemleverantören'],
  ])
})

test('a link to deliver that the old owner gave away no longer opens', async () => {
  const { world, plan, hand } = await aHouse()
  const item = await plan.anItem()
  const made = await world.post(
    `/programmes/${plan.id}/commitments/${item}/links`,
    { purpose: 'deliver', recipient: 'Konsulten', days: '14', once: crypto.randomUUID() },
    plan.lead,
  )
  const link = /\/links\/[\w-]{43}/.exec(await made.text())?.[0] ?? ''
  expect((await world.get(link)).status).toBe(200)
  await hand([item], plan.supplier)
  expect((await world.get(link)).status).toBe(404)
})
