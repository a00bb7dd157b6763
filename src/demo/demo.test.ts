import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { light as lightOf, readRollUps } from '#src/features/commitments/index.ts'
import { people } from '#src/features/people/people.tables.ts'
import { readRollouts } from '#src/features/programmes/index.ts'
import { programmes } from '#src/features/programmes/programme.tables.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aWorld, type World } from '../../tests/world.ts'
import { addressOf } from './cast.ts'
import { loadDemo } from './index.ts'
import { offerExamples, offeredNames } from './offered.ts'

const slow = { timeout: 300_000 }

/** The examples as they stand on a day. */
async function theExamples(today: string) {
  const world = await aWorld({ at: `${today}T09:00:00Z`, demo: true })
  const load = () => loadDemo({ database: world.deps.database, home: process.cwd() }, today)
  expect(await load()).toBe(true)
  return { world, load, lights: await lightsOf(world, today) }
}

interface StandingLight {
  readonly programme: string
  readonly wave: number | null
  readonly receiver: string
  readonly half: string
  readonly light: string
}

async function lightsOf({ db }: World, today: string): Promise<StandingLight[]> {
  const lights: StandingLight[] = []
  for (const { id, name } of await db.select({ id: programmes.id, name: programmes.name }).from(programmes)) {
    const rollUps = await readRollUps(db, { id, liveVersion: -1 })
    for (const rollout of await readRollouts(db, id)) {
      for (const half of ['deliveries', 'preparations'] as const) {
        const parts = rollUps.filter((one) => one.rolloutId === rollout.id && one.half === half)
        const { light } = lightOf(parts, today as Parameters<typeof lightOf>[1])
        lights.push({
          programme: name,
          wave: rollout.isTemplate ? null : rollout.waveNumber,
          receiver: rollout.partyName,
          half,
          light,
        })
      }
    }
  }
  return lights
}

test.each(['2026-11-22', '2027-12-24', '2028-02-29'])(
  'loaded on %s, the examples look like a real programme in real trouble',
  slow,
  async (today) => {
    const { world, load, lights } = await theExamples(today)
    const [inSkaraborg, inHealthRecord] = ['socialtjänsten', 'vårdjournal'].map((word) =>
      lights.filter(({ programme }) => programme.includes(word)),
    )
    const of = (all: readonly StandingLight[] | undefined, wave: number, half: string) =>
      (all ?? []).filter((one) => one.wave === wave && one.half === half).map(({ light }) => light)

    expect(of(inSkaraborg, 1, 'deliveries')).toEqual(['green', 'green', 'green', 'green'])
    expect(of(inSkaraborg, 1, 'preparations')).not.toContain('red')
    expect(of(inSkaraborg, 2, 'deliveries')).toEqual(['red', 'red', 'red', 'red'])
    expect(
      inSkaraborg?.find(({ receiver, half }) => receiver === 'Hjo' && half === 'preparations')?.light,
      'what the programme owes never paints Hjo red',
    ).not.toBe('red')
    expect(new Set(of(inSkaraborg, 2, 'preparations')).size, 'the municipalities differ').toBeGreaterThan(1)
    expect([...of(inSkaraborg, 3, 'deliveries'), ...of(inSkaraborg, 3, 'preparations')]).not.toContain('red')
    expect(new Set(of(inHealthRecord, 1, 'preparations')).size).toBeGreaterThan(1)
    expect(of(inHealthRecord, 3, 'preparations').every((light) => light === 'grey')).toBe(true)
    expect(of(inHealthRecord, 4, 'deliveries').every((light) => light === 'grey')).toBe(true)

    await risksAndQuestionsAreAlive(world)
    expect(await load(), 'what has something in it is left as it is').toBe(false)
    await everyoneHasAPage(world)
  },
)

async function everyoneHasAPage(world: World): Promise<void> {
  const known = new Map(
    (await world.db.select({ id: people.id, email: people.email }).from(people)).map(({ id, email }) => [email, id]),
  )
  const offered = await offerExamples(world.db, translator('sv'))
  expect(offered.flatMap((group) => group.people.map(({ name }) => name)).toSorted()).toEqual(
    [...offeredNames].toSorted(),
  )
  for (const name of offeredNames) {
    const signedIn = await world.post('/sign-in/example', { person: known.get(addressOf(name)) ?? '' })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await world.get('/my', { id: known.get(addressOf(name)) as Id<'person'>, cookie })
    expect(`${name}: ${page.status}`).toBe(`${name}: 200`)
  }
}

/** Six risks of the first programme, of which one has crossed to its steering group and one has been lowered with the holder's word; questions at every place. */
async function risksAndQuestionsAreAlive({ db }: World): Promise<void> {
  const { rows: risks } = await db.execute<{
    number: number
    score: number
    forum: string | null
    codes: string[]
  }>(sql`
    select r.number, r.score, f.name as forum, (select array_agg(h.code order by h.recorded_at, h.id) from history h where h.subject_id = r.id) as codes
    from risks r join programmes p on p.id = r.programme_id and p.name like '%socialtjänsten%' left join forums f on f.id = r.holder_forum_id
    where r.rollout_id is null order by r.number`)
  expect(risks).toHaveLength(6)
  expect(risks[0]).toMatchObject({ score: 25, forum: 'Styrgruppen för socialtjänstsystemet' })
  expect(risks[0]?.codes.filter((code) => code === 'risk.lifted').length).toBeGreaterThan(1)
  expect(risks[5]).toMatchObject({ score: 6, forum: null })
  expect(risks[5]?.codes).toEqual(expect.arrayContaining(['risk.proposed', 'risk.confirmed']))
  const { rows: waiting } = await db.execute<{ kind: string; count: number }>(
    sql`select kind, count(*)::int as count from matters where settled_at is null group by kind order by kind`,
  )
  expect(waiting.map(({ kind }) => kind)).toEqual(['overdue-questions', 'risk'])
  const { rows: places } = await db.execute<{ place: string }>(sql`select distinct place from questions order by place`)
  expect(places.map(({ place }) => place)).toEqual(['forum', 'organisation', 'programme'])
}
