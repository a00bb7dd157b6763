import { describe, expect, test } from 'vitest'
import type { SeatKind } from '#src/platform/access/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aForum, aSeat } from '../../../tests/a-forum.ts'
import { type Asker, askers, everyone } from '../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../tests/world.ts'
import type { MatterSource } from './forum.deps.ts'
import { canFollowForum } from './forum.store.ts'
import { listMatter } from './matter.store.ts'
import { listMyMatters, listWaiting } from './matters.store.ts'
import { vacantSeats } from './vacant-seats.store.ts'

const sitting = ['chair', 'secretary', 'member', 'substitute'] as const satisfies readonly SeatKind[]
type Who = Asker | (typeof sitting)[number]

/** A shared and a local forum, with somebody from outside the programme's organisations in each kind of seat of the shared one. */
async function forums() {
  const world = await aWorld()
  const plan = await everyone(world)
  const outside = await world.aParty('Patientföreningen', 'association')
  const shared = await aForum(world, plan)
  const seated: Partial<Record<Who, Person>> = {}
  const seats: Partial<Record<SeatKind, Id<'function'>>> = {}
  for (const kind of sitting) {
    const { person, seatId } = await aSeat(world, shared, kind, outside)
    seated[kind] = person
    seats[kind] = seatId
  }
  const { seatId: skaras } = await aSeat(world, shared, 'member', plan.skara, null)
  const local = await aForum(world, plan, { name: 'Hjo lokala grupp', isLocal: true, partyId: plan.hjo })
  const who: Record<Who, Person | null> = { ...plan.people, ...(seated as Record<(typeof sitting)[number], Person>) }
  const everybody: readonly Who[] = [...askers, ...sitting]
  return { world, plan, shared, local, seats, skaras, who, everybody }
}

/** Those who get an answer of 200 to it, of all who ask; the others get 403 or 404, or are led to sign in. */
async function openFor(at: Awaited<ReturnType<typeof forums>>, path: string): Promise<Who[]> {
  const let_: Who[] = []
  for (const name of at.everybody) {
    const { status } = await at.world.get(path, at.who[name] ?? undefined)
    if (status === 200) let_.push(name)
    else expect([name, name === 'out' ? 303 : status === 403 ? 403 : 404]).toEqual([name, status])
  }
  return let_
}

const within: readonly Who[] = ['lead', 'hjo', 'signatory', 'change', 'area', 'staff', 'skara', 'admin']
const inProgramme: readonly Who[] = [
  'lead',
  'hjo',
  'signatory',
  'change',
  'area',
  'staff',
  'skara',
  'supplier',
  'observer',
  'admin',
]

test('who sees and keeps what', async () => {
  const at = await forums()
  const { shared, local, seats, plan } = at
  expect(await openFor(at, `/forums/${shared}`)).toEqual([...inProgramme, ...sitting])
  expect(await openFor(at, `/forums/${shared}/seats/${seats.chair}`)).toEqual([...within, ...sitting])
  expect(await openFor(at, `/forums/${shared}/edit`)).toEqual(['lead', 'admin', 'chair', 'secretary'])
  expect(await openFor(at, `/forums/${shared}/seats/new`)).toEqual(['lead', 'admin', 'chair', 'secretary'])
  expect(await openFor(at, `/forums/${shared}/meetings/new`)).toEqual(['chair', 'secretary'])
  expect(await openFor(at, `/forums/${local}/edit`)).toEqual(['lead', 'hjo', 'signatory'])
  expect(await openFor(at, '/forums/new')).toEqual(['lead', 'hjo', 'signatory', 'skara', 'admin', 'other'])
  expect(await openFor(at, `/programmes/${plan.id}/forums`)).toEqual([...inProgramme, ...sitting])
  expect(await openFor(at, `/forums/${crypto.randomUUID()}`)).toEqual([])
  expect(await openFor(at, '/forums/x')).toEqual([])
}, 120_000)

test('what is not a reader’s is not found by guessing: another forum’s seat or meeting, another programme', async () => {
  const { world, plan, shared, local, seats } = await forums()
  for (const path of [`/forums/${local}/seats/${seats.chair}`, `/forums/${shared}/seats/${crypto.randomUUID()}`])
    expect((await world.get(path, plan.lead)).status).toBe(404)
  const post = (path: string) => world.post(path, { on: '2026-11-22', gates: [] }, plan.lead)
  expect((await post(`/forums/${shared}/seats/${seats.chair}/holdings/${crypto.randomUUID()}/end`)).status).toBe(404)
  expect((await post(`/forums/${shared}/programmes/${plan.otherProgramme}`)).status).toBe(404)
})

