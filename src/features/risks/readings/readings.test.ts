import fc from 'fast-check'
import { expect, test } from 'vitest'
import { functionIdsOf, recordVisibilities } from '#src/platform/access/index.ts'
import type { asId } from '#src/platform/ids.ts'
import { aForum } from '../../../../tests/a-forum-as-it-stands.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld } from '../../../../tests/world.ts'
import { riskKinds, riskSorts, usualSort } from '../register/risk-filter.ts'
import { canSeeRisk } from '../risk.policy.ts'
import type { SeenRisk } from '../risk.ts'
import { findRisk } from './risk.store.ts'
import { listRisks, type soughtRisks } from './risks.store.ts'
import { risksIn } from './risks-for-tests.store.ts'
import { searchRisks } from './search.store.ts'
import { riskSummary, risksOfRollout } from './summary.store.ts'
import { risksWaitingFor } from './waiting.store.ts'

const whole = { limit: 1000, offset: 0 }

async function aRegister(at?: string) {
  const world = await aWorld(at ? { at } : {})
  const plan = await everyone(world)
  const forum = await aForum(world.db, plan.id, plan.region)
  const chair = await world.aPerson('Ordföranden')
  await forum.seat(chair.id, 'chair')
  const functionOf = async (person: typeof chair) =>
    (await world.actorOf(person)).functions[0]?.id ?? expect.fail('holds nothing')
  const leads = await functionOf(plan.people.lead)
  const aRisk = risksIn(world.db, plan.id, { holderFunctionId: leads, organisationId: plan.region })
  return { world, plan, forum, chair, functionOf, aRisk, leads }
}

test('what SQL finds is what the policy lets one see, for everyone and every visibility', async () => {
  const { world, plan, forum, chair, functionOf, aRisk, leads } = await aRegister()
  await forum.seat(plan.people.supplier.id, 'co-opted', plan.supplier)
  const [inHjo, inSkara, atSupplier] = [
    await functionOf(plan.people.hjo),
    await functionOf(plan.people.skara),
    await functionOf(plan.people.supplier),
  ]
  const seen: { id: NonNullable<ReturnType<typeof asId<'risk'>>>; risk: SeenRisk }[] = []
  for (const visibility of recordVisibilities)
    for (const organisationId of [plan.region, plan.hjo, plan.supplier])
      for (const who of ['nobody', 'forum', 'owner', 'author', 'action', 'supplier'] as const) {
        const risk: SeenRisk = {
          visibility,
          organisationId,
          visibleToForumId: visibility === 'forum' ? forum.id : null,
          holder: who === 'forum' ? { kind: 'forum', id: forum.id } : { kind: 'function', id: leads },
          ownerFunctionId: who === 'owner' ? inHjo : null,
          createdBy: who === 'author' ? plan.people.hjo.id : null,
          actionFunctionIds: who === 'action' ? [inSkara] : who === 'supplier' ? [atSupplier] : [],
        }
        const { holder, actionFunctionIds, ...columns } = risk
        const id = await aRisk({
          ...columns,
          ...(holder.kind === 'forum' ? { holderForumId: holder.id } : {}),
          ...(actionFunctionIds[0] ? { actionFor: actionFunctionIds[0] } : {}),
        })
        seen.push({ id, risk })
      }
  const asking = [chair, ...Object.values(plan.people).flatMap((person) => person ?? [])]
  const standings = new Map(
    await Promise.all(
      asking.map(async (person) => {
        const view = await plan.view(person).catch(() => null)
        return [person, view] as const
      }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...asking), fc.constantFrom(...seen), async (person, { id, risk }) => {
      const [actor, view] = [await world.actorOf(person), standings.get(person)]
      if (!view) return
      const allowed = canSeeRisk(actor, view.standing, risk)
      const found = await findRisk(world.db, actor, view, id, world.today())
      const list = await listRisks(world.db, actor, view, { filter: {}, sort: usualSort }, world.today(), whole)
      const hit = await searchRisks(world.db, actor, view, 'leveransen', 1000)
      expect([found !== null, list.risks.some((row) => row.id === id), hit.some((row) => row.id === id)]).toEqual([
        allowed,
        allowed,
        allowed,
      ])
      if (found) expect(found).toMatchObject(risk)
    }),
    { numRuns: 150 },
  )
})

