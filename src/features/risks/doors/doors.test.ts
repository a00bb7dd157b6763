import { expect, test } from 'vitest'
import { setLocalGroup } from '#src/features/forums/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aSeatedForum } from '../../../../tests/a-forum.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aLadder } from '../../../../tests/a-risk.ts'
import { aWorld } from '../../../../tests/world.ts'
import {
  acceptRisk,
  addAction,
  addAlternative,
  chooseAlternative,
  closeRisk,
  confirmLowering,
  createRisk,
  editRisk,
  joinRisks,
  raiseToProgramme,
  reholdRisks,
  reopenRisk,
  rescore,
  reviewRisk,
  riskMandates,
  setLevels,
  tellOfVacancies,
  usualLevels,
} from '../index.ts'
import { lockRisk } from './find.store.ts'

async function ground() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const ladder = await aLadder(world, plan)
  return { world, plan, ...ladder }
}

test('a registered risk has its number, level and holder, who is told', async () => {
  const { plan, aRisk, stands, toldTo, listedAt, historyOf, lead, steering } = await ground()
  const low = await aRisk({}, plan.inHjo)
  expect(await stands(low)).toMatchObject({ number: 1, level: 1, holder: lead, state: 'open', review: '2027-02-20' })
  expect(await toldTo(plan.lead)).toContain('risk.registered')
  const high = await aRisk({ probability: 4, impact: 5 })
  expect(await stands(high)).toMatchObject({ number: 2, level: 3, holder: steering.id, review: '2026-12-06' })
  expect(await listedAt(high)).toEqual([{ forum: 'Styrgruppen', why: 'risk-lifted' }])
  expect(await toldTo(steering.people.chair)).toContain('risk.lifted')
  // The chair is told; members need not all be.
  expect(await toldTo(steering.people.member)).not.toContain('risk.lifted')
  expect(await historyOf(high)).toEqual(['risk.registered', 'risk.lifted'])
})

test('a rollout’s risk climbs from its lead to its local group to the programme, and down again', async () => {
  const { world, plan, aRisk, ofHjo, stands, listedAt, programme, hjoLead, local, steering } = await ground()
  const risk = await aRisk(ofHjo, plan.inHjo)
  const give = (probability: number, impact: number, asHolder = false) =>
    world.change((tx) =>
      rescore(tx, programme, risk, { probability, impact, reason: 'Nytt läge', asHolder }, world.deedOf(plan.inHjo.id)),
    )
  expect((await stands(risk)).holder).toBe(hjoLead)
  expect(await give(3, 4)).toEqual({ ok: true, value: 'raised' })
  expect((await stands(risk)).holder).toBe(local.id)
  await give(5, 5)
  expect((await stands(risk)).holder).toBe(steering.id)
  expect(await listedAt(risk)).toEqual([{ forum: 'Styrgruppen', why: 'risk-lifted' }])
  expect(await give(2, 4)).toEqual({ ok: true, value: 'proposed' })
  expect(await stands(risk)).toMatchObject({ score: 25, proposed: 8, holder: steering.id })
  expect(await listedAt(risk)).toEqual([{ forum: 'Styrgruppen', why: 'risk-proposed' }])
  const confirmed = await world.change((tx) => confirmLowering(tx, programme, risk, world.deedOf()))
  expect(confirmed.ok).toBe(true)
  expect(await stands(risk)).toMatchObject({ score: 8, proposed: null, holder: local.id })
  expect(await listedAt(risk)).toEqual([{ forum: 'Hjos lokala grupp', why: 'risk-lowered' }])
  await give(1, 1, true)
  expect(await stands(risk)).toMatchObject({ score: 1, holder: hjoLead })
  expect(await listedAt(risk)).toEqual([])
})