describe('who sits there', () => {
  test('is told those within and those who sit there; suppliers and observers see the organisations alone', async () => {
    const { world, shared, who } = await forums()
    for (const name of ['lead', 'hjo', 'substitute'] as const)
      expect(await (await world.get(`/forums/${shared}`, who[name] ?? undefined)).text()).toContain('chair i forumet')
    for (const name of ['supplier', 'observer'] as const) {
      const page = await (await world.get(`/forums/${shared}`, who[name] ?? undefined)).text()
      expect(page).toContain('Patientföreningen')
      expect(page).not.toContain('i forumet</')
      for (const format of ['csv', ''])
        for (const path of [`/forums/${shared}?format=${format}`, `/forums?format=${format}`])
          expect(await (await world.get(path, who[name] ?? undefined)).text()).not.toContain('chair i forumet')
    }
  })
})

describe('what waits for a forum', () => {
  /** A source that tells insiders alone. */
  const risks: MatterSource = async (_db, _actor, programme, _forum, ids) =>
    new Map(
      programme.standing === 'insider'
        ? ids.map((id) => [id, { title: `Risk ${id.slice(0, 4)}`, href: '/risk', about: 'hög', by: null }])
        : [],
    )

  async function withMatters() {
    const at = await forums()
    const list = (subjectId: string, hour: string, kind = 'risk') =>
      at.world.change((tx) =>
        listMatter(
          tx,
          { forumId: at.shared, programmeId: at.plan.id, kind, subjectId, why: 'risk-lifted' },
          { code: 'forum.seat-given', href: '/risk', once: subjectId },
          { ...at.world.deedOf(), at: `2026-11-22T${hour}:00:00Z` },
        ),
      )
    await list('bbbb0000-0000-7000-8000-000000000000', '08')
    await list('aaaa0000-0000-7000-8000-000000000000', '07')
    await list('cccc0000-0000-7000-8000-000000000000', '06', 'unknown-kind')
    const teller = async (name: Who) => {
      const person = at.who[name]
      if (!person) throw new Error('nobody')
      const ui = { t: translator('sv'), lang: 'sv', today: at.world.today() } as const
      return { actor: await at.world.actorOf(person), sources: { risk: risks }, ui, known: [] }
    }
    return { ...at, teller }
  }

  test('is told oldest first, by the slice it comes from; what the reader may not see is left out', async () => {
    const { world, shared, teller } = await withMatters()
    const titles = async (name: Who) =>
      (await listWaiting(world.db, shared, await teller(name))).map(({ title }) => title)
    for (const name of ['lead', 'staff', 'member'] as const)
      expect(await titles(name)).toEqual(['Risk aaaa', 'Risk bbbb'])
    for (const name of ['supplier', 'observer', 'other'] as const) expect(await titles(name)).toEqual([])
  })

  test('is the chair’s to take up, and the members’ while nobody holds the chair', async () => {
    const { world, seats, teller } = await withMatters()
    const mine = async (name: Who) => (await listMyMatters(world.db, await teller(name))).length
    expect([await mine('chair'), await mine('member'), await mine('secretary'), await mine('lead')]).toEqual([
      2, 0, 0, 0,
    ])
    await world.db.execute(`update holdings set valid_to = '2026-11-21' where function_id = '${seats.chair}'`)
    expect([await mine('chair'), await mine('member'), await mine('substitute')]).toEqual([0, 2, 0])
  })

  test('was told the chair in the same transaction', async () => {
    const { world, who } = await withMatters()
    const { rows } = await world.db.execute<{ count: number }>(
      `select count(*)::int as count from notices where person_id = '${who.chair?.id}' and href = '/risk'`,
    )
    expect(rows[0]?.count).toBe(3)
  })
})

test('a vacant seat is told those who fill it', async () => {
  const { world, skaras, who } = await forums()
  const told: Who[] = []
  for (const [name, person] of Object.entries(who) as [Who, Person | null][]) {
    const list = person ? await vacantSeats(world.db, await world.actorOf(person), world.today()) : []
    if (list.some(({ seatId }) => seatId === skaras)) told.push(name)
    expect(list.length).toBeLessThanOrEqual(1)
  }
  expect(told).toEqual(['lead', 'skara', 'chair', 'secretary'])
})

test('whoever may see a forum follows it', async () => {
  const { world, shared, who } = await forums()
  const follows = async (name: Who) => {
    const person = who[name]
    return person !== null && canFollowForum(world.db, await world.actorOf(person), shared, world.today())
  }
  expect([await follows('supplier'), await follows('member'), await follows('other')]).toEqual([true, true, false])
})