test('a supplier who is co-opted where a risk is decided sees nothing internal; one who decides there does', async () => {
  const { world, plan, forum, aRisk } = await aRegister()
  const internal = await aRisk({ holderForumId: forum.id, visibility: 'all-but-suppliers' })
  const { supplier } = plan.people
  const sees = async () => {
    const [actor, view] = [await world.actorOf(supplier), await plan.view(supplier)]
    expect(view.standing).toBe('supplier')
    return (await findRisk(world.db, actor, view, internal, world.today())) !== null
  }
  for (const kind of ['co-opted', 'presenter'] as const) await forum.seat(supplier.id, kind, plan.supplier)
  expect(await sees()).toBe(false)
  await forum.seat(supplier.id, 'member', plan.supplier)
  expect(await sees()).toBe(true)
})

test('a risk is found with all that belongs to it', async () => {
  const { world, plan, forum, chair, aRisk, functionOf } = await aRegister()
  const inHjo = await functionOf(plan.people.hjo)
  const into = await aRisk({ holderForumId: forum.id, threat: 'Hopslagen', impact: 5, probability: 5 })
  const id = await aRisk({
    rolloutId: plan.hjoRollout.id,
    ownerFunctionId: inHjo,
    actionFor: inHjo,
    state: 'joined',
    joinedIntoId: into,
    proposedAt: '2026-11-02T08:00:00Z',
    proposedProbability: 1,
    proposedImpact: 2,
    proposedReason: 'Klart',
    createdBy: chair.id,
    visibility: 'own',
  })
  const as = async (person: typeof chair, which: typeof id) =>
    findRisk(world.db, await world.actorOf(person), await plan.view(person), which, world.today())
  expect(await as(chair, id)).toMatchObject({
    rollout: { name: 'Hjo', partyId: plan.hjo },
    score: 12,
    heldBy: { kind: 'function', function: { kind: 'programme-lead', holders: [{ name: 'Programledaren' }] } },
    owner: { kind: 'rollout-lead', partyName: 'Hjo' },
    proposal: { probability: 1, impact: 2, reason: 'Klart', at: '2026-11-02T08:00:00.000Z', byName: '' },
    joinedInto: { number: 1, threat: 'Hopslagen' },
    acceptance: null,
    createdByName: 'Ordföranden',
    scores: [{ on: '2026-11-01', at: '2026-11-01T08:00:00.000Z', probability: 3, impact: 4 }],
    actions: [{ what: 'Ring leverantören', dueOn: '2026-11-20', doneAt: null, owner: { partyName: 'Hjo' } }],
    alternatives: [],
  })
  expect(await as(chair, into)).toMatchObject({
    heldBy: { kind: 'forum', name: 'Styrgruppen', chairHeld: true, held: true },
    joined: [{ number: 2 }],
  })
  // Skara does not see Hjo's own, nor that there is one.
  expect(await as(plan.people.skara, id)).toBeNull()
  expect(await as(plan.people.skara, into)).toMatchObject({ joined: [] })
})

test('every filter and every order is a question that can be asked', async () => {
  const { world, plan, aRisk } = await aRegister()
  await aRisk({ rolloutId: plan.hjoRollout.id })
  const [actor, view] = [await world.actorOf(plan.people.hjo), await plan.view(plan.people.hjo)]
  const list = async (
    filter: Parameters<typeof soughtRisks>[3],
    sort = usualSort as Parameters<typeof soughtRisks>[4],
  ) => (await listRisks(world.db, actor, view, { filter, sort }, world.today(), whole)).total
  for (const only of riskKinds) expect(await list({ only })).toBeLessThanOrEqual(1)
  for (const key of riskSorts)
    for (const descending of [true, false]) expect(await list({}, { key, descending })).toBe(1)
  expect(
    await list({
      whose: plan.hjoRollout.id,
      level: 2,
      state: 'open',
      open: true,
      probability: 3,
      impact: 4,
      text: 'leverans',
    }),
  ).toBe(1)
  expect(await list({ whose: 'programme' })).toBe(0)
  expect(await list({ text: 'R1' })).toBe(1)
  for (const text of ["100 % _ ' \\ & | !", '!!!', ':*', 'R999999999', '🙂', 'مرحبا'])
    expect(await list({ text })).toBe(0)
})

test('a search finds a risk by its words in any form, by the beginning of one, and by its number first', async () => {
  const { world, plan, aRisk } = await aRegister()
  await aRisk({ threat: 'Utbildningen hinner inte bli klar', vulnerability: 'Få kursledare' })
  await aRisk({ threat: 'Kursledarna slutar', consequence: 'Se även R1', rolloutId: plan.hjoRollout.id })
  const found = async (words: string) =>
    (
      await searchRisks(world.db, await world.actorOf(plan.people.lead), await plan.view(plan.people.lead), words, 10)
    ).map(({ about }) => about)
  expect(await found('utbildningar')).toEqual(['R1 · Programmet'])
  expect(await found('utbildn')).toEqual(['R1 · Programmet'])
  expect(await found('kursledare')).toEqual(['R2 · Hjo', 'R1 · Programmet'])
  expect(await found('R1')).toEqual(['R1 · Programmet', 'R2 · Hjo'])
  expect(await found('')).toEqual([])
})