test('an acceptance lapses when score or text changes: history says so, and whoever decides has it before them again', async () => {
  const { world, plan, aRisk, stands, historyOf, listedAt, toldTo, programme, tactical } = await ground()
  const risk = await aRisk({ probability: 3, impact: 4 })
  await world.change((tx) => acceptRisk(tx, programme, risk, 'Vi lever med det', world.deedOf()))
  expect(await stands(risk)).toMatchObject({ state: 'accepted', accepted: 'Vi lever med det' })
  expect(await listedAt(risk)).toEqual([])
  await world.change((tx) => rescore(tx, programme, risk, { probability: 4, impact: 3, reason: '' }, world.deedOf()))
  expect(await stands(risk)).toMatchObject({ state: 'open', accepted: '', level: 2 })
  expect(await historyOf(risk)).toContain('risk.acceptance-lapsed')
  expect(await listedAt(risk)).toEqual([{ forum: 'Taktisk grupp', why: 'risk-lapsed' }])
  expect(await toldTo(tactical.people.chair)).toContain('risk.lapsed')
  const say = (threat: string, typoOnly: boolean) =>
    world.change(async (tx) => {
      const { vulnerability, areaKey, ownerFunctionId, visibility, visibleToForumId } = await lockRisk(
        tx,
        plan.id,
        risk,
      )
      const words = { threat, vulnerability, consequence: 'Vi väntar', areaKey, ownerFunctionId, visibility }
      return editRisk(tx, programme, risk, { ...words, visibleToForumId }, typoOnly, world.deedOf())
    })
  await say('Servern är för liten', false)
  expect(await historyOf(risk)).toContain('risk.worded')
  await world.change((tx) => acceptRisk(tx, programme, risk, 'Så får det vara', world.deedOf()))
  await say('Servern är för liten.', true)
  expect([(await stands(risk)).state, await listedAt(risk)]).toEqual(['accepted', []])
  await say('Servern är alldeles för liten', false)
  expect((await stands(risk)).state).toBe('open')
  expect(await listedAt(risk)).toEqual([{ forum: 'Taktisk grupp', why: 'risk-lapsed' }])
})

test('a raised risk goes past the local group, and its rollout stays', async () => {
  const { world, plan, aRisk, ofHjo, stands, historyOf, toldTo, programme, tactical } = await ground()
  const risk = await aRisk({ ...ofHjo, probability: 3, impact: 4 }, plan.inHjo)
  await world.change((tx) => raiseToProgramme(tx, programme, risk, 'Gäller fler', world.deedOf(plan.lead.id)))
  expect(await toldTo(plan.inHjo)).toContain('risk.raised')
  expect(await stands(risk)).toMatchObject({ holder: tactical.id, raised: true })
  expect(await historyOf(risk)).toEqual(['risk.registered', 'risk.lifted', 'risk.raised', 'risk.lifted'])
  const again = await world.change((tx) => raiseToProgramme(tx, programme, risk, 'igen', world.deedOf()))
  expect(again).toMatchObject({ refusal: { code: 'nothing-to-raise' } })
})

test('several become one with the highest score, which climbs; the others can only be read', async () => {
  const { world, plan, aRisk, ofHjo, stands, listedAt, programme, steering } = await ground()
  const into = await aRisk()
  const other = await aRisk({ ...ofHjo, probability: 5, impact: 4, threat: 'Samma hos oss' }, plan.inHjo)
  const joined = await world.change((tx) => joinRisks(tx, programme, into, [other], world.deedOf()))
  expect(joined.ok).toBe(true)
  expect(await stands(into)).toMatchObject({ score: 20, probability: 5, holder: steering.id })
  expect(await stands(other)).toMatchObject({ state: 'joined', into })
  expect(await listedAt(other)).toEqual([])
  const refused = await world.change((tx) => acceptRisk(tx, programme, other, 'x', world.deedOf()))
  expect(refused).toEqual({ ok: false, refusal: { code: 'not-open', state: 'joined' } })
})

test('a closed risk leaves every list, and comes back to its holder when opened again', async () => {
  const { world, aRisk, stands, listedAt, programme } = await ground()
  const risk = await aRisk({ probability: 5, impact: 5 })
  await world.change((tx) => closeRisk(tx, programme, risk, { outcome: 'averted', text: '' }, world.deedOf()))
  expect(await stands(risk)).toMatchObject({ state: 'closed', outcome: 'averted' })
  expect(await listedAt(risk)).toEqual([])
  await world.change((tx) => reopenRisk(tx, programme, risk, 'Den är tillbaka', world.deedOf()))
  expect(await stands(risk)).toMatchObject({ state: 'open', outcome: null })
  expect(await listedAt(risk)).toEqual([{ forum: 'Styrgruppen', why: 'risk-lifted' }])
})

