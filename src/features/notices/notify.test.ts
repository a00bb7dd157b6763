import { expect, test } from 'vitest'
import type { Tx } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { aWorld, type Person } from '../../../tests/world.ts'
import { type NewNotices, notify, notifyMany } from './notify.store.ts'

const lifted = { kind: 'risks', code: 'test.lifted', programmeId: null, href: '/my', once: 'risk 1 lifted' } as const

async function aHouse() {
  const world = await aWorld()
  const party = await world.aParty('Hjo')
  const [anna, bo] = [await world.aPerson('Anna'), await world.aPerson('Bo')]
  const told = async (person: Person) => {
    const { rows } = await world.db.execute<{ code: string; params: unknown; href: string; way: string }>(
      `select code, params, href, mail_way as way from notices where person_id = '${person.id}' order by once`,
    )
    return rows
  }
  return { world, party, anna, bo, told }
}

test('a person is told once, whatever functions they hold and however often it is told', async () => {
  const { world, party, anna, told } = await aHouse()
  const functionIds = [await world.holds(anna, 'rollout-lead', party), await world.holds(anna, 'signatory', party)]
  const tell = (tx: Tx) => notify(tx, lifted, { functionIds, personIds: [anna.id] }, world.deedOf())
  await world.change(tell)
  await world.change(tell)
  expect(await told(anna)).toEqual([{ code: 'test.lifted', params: {}, href: '/my', way: 'at-once' }])
})

test('the one who did it is not told, nor anybody of a quiet deed', async () => {
  const { world, anna, bo, told } = await aHouse()
  const to = { personIds: [anna.id, bo.id] }
  await world.change((tx) => notify(tx, lifted, to, { ...world.deedOf(), quiet: true }))
  expect([await told(anna), await told(bo)]).toEqual([[], []])
  await world.change((tx) => notify(tx, lifted, to, world.deedOf(anna.id)))
  expect([(await told(anna)).length, (await told(bo)).length]).toEqual([0, 1])
})

test('what was rolled back was never told', async () => {
  const { world, anna, told } = await aHouse()
  const failing = world.change(async (tx) => {
    await notify(tx, lifted, { personIds: [anna.id] }, world.deedOf())
    throw new Error('it did not happen')
  })
  await expect(failing).rejects.toThrow('it did not happen')
  expect(await told(anna)).toEqual([])
})

test('only those who hold the function today are told, and nobody whose account is closed or whose function has ended', async () => {
  const { world, party, anna, bo, told } = await aHouse()
  const [left, ended] = [await world.holds(anna, 'rollout-lead', party), await world.holds(bo, 'signatory', party)]
  const closed = await world.aPerson('Cilla')
  await world.db.execute(`update holdings set valid_to = '2026-11-21' where function_id = '${left}'`)
  await world.db.execute(`update functions set ended_on = '2026-11-22' where id = '${ended}'`)
  await world.db.execute(`update people set closed_at = now() where id = '${closed.id}'`)
  const to = { functionIds: [left, ended], personIds: [closed.id] }
  await world.change((tx) => notify(tx, lifted, to, world.deedOf()))
  expect([await told(anna), await told(bo), await told(closed)]).toEqual([[], [], []])
})

test('it is mailed as each has chosen when it is written', async () => {
  const { world, anna, bo, told } = await aHouse()
  await world.db.execute(
    `insert into notice_choices values ('${anna.id}', 'risks', 'none'), ('${bo.id}', 'plan', 'none')`,
  )
  await world.change((tx) => notify(tx, lifted, { personIds: [anna.id, bo.id] }, world.deedOf()))
  expect([(await told(anna))[0]?.way, (await told(bo))[0]?.way]).toEqual(['none', 'at-once'])
})

/** `count` things, each for the same function. */
const many = (count: number, functionId: Id<'function'>, also: readonly Person[] = []): NewNotices => ({
  kind: 'waits',
  code: 'test.delivered',
  programmeId: null,
  each: Array.from({ length: count }, (_, at) => ({
    params: { number: at },
    href: `/items/${at}`,
    once: `delivered ${String(at).padStart(4, '0')}`,
    to: { functionIds: [functionId], personIds: at === 0 ? also.map(({ id }) => id) : [] },
  })),
  collected: { code: 'test.delivered-many', params: { list: 'Åtaganden' }, href: '/items', once: 'delivered many' },
})

test.each([
  [0, 0],
  [1, 1],
  [20, 20],
  [21, 1],
  [5000, 1],
])('one who is told of %i things in one deed gets %i notices', async (count, notices) => {
  const { world, party, anna, told } = await aHouse()
  const functionId = await world.holds(anna, 'rollout-lead', party)
  await world.change((tx) => notifyMany(tx, many(count, functionId), world.deedOf()))
  const found = await told(anna)
  expect(found).toHaveLength(notices)
  if (count > 20)
    expect(found).toMatchObject([{ code: 'test.delivered-many', params: { count, list: 'Åtaganden' }, href: '/items' }])
})

test('each is collected for by itself: one is told how many, another of the one that concerns them', async () => {
  const { world, party, anna, bo, told } = await aHouse()
  const functionId = await world.holds(anna, 'rollout-lead', party)
  await world.change((tx) => notifyMany(tx, many(21, functionId, [bo]), world.deedOf()))
  expect(await told(anna)).toMatchObject([{ code: 'test.delivered-many', params: { count: 21 } }])
  expect(await told(bo)).toMatchObject([{ code: 'test.delivered', params: { number: 0 }, href: '/items/0' }])
})

test('nobody to tell, or nobody who is there, is no trouble', async () => {
  const { world } = await aHouse()
  await world.change((tx) => notify(tx, lifted, {}, world.deedOf()))
  await world.change((tx) => notify(tx, lifted, { functionIds: [newId()], personIds: [newId()] }, world.deedOf()))
  const { rows } = await world.db.execute('select from notices')
  expect(rows).toHaveLength(0)
})
