import { expect, test } from 'vitest'
import { appoint } from '#src/features/people/index.ts'
import { createProgramme } from '#src/features/programmes/index.ts'
import { aForum, aSeat } from '../../../tests/a-forum.ts'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld, type Person } from '../../../tests/world.ts'
import { listMatter } from './matter.store.ts'
import { serveProgramme } from './serves.store.ts'
import { listServing } from './serving.store.ts'

async function aLocalGroup() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const id = await aForum(world, plan, { name: 'Hjo lokala grupp', isLocal: true, partyId: plan.hjo })
  const path = `/forums/${id}`
  const serving = () => listServing(world.db, plan.id, world.today())
  const inProgramme = `${path}/programmes/${plan.id}`
  return { world, plan, id, path, inProgramme, serving }
}

test('the rollout’s lead or the programme’s says whose local group it is; each rollout has one', async () => {
  const { world, plan, id, inProgramme, serving } = await aLocalGroup()
  const group = (rollouts: readonly string[], person = plan.inHjo, where = inProgramme) =>
    world.post(`${where}/rollouts`, { rollouts }, person)
  expect((await group([plan.hjoRollout.id])).status).toBe(303)
  expect((await serving())[0]?.rolloutIds).toEqual([plan.hjoRollout.id])
  expect((await group([plan.skaraRollout.id])).status).toBe(422)
  expect((await group(['x'])).status).toBe(422)
  expect((await group([], plan.observer)).status).toBe(403)
  expect((await group([plan.hjoRollout.id, plan.skaraRollout.id], plan.lead)).status).toBe(303)
  const other = await aForum(world, plan, { name: 'Skara lokala grupp', isLocal: true, partyId: plan.skara })
  await group([plan.skaraRollout.id], plan.inSkara, `/forums/${other}/programmes/${plan.id}`)
  const now = await serving()
  expect(now.find((one) => one.id === id)?.rolloutIds).toEqual([plan.hjoRollout.id])
  expect(now.find((one) => one.id === other)?.rolloutIds).toEqual([plan.skaraRollout.id])
  const shared = await aForum(world, plan)
  expect((await group([], plan.lead, `/forums/${shared}/programmes/${plan.id}`)).status).toBe(403)
})

test('whoever gives a rollout its local group does it in the function that leads it', async () => {
  const { world, plan, inProgramme } = await aLocalGroup()
  await world.db.execute(`update holdings set valid_from = '2020-01-02' where person_id = '${plan.inHjo.id}'`)
  await world.holds(plan.inHjo, 'staff', plan.hjo)
  expect((await world.actorOf(plan.inHjo)).functions[0]?.kind).toBe('staff')
  await world.post(`${inProgramme}/rollouts`, { rollouts: [plan.hjoRollout.id] }, plan.inHjo)
  const { rows } = await world.db.execute(
    `select function_kind as kind from history where code = 'forum.local-group' and subject_kind = 'forum'`,
  )
  expect(rows).toEqual([{ kind: 'rollout-lead' }])
})

test('whose local group a forum is, is told of the programmes that the reader is in', async () => {
  const { world, plan, id, inProgramme } = await aLocalGroup()
  await world.post(`${inProgramme}/rollouts`, { rollouts: [plan.skaraRollout.id] }, plan.lead)
  const second = await world.change((tx) =>
    createProgramme(tx, { name: 'Andra programmet', leadPartyId: plan.region, startsOn: '2026-01-01' }, world.deedOf()),
  )
  await world.change((tx) => serveProgramme(tx, { forumId: id, programmeId: second }, [], world.deedOf()))
  const inSecond = await world.aPerson('Medarbetare')
  await world.holds(inSecond, 'staff', await world.aParty('Falköping'), second)
  const list = async (path: string, person: Person) => (await world.get(`${path}?format=csv`, person)).text()
  expect(await list('/forums', plan.inHjo)).toContain('Skara')
  expect(await list(`/programmes/${plan.id}/forums`, plan.inHjo)).toContain('Skara')
  for (const path of ['/forums', `/programmes/${second}/forums`]) {
    const csv = await list(path, inSecond)
    expect(csv).toContain('Hjo lokala grupp')
    expect(csv).not.toContain('Skara')
  }
})