test('choosing and reviewing as the one who decides takes it off the list', async () => {
  const { world, aRisk, listedAt, programme, hjoLead } = await ground()
  const risk = await aRisk({ probability: 5, impact: 5 })
  const by = world.deedOf()
  const chosen = await world.change(async (tx) => {
    await addAction(tx, programme, risk, { what: 'Ring', ownerFunctionId: hjoLead, dueOn: '2026-12-24' }, by)
    const one = await addAlternative(tx, programme, risk, { title: 'Vänta', consequences: '' }, by)
    if (!one.ok) throw new Error(one.refusal.code)
    return chooseAlternative(tx, programme, { riskId: risk, alternativeId: one.value }, 'Billigast', by)
  })
  expect(chosen.ok).toBe(true)
  expect(await listedAt(risk)).toEqual([])
  const later = await world.change((tx) => addAlternative(tx, programme, risk, { title: 'X', consequences: '' }, by))
  expect(later).toMatchObject({ refusal: { code: 'choice-made' } })
  const other = await aRisk({ probability: 5, impact: 4 })
  await world.change((tx) => reviewRisk(tx, programme, other, { note: '' }, by))
  expect(await listedAt(other)).toHaveLength(1)
  await world.change((tx) => reviewRisk(tx, programme, other, { note: '', asHolder: true }, by))
  expect(await listedAt(other)).toEqual([])
})

test('other levels move every open risk that somebody else decides about now, in the same transaction', async () => {
  const { world, aRisk, stands, listedAt, toldTo, programme, wishes, tactical, steering } = await ground()
  const middle = await aRisk({ probability: 3, impact: 4 })
  const low = await aRisk()
  const closed = await aRisk({ probability: 3, impact: 4 })
  const by = world.deedOf()
  await world.change((tx) => closeRisk(tx, programme, closed, { outcome: 'averted', text: '' }, by))
  const two = [
    { ...wishes[0], toScore: 5 },
    { ...wishes[2], fromScore: 6, reviewDays: 7 },
  ]
  const set = await world.change((tx) => setLevels(tx, programme, { levels: two, version: 1 }, by))
  expect(set).toEqual({ ok: true, value: { moved: 2, relevelled: 0 } })
  expect(await stands(middle)).toMatchObject({ level: 2, holder: steering.id, review: '2026-11-29' })
  expect(await stands(low)).toMatchObject({ level: 2, holder: steering.id })
  expect((await stands(closed)).holder).toBe(tactical.id)
  expect(await listedAt(middle)).toEqual([{ forum: 'Styrgruppen', why: 'risk-handed-on' }])
  expect((await toldTo(steering.people.chair)).filter((code) => code === 'risk.handed-on')).toHaveLength(1)
  const stale = await world.change((tx) => setLevels(tx, programme, { levels: wishes, version: 1 }, by))
  expect(stale).toEqual({ ok: false, refusal: { code: 'stale' } })
})

test('a mandate held by nobody, or by a forum or function of another programme, is refused', async () => {
  const { world, plan, programme, wishes } = await ground()
  const empty = await aSeatedForum(world, plan, 'Tom grupp', [])
  const secretaries = await aSeatedForum(world, plan, 'Bara sekreterare', ['secretary'])
  const by = world.deedOf()
  const set = (holder: { kind: 'forum'; id: Id<'forum'> } | { kind: 'function'; id: Id<'function'> }) =>
    world.change((tx) => setLevels(tx, programme, { levels: [wishes[0], wishes[1], { ...wishes[2], holder }] }, by))
  for (const forum of [empty, secretaries])
    expect(await set({ kind: 'forum', id: forum.id })).toEqual({
      ok: false,
      refusal: { code: 'holder-vacant', level: 3 },
    })
  const { rows } = await world.db.execute<{ vacant: Id<'function'> }>(
    `select id as vacant from functions where programme_id = '${plan.id}' and kind = 'signatory' limit 1`,
  )
  expect(await set({ kind: 'function', id: rows[0]?.vacant as Id<'function'> })).toMatchObject({
    refusal: { code: 'holder-vacant' },
  })
  const elsewhere = await world.holds(plan.lead, 'programme-lead', plan.hjo)
  expect(await set({ kind: 'function', id: elsewhere })).toEqual({
    ok: false,
    refusal: { code: 'holder-not-here', level: 3 },
  })
  const observer = await world.db.execute<{ id: Id<'function'> }>(
    `select id from functions where programme_id = '${plan.id}' and kind = 'observer'`,
  )
  expect(await set({ kind: 'function', id: observer.rows[0]?.id as Id<'function'> })).toMatchObject({
    refusal: { code: 'holder-not-here' },
  })
})

