import { expect, test } from 'vitest'
import { setDecidedDates } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { inBoth } from '../commitment.ts'
import type { Plan } from '../index.ts'
import {
  accept,
  assignOwner,
  assignReceiver,
  comment,
  consent,
  consentToSilence,
  deliver,
  giveBack,
  markNotApplicable,
  planHandlers,
  readPlan,
  refuseConsent,
  reopen,
  takeOver,
} from '../index.ts'
import { deliverMany } from './deliver.store.ts'

async function aHouse() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const told = async (person: Person): Promise<string[]> => {
    const { rows } = await world.db.execute<{ code: string }>(
      `select code from notices where person_id = '${person.id}' order by at, id`,
    )
    return rows.map(({ code }) => code)
  }
  const change = <T>(work: (tx: Tx, plan: Plan) => Promise<T>) =>
    world.change(async (tx) => work(tx, await readPlan(tx, plan.id)))
  return { world, plan, told, change, by: (person: Person) => world.deedOf(person.id) }
}

test('a delivery is told to whoever answers for it at each receiver, once, and not to the one who delivered', async () => {
  const { world, plan, told, change, by } = await aHouse()
  const item = await plan.anItem()
  const area = await world.aPerson('Teknikansvarig, Skara')
  const functionId = await world.holds(area, 'area-lead', plan.skara, plan.id, 'technology')
  const [, skara] = await plan.receiptsOf(item)
  await change((tx, now) => assignReceiver(tx, now, [skara.id], functionId, by(plan.inSkara)))
  await change((tx, now) => deliver(tx, now, item, { label: '0.7' }, by(plan.lead)))
  expect(await told(plan.inHjo)).toEqual(['item.delivered'])
  expect(await told(area)).toEqual(['item.handed-out', 'item.delivered'])
  expect(await told(plan.inSkara)).toEqual([])
  expect(await told(plan.lead)).toEqual([])
  const page = await (await world.get('/notices', plan.inHjo)).text()
  expect(page).toContain('Regionen har levererat ”Utrustningslista”, version 0.7, och väntar på ditt svar.')
})

test('what is handed out to a function that nobody holds is told to the lead', async () => {
  const { world, plan, told, change, by } = await aHouse()
  const item = await plan.anItem()
  const area = await world.aPerson('Teknikansvarig, Hjo')
  const functionId = await world.holds(area, 'area-lead', plan.hjo, plan.id, 'technology')
  const [hjo] = await plan.receiptsOf(item)
  await change((tx, now) => assignReceiver(tx, now, [hjo.id], functionId, by(plan.inHjo)))
  await world.db.execute(`update holdings set valid_to = '2026-11-21' where function_id = '${functionId}'`)
  await change((tx, now) => deliver(tx, now, item, {}, by(plan.lead)))
  expect([await told(area), await told(plan.inHjo)]).toEqual([['item.handed-out'], ['item.delivered']])
})

test('what comes back, or is opened again, is told to the owner with the reason; what is accepted is told to nobody', async () => {
  const { world, plan, told, change, by } = await aHouse()
  const item = await plan.anItem({ ownerId: plan.supplier })
  await change((tx, now) => deliver(tx, now, item, {}, by(plan.atSupplier)))
  const [hjo, skara] = await plan.receiptsOf(item)
  await change((tx, now) => giveBack(tx, now, [hjo.id], 'Modellen saknas', by(plan.inHjo)))
  await change((tx, now) => accept(tx, now, [skara.id], by(plan.inSkara)))
  expect(await told(plan.atSupplier)).toEqual(['item.returned'])
  await change((tx, now) => reopen(tx, now, [skara.id], 'Fel fil', by(plan.inSkara)))
  expect(await told(plan.atSupplier)).toEqual(['item.returned', 'item.reopened'])
  const page = await (await world.get('/notices', plan.atSupplier)).text()
  expect(page).toContain('Hjo har skickat tillbaka ”Utrustningslista” för komplettering.')
  expect(page).toContain('Modellen saknas')
})

test("an item delivered to oneself is told to whoever must approve it, else to nobody: it is accepted as it's done", async () => {
  const { world, plan, told, change, by } = await aHouse()
  const signatory = await world.aPerson('Kommundirektören, Hjo')
  await world.holds(signatory, 'signatory', plan.hjo)
  const own = { scope: 'rollout', rolloutId: plan.hjoRollout.id, ownerId: plan.hjo } as const
  const plain = await plan.anItem(own)
  const approved = await plan.anItem({ ...own, approver: 'signatory' })
  await change((tx, now) => deliver(tx, now, plain, {}, by(plan.inHjo)))
  expect(await told(signatory)).toEqual([])
  await change((tx, now) => deliver(tx, now, approved, {}, by(plan.inHjo)))
  expect(await told(signatory)).toEqual(['item.delivered'])
})

test('"not applicable" asks the programme lead where the item is mandatory; the answer is told to the one who asked', async () => {
  const { world, plan, told, change, by } = await aHouse()
  const [mandatory, optional, silent] = [
    await plan.anItem({ mandatory: true }),
    await plan.anItem(),
    await plan.anItem({ mandatory: true }),
  ]
  const signatory = await world.aPerson('Kommundirektören, Hjo')
  await world.holds(signatory, 'signatory', plan.hjo)
  const ids = [(await plan.receiptsOf(mandatory))[0].id, (await plan.receiptsOf(optional))[0].id]
  const ask = (which: typeof ids) =>
    change((tx, now) => markNotApplicable(tx, now, which, 'Vi har inga', by(signatory)))
  await ask(ids)
  expect(await told(plan.lead)).toEqual(['item.consent-asked'])
  await change((tx, now) => refuseConsent(tx, now, ids.slice(0, 1), 'Ni har två', by(plan.lead)))
  expect(await told(signatory)).toEqual(['item.consent-refused'])
  expect(await told(plan.inHjo)).toEqual(['item.consent-refused'])
  await ask(ids.slice(0, 1))
  await change((tx, now) => consent(tx, now, ids.slice(0, 1), by(plan.lead)))
  expect(await told(signatory)).toEqual(['item.consent-refused', 'item.consented'])
  await ask([(await plan.receiptsOf(silent))[0].id])
  world.clock.set('2026-12-24T09:00:00Z')
  await change((tx, now) => consentToSilence(tx, now, world.deedOf()))
  expect((await told(signatory)).at(-1)).toBe('item.consented-by-silence')
})

