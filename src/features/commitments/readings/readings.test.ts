import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appoint, ensureFunction } from '#src/features/people/index.ts'
import { visibilities } from '#src/platform/access/index.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'
import { canSeeCommitment } from '../commitment.policy.ts'
import {
  assignReceiver,
  deliver,
  findCommitment,
  giveBack,
  listItemPage,
  listItems,
  listReceipts,
  listSnapshots,
  markNotApplicable,
  readPlan,
  searchItems,
  takeSnapshots,
  waitingFor,
} from '../index.ts'

const page = { sort: 'due', descending: false, limit: 100, offset: 0, lang: 'sv' } as const

test('what SQL finds is what the policy lets one see, for everyone and every visibility', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const parties = [plan.region, plan.hjo, plan.skara, plan.supplier]
  const items: {
    id: Awaited<ReturnType<typeof plan.anItem>>
    owner: (typeof parties)[number]
    receiver: (typeof parties)[number]
    visibility: (typeof visibilities)[number]
  }[] = []
  for (const owner of parties)
    for (const visibility of visibilities)
      for (const rollout of [plan.hjoRollout, plan.skaraRollout])
        items.push({
          id: await plan.anItem({ scope: 'rollout', rolloutId: rollout.id, ownerId: owner, visibility }),
          owner,
          receiver: rollout.partyId,
          visibility,
        })
  const people = [plan.lead, plan.inHjo, plan.inSkara, plan.atSupplier, plan.observer]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), fc.constantFrom(...items), async (person, item) => {
      const actor = await world.actorOf(person)
      const view = await plan.view(person)
      const allowed = canSeeCommitment(actor, view.standing, {
        visibility: item.visibility,
        organisationId: item.owner,
        ownerOrganisationId: item.owner,
        receiverOrganisationIds: [item.receiver],
      })
      const listed = await listItems(world.db, actor, view, {}, page, world.today())
      const kept = await listItemPage(world.db, actor, view, {}, page, world.today())
      expect(kept).toEqual({ items: listed, total: listed.length })
      expect([
        (await findCommitment(world.db, actor, view, item.id)) !== null,
        listed.some((row) => row.commitmentId === item.id),
      ]).toEqual([allowed, allowed])
    }),
    { numRuns: 120 },
  )
})

test('every filter and every order is a question that can be asked', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await plan.anItem({ critical: true })
  const { itemKinds, itemSorts } = await import('../item-filter.ts')
  const [actor, view] = [await world.actorOf(plan.inHjo), await plan.view(plan.inHjo)]
  for (const only of itemKinds)
    expect(await listItems(world.db, actor, view, { only }, page, world.today())).toBeInstanceOf(Array)
  for (const sort of itemSorts)
    expect(await listItems(world.db, actor, view, {}, { ...page, sort }, world.today())).toHaveLength(2)
  const filter = {
    rolloutId: plan.hjoRollout.id,
    waveId: plan.waveId,
    areaKey: 'technology',
    half: 'deliveries',
    state: 'not-started',
    ownerId: plan.region,
    critical: true,
    text: 'utrustningslistor',
  } as const
  expect(await listItems(world.db, actor, view, filter, page, world.today())).toHaveLength(1)
  expect(await listItemPage(world.db, actor, view, filter, page, world.today())).toMatchObject({ total: 1 })
  expect(await searchItems(world.db, actor, [view], 'utrustn', 50)).toHaveLength(1)
  expect(await searchItems(world.db, actor, [view], "100 % _ ' \\ & | !", 50)).toHaveLength(0)
})

test('what waits for a person is what that person can do something about, most urgent first', async () => {
  const world = await aWorld({ at: '2027-05-20T09:00:00Z' })
  const plan = await aPlan(world)
  const owed = await plan.anItem()
  const mandatory = await plan.anItem({ called: 'Avtal', mandatory: true, dueRule: { kind: 'at-go-live' } })
  const waiting = async (person: typeof plan.lead) =>
    (await waitingFor(world.db, await world.actorOf(person), world.today())).map(({ kind, title, party }) => [
      kind,
      title.sv,
      party,
    ])
  expect(await waiting(plan.lead)).toEqual([['deliver', 'Utrustningslista', null]])
  expect(await waiting(plan.inHjo)).toEqual([])
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), owed, {}, world.deedOf()))
  expect(await waiting(plan.inHjo)).toEqual([['accept', 'Utrustningslista', 'Regionen']])
  const [hjo] = await plan.receiptsOf(owed)
  await world.change(async (tx) =>
    giveBack(tx, await readPlan(tx, plan.id), [hjo.id], 'Modellen saknas', world.deedOf()),
  )
  const [exempt] = await plan.receiptsOf(mandatory)
  await world.change(async (tx) =>
    markNotApplicable(tx, await readPlan(tx, plan.id), [exempt.id], 'Finns redan', world.deedOf()),
  )
  expect(await waiting(plan.lead)).toEqual([
    ['deliver-again', 'Utrustningslista', 'Hjo'],
    ['consent', 'Avtal', 'Hjo'],
  ])
  expect(await waiting(plan.observer)).toEqual([])
  await plan.anItem({
    called: 'Perioder som inte passar',
    scope: 'rollout',
    rolloutId: plan.skaraRollout.id,
    ownerId: plan.skara,
    receiver: 'programme',
  })
  expect(await waiting(plan.inSkara)).toContainEqual(['deliver', 'Perioder som inte passar', 'Regionen'])
  expect(await listReceipts(world.db, plan.id, owed, world.today())).toMatchObject([
    { receiverName: 'Hjo', reason: 'Modellen saknas' },
    { receiverName: 'Skara' },
  ])
})

test('what is handed out to a function without a holder waits for the lead, until somebody holds it', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const item = await plan.anItem()
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), item, {}, world.deedOf()))
  const [hjo] = await plan.receiptsOf(item)
  const vacant = await world.change((tx) =>
    ensureFunction(
      tx,
      { kind: 'area-lead', partyId: plan.hjo, programmeId: plan.id, areaKey: 'training' },
      world.deedOf().at,
    ),
  )
  await world.change(async (tx) => assignReceiver(tx, await readPlan(tx, plan.id), [hjo.id], vacant, world.deedOf()))
  const view = await plan.view(plan.inHjo)
  const waiting = async () => {
    const actor = await world.actorOf(plan.inHjo)
    const mine = await listItems(world.db, actor, view, { only: 'mine' }, page, world.today())
    return [(await waitingFor(world.db, actor, world.today())).length, mine.length]
  }
  expect(await waiting()).toEqual([1, 1])
  const holder = await world.aPerson('Utbildningsansvarig')
  await world.change((tx) =>
    appoint(tx, { functionId: vacant, personId: holder.id, from: world.today() }, world.deedOf()),
  )
  expect(await waiting()).toEqual([0, 0])
})

test('a snapshot is taken once a day however often it is asked for', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  await plan.anItem()
  const take = () => world.change((tx) => takeSnapshots(tx, world.today()))
  await take()
  await take()
  expect(await listSnapshots(world.db, plan.id, '2026-01-01')).toHaveLength(4)
})