test('what waits is what this person can do something about, and no risk is asked for twice', async () => {
  const { world, plan, forum, chair, aRisk, functionOf } = await aRegister('2026-11-22T09:00:00Z')
  const inHjo = await functionOf(plan.people.hjo)
  const waiting = async (person: typeof chair) =>
    (await risksWaitingFor(world.db, await world.actorOf(person), world.today())).map(({ deed, number, by, late }) => [
      deed,
      number,
      by,
      late,
    ])
  await aRisk({ holderForumId: forum.id, nextReviewOn: '2026-11-25' })
  await aRisk({
    holderForumId: forum.id,
    proposedAt: '2026-11-02T08:00:00Z',
    proposedProbability: 1,
    proposedImpact: 2,
  })
  await aRisk({ ownerFunctionId: inHjo, actionFor: inHjo, nextReviewOn: '2026-11-20', createdBy: plan.people.lead.id })
  await aRisk({ nextReviewOn: '2026-11-20', state: 'closed', ownerFunctionId: inHjo, actionFor: inHjo })
  expect(await waiting(chair)).toEqual([
    ['risk-confirm', 2, null, false],
    ['risk-look', 1, '2026-11-25', false],
  ])
  expect(await waiting(plan.people.hjo)).toEqual([
    ['risk-review', 3, '2026-11-20', true],
    ['risk-action', 3, '2026-11-20', true],
  ])
  // R3 was registered by the lead, who holds it: nothing new to look at.
  expect(await waiting(plan.people.lead)).toEqual([])
  // A member says nothing while somebody holds the chair; a secretary never.
  const member = await world.aPerson('Ledamoten')
  await forum.seat(member.id, 'member')
  expect(await waiting(member)).toEqual([])
  await world.db.execute(`update holdings set valid_to = '2026-11-01' where person_id = '${chair.id}'`)
  expect((await waiting(member)).length).toBe(2)
  const { id } = (await world.db.execute<{ id: string }>('select id from risks where number = 1')).rows[0] ?? { id: '' }
  await world.db.execute(`insert into history (recorded_at, subject_kind, subject_id, code, valid_from)
    values ('2026-11-10T08:00:00Z', 'risk', '${id}', 'risk.reviewed', '2026-11-10')`)
  expect(await waiting(member)).toEqual([
    ['risk-confirm', 2, null, false],
    ['risk-review', 1, '2026-11-25', false],
  ])
})

test('the summary says what its lists say', async () => {
  const { world, plan, aRisk } = await aRegister()
  for (const impact of [1, 2, 3, 4, 5, 5]) await aRisk({ probability: 5, impact, nextReviewOn: '2026-10-01' })
  await aRisk({ state: 'closed', nextReviewOn: '2026-10-01' })
  await aRisk({
    rolloutId: plan.hjoRollout.id,
    visibility: 'own',
    organisationId: plan.hjo,
    proposedAt: '2026-11-02T08:00:00Z',
    proposedProbability: 1,
    proposedImpact: 2,
  })
  for (const person of [
    plan.people.lead,
    plan.people.hjo,
    plan.people.skara,
    plan.people.supplier,
    plan.people.observer,
  ]) {
    const [actor, view] = [await world.actorOf(person), await plan.view(person)]
    const summary = await riskSummary(world.db, actor, view, world.today())
    const total = async (only?: 'decision' | 'review-late') =>
      (await listRisks(world.db, actor, view, { filter: { open: true, only }, sort: usualSort }, world.today(), whole))
        .total
    expect([summary.total, summary.forDecision, summary.reviewsLate]).toEqual([
      await total(),
      await total('decision'),
      await total('review-late'),
    ])
    expect([...summary.perLevel.values()].reduce((sum, count) => sum + count, 0)).toBe(summary.total)
    expect(summary.highest.length).toBe(Math.min(5, summary.total))
  }
  const lead = await world.actorOf(plan.people.lead)
  const view = await plan.view(plan.people.lead)
  expect((await riskSummary(world.db, lead, view, world.today())).perLevel).toEqual(
    new Map([
      [1, 1],
      [2, 2],
      [3, 4],
    ]),
  )
  expect(await risksOfRollout(world.db, lead, view, plan.hjoRollout.id, world.today())).toMatchObject({ total: 1 })
  expect(functionIdsOf(lead)).toHaveLength(1)
})