test('one who is handed many items at once is told once, and led to the list of them', async () => {
  const { world, plan, told, change, by } = await aHouse()
  const person = await world.aPerson('Teknikansvarig, Regionen')
  const functionId = await world.holds(person, 'area-lead', plan.region, plan.id, 'technology')
  const items = await Promise.all(Array.from({ length: 25 }, (_, at) => plan.anItem({ called: `Leverans ${at}` })))
  await change((tx, now) => assignOwner(tx, now, items.slice(0, 2), functionId, by(plan.lead)))
  expect(await told(person)).toEqual(['item.handed-out', 'item.handed-out'])
  await change((tx, now) => assignOwner(tx, now, items, functionId, by(plan.lead)))
  expect((await told(person)).slice(2)).toEqual(['item.handed-out-many'])
  await change((tx, now) =>
    deliverMany(
      tx,
      now,
      items.map((commitmentId) => ({ commitmentId })),
      by(plan.lead),
    ),
  )
  expect(await told(plan.inHjo)).toEqual(['item.delivered-many'])
  expect(await (await world.get('/notices', plan.inHjo)).text()).toContain('25 leveranser väntar på')
})

const said = (
  commitmentId: Parameters<typeof comment>[2]['commitmentId'],
  organisationId: Parameters<typeof comment>[2]['organisationId'],
) => ({
  commitmentId,
  organisationId,
  text: 'När kommer nästa?',
  title: inBoth('Utrustningslista'),
})

test('a comment is told to the owner and the receiver it is about, to those who may see it, and not to every receiver', async () => {
  const { plan, told, change, by } = await aHouse()
  const item = await plan.anItem({ ownerId: plan.supplier })
  const [, skara] = await plan.receiptsOf(item)
  const about = said(item, plan.hjo)
  await change((tx, now) => comment(tx, now, { ...about, visibility: 'programme' }, by(plan.inHjo)))
  expect([await told(plan.atSupplier), await told(plan.inSkara)]).toEqual([['item.commented'], []])
  await change((tx, now) =>
    comment(tx, now, { ...about, visibility: 'all-but-suppliers', receiptId: skara.id }, by(plan.inHjo)),
  )
  await change((tx, now) => comment(tx, now, { ...about, visibility: 'own', receiptId: skara.id }, by(plan.inHjo)))
  expect([await told(plan.atSupplier), await told(plan.inSkara)]).toEqual([['item.commented'], ['item.commented']])
  await change((tx, now) =>
    comment(tx, now, { ...said(item, plan.supplier), visibility: 'programme' }, by(plan.atSupplier)),
  )
  expect(await told(plan.inHjo)).toEqual(['item.commented'])
})

test('an item kept from suppliers is not told to a supplier who receives it', async () => {
  const { plan, told, change, by } = await aHouse()
  const item = await plan.anItem({
    ownerId: plan.supplier,
    visibility: 'all-but-suppliers',
    organisationId: plan.region,
  })
  await change((tx, now) => comment(tx, now, { ...said(item, plan.hjo), visibility: 'programme' }, by(plan.inHjo)))
  expect(await told(plan.atSupplier)).toEqual([])
})

test('a plan that is taken over tells nobody, nor does a quiet deed', async () => {
  const { world, plan, change, by } = await aHouse()
  const [delivered, quiet] = [await plan.anItem(), await plan.anItem()]
  const progress = { kind: 'delivered', on: '2026-11-01' } as const
  await change((tx, now) => takeOver(tx, now, [{ commitmentId: delivered, progress }], by(plan.lead)))
  await change((tx, now) => deliver(tx, now, quiet, {}, { ...by(plan.lead), quiet: true }))
  const { rows } = await world.db.execute('select from notices')
  expect(rows).toHaveLength(0)
})

test('a moved go-live is told to those who lead its rollout and give its word; a first date is no move', async () => {
  const { world, plan, told, by } = await aHouse()
  const signatory = await world.aPerson('Kommundirektören, Hjo')
  await world.holds(signatory, 'signatory', plan.hjo)
  const goLiveId = plan.hjoRollout.goLives[0]?.id
  if (!goLiveId) throw new Error('Hjo has a go-live')
  const dates = [{ goLiveId, on: '2027-10-01', reason: 'Tester tar längre tid' }]
  const move = () =>
    world.change((tx) => setDecidedDates(tx, { programmeId: plan.id, dates }, by(plan.lead), planHandlers))
  await move()
  expect([await told(signatory), await told(plan.inHjo), await told(plan.inSkara)]).toEqual([
    ['go-live.moved'],
    ['go-live.moved'],
    [],
  ])
  const page = await (await world.get('/notices', plan.inHjo)).text()
  expect(page).toContain('Driftstarten för Hjo har flyttats från 1 september 2027 till 1 oktober 2027.')
  expect(page).toContain('Tester tar längre tid')
})