test('a rollout’s local group does not become a shared one: what the rollout lifts would pass its own people by', async () => {
  const { world, plan, path, inProgramme } = await aLocalGroup()
  await world.post(`${inProgramme}/rollouts`, { rollouts: [plan.hjoRollout.id] }, plan.lead)
  const words = { name: 'Gruppen', kind: 'steering', party: plan.hjo, mandate: 'Allt', commissioner: '', parent: '' }
  const share = () => world.post(path, { ...words, cadence: 'monthly', nextMeetingOn: '', version: '1' }, plan.lead)
  const refused = await share()
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('id="local-error"')
  await world.post(`${inProgramme}/rollouts`, { rollouts: [] }, plan.lead)
  expect((await share()).status).toBe(303)
})

test('gates are chosen by the programme’s lead alone', async () => {
  const { world, plan, inProgramme, serving } = await aLocalGroup()
  expect((await world.post(inProgramme, { gates: ['wave', 'go-live'] }, plan.lead)).status).toBe(303)
  expect((await serving())[0]?.gates).toEqual(['wave', 'go-live'])
  expect((await world.post(inProgramme, { gates: ['door'] }, plan.lead)).status).toBe(422)
  expect((await world.post(inProgramme, { gates: ['wave'] }, plan.inHjo)).status).toBe(403)
})

test('a forum serves another programme when that one’s lead says so, and stops when nothing of it is left there', async () => {
  const { world, plan, id, path } = await aLocalGroup()
  const second = await world.change((tx) =>
    createProgramme(tx, { name: 'Andra programmet', leadPartyId: plan.region, startsOn: '2026-01-01' }, world.deedOf()),
  )
  const serve = (programme: string) => world.post(`${path}/programmes`, { programme, gates: [] }, plan.lead)
  expect((await serve(second)).status).toBe(422)
  const duty = { kind: 'programme-lead', partyId: plan.region, programmeId: second, areaKey: null } as const
  await world.change((tx) => appoint(tx, { ...duty, personId: plan.lead.id, from: '2026-01-01' }, world.deedOf()))
  expect((await serve(second)).status).toBe(303)
  expect((await serve('x')).status).toBe(422)
  expect((await world.post(`${path}/programmes`, { programme: second }, plan.inHjo)).status).toBe(403)
  const stop = () => world.post(`${path}/programmes/${second}/removal`, {}, plan.lead)
  const subjectId = crypto.randomUUID()
  await world.change((tx) =>
    listMatter(
      tx,
      { forumId: id, programmeId: second, kind: 'risk', subjectId, why: 'risk-lifted' },
      { code: 'forum.seat-given', href: path, once: 'x' },
      world.deedOf(),
    ),
  )
  expect((await stop()).status).toBe(409)
  expect((await world.post(`${path}/ending`, {}, plan.lead)).status).toBe(409)
  await world.db.execute('update matters set settled_at = now()')
  await world.db.execute(`insert into question_settings (programme_id, forum_id) values ('${second}', '${id}')`)
  const counted = await stop()
  expect([counted.status, (await counted.text()).includes('Programmets frågor lyfts hit')]).toEqual([409, true])
  await world.db.execute(`update question_settings set forum_id = null`)
  expect((await stop()).status).toBe(303)
  expect((await world.post(`${path}/programmes/${plan.id}/removal`, {}, plan.lead)).status).toBe(409)
  expect((await stop()).status).toBe(404)
})

test('whoever ends the local group leaves no rollout with a group that is no more', async () => {
  const { world, plan, id, path, inProgramme } = await aLocalGroup()
  await aSeat(world, id, 'chair', plan.hjo)
  await world.post(`${inProgramme}/rollouts`, { rollouts: [plan.hjoRollout.id] }, plan.inHjo)
  expect((await world.post(`${path}/ending`, {}, plan.inHjo)).status).toBe(303)
  const { rows } = await world.db.execute('select from rollout_forums')
  expect(rows).toEqual([])
})