test('another local group has what the former had', async () => {
  const { world, plan, aRisk, ofHjo, stands, listedAt } = await ground()
  const middle = await aRisk({ ...ofHjo, probability: 3, impact: 4 }, plan.inHjo)
  const other = await aSeatedForum(world, plan, 'Ny lokal grupp')
  const { id, partyName } = plan.hjoRollout
  await world.change(async (tx) => {
    await setLocalGroup(tx, { forumId: other.id, programmeId: plan.id }, [{ id, partyName }], [id], world.deedOf())
    await reholdRisks(tx, plan.id, world.deedOf())
  })
  expect((await stands(middle)).holder).toBe(other.id)
  expect(await listedAt(middle)).toEqual([{ forum: 'Ny lokal grupp', why: 'risk-handed-on' }])
})

test('until levels are set the usual ones hold, and the programme lead decides at all of them', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const { rows } = await world.db.execute<{ id: Id<'function'> }>(
    `select id from functions where programme_id = '${plan.id}' and kind = 'programme-lead'`,
  )
  const made = await world.change((tx) =>
    createRisk(
      tx,
      { id: plan.id, leadPartyId: plan.region },
      { rolloutId: null, organisationId: plan.region, threat: 'X', probability: 5, impact: 5 },
      world.deedOf(),
    ),
  )
  const { rows: found } = await world.db.execute(`select level, holder_function_id as holder from risks`)
  expect(made.ok).toBe(true)
  expect(found).toEqual([{ level: 3, holder: rows[0]?.id }])
  expect(usualLevels({ kind: 'function', id: rows[0]?.id as Id<'function'> })).toHaveLength(3)
})

test('the lead is told when nobody can decide, at once and later', async () => {
  const { world, plan, aRisk, toldTo, steering, programme } = await ground()
  await aRisk({ probability: 5, impact: 5 })
  await world.db.execute(
    `update holdings set valid_to = '2026-11-21' where function_id in (select id from seats where forum_id = '${steering.id}')`,
  )
  const by = world.deedOf()
  for (let times = 0; times < 2; times++) await world.change((tx) => tellOfVacancies(tx, by))
  expect((await toldTo(plan.lead)).filter((code) => code === 'risk.vacancies')).toHaveLength(1)
  await world.change((tx) =>
    createRisk(
      tx,
      programme,
      { rolloutId: null, organisationId: plan.region, threat: 'Y', probability: 4, impact: 5 },
      world.deedOf(plan.inHjo.id),
    ),
  )
  expect(await toldTo(plan.lead)).toContain('risk.unheld')
})

test('scores off the scale are refused, and a forum tells which levels it decides about', async () => {
  const { world, plan, programme, steering } = await ground()
  const wish = { rolloutId: null, organisationId: plan.region, threat: 'X' }
  for (const [probability, impact] of [
    [0, 1],
    [6, 1],
    [2.5, 1],
  ] as const) {
    const made = await world.change((tx) => createRisk(tx, programme, { ...wish, probability, impact }, world.deedOf()))
    expect(made).toEqual({ ok: false, refusal: { code: 'off-scale' } })
  }
  const told = await riskMandates(world.db, [steering.id], { lang: 'sv' } as never)
  expect(told).toMatchObject([{ forumId: steering.id, level: 'Hög', fromScore: 15, toScore: 25 }])
})
