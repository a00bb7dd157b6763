import { describe, expect, test } from 'vitest'
import { writeAtOnce, writeDaily } from '../../src/features/notices/digest/compose.ts'
import { newId } from '../../src/platform/ids.ts'
import { mails } from '../../src/platform/mail/mail.tables.ts'
import { aLadder } from '../a-risk.ts'
import { everyone } from '../everyone.ts'
import { aWorld } from '../world.ts'

async function ground() {
  const world = await aWorld()
  const all = await everyone(world)
  const ladder = await aLadder(world, all)
  return { world, all, ladder, programme: `/programmes/${all.id}` }
}

describe('headers of mails', () => {
  test('typed where somebody is told of it stay words in one line', async () => {
    const { world, all, ladder, programme } = await ground()
    const { lead, staff } = all.people
    const typed = 'Sen\r\nBcc: alla@hjo.example\r\n\r\nHej'
    const risk = { threat: typed, probability: '5', impact: '5', visibility: 'all-but-suppliers', once: newId() }
    expect((await world.post(`${programme}/risks`, risk, lead)).status).toBe(303)
    const question = { title: typed, kind: 'question', visibility: 'all-but-suppliers', shown: '1', once: newId() }
    expect((await world.post(`${programme}/questions`, question, staff)).status).toBe(303)
    const steering = `/forums/${ladder.steering.id}`
    const words = { name: typed, mandate: 'Beslutar', cadence: 'monthly', version: '1' }
    expect((await world.post(steering, words, ladder.steering.people.secretary)).status).toBe(303)
    const stationery = { publicUrl: world.deps.config.publicUrl, secret: 'secret' }
    await writeAtOnce(world.db, stationery, world.clock)
    await writeDaily(world.db, stationery, world.clock, world.clock.now().toString())
    const written = await world.db.select().from(mails)
    // Told at once: the chair of a risk. Told once a day, with others: no words of anybody's in the subject.
    expect(written.some(({ subject }) => subject.includes('Sen Bcc: alla@hjo.example Hej'))).toBe(true)
    expect(written.length).toBeGreaterThan(1)
    for (const { to, subject } of written) {
      expect(subject).not.toMatch(/[\r\n]/)
      expect(to).toMatch(/^person\d+@example\.se$/)
    }
  })
})

describe('somebody who belongs to no organisation', () => {
  test('sees an empty product: no forums, risks, questions or notices of others, and nothing errs', async () => {
    const { world, all, ladder, programme } = await ground()
    const nobody = await world.aPerson('Ingen särskild')
    const risk = await ladder.aRisk({ visibility: 'programme' })
    for (const path of ['/my', '/forums', '/notices', '/profile', '/profile/notices', '/ask', '/search?q=styr'])
      expect([path, (await world.get(path, nobody)).status]).toEqual([path, 200])
    expect(await (await world.get('/forums', nobody)).text()).not.toContain('Styrgruppen')
    for (const path of [
      programme,
      `${programme}/forums`,
      `${programme}/risks`,
      `${programme}/risks/${risk}`,
      `${programme}/questions`,
      `${programme}/questions/new`,
      `${programme}/questions/figures`,
      `/forums/${ladder.steering.id}`,
    ])
      expect([path, (await world.get(path, nobody)).status]).toEqual([path, 404])
    const ask = { title: 'Får jag?', visibility: 'all-but-suppliers', shown: '1', once: newId() }
    expect((await world.post(`${programme}/questions`, ask, nobody)).status).toBe(404)
    const risky = { threat: 'Hot', probability: '1', impact: '1', visibility: 'all-but-suppliers', once: newId() }
    expect((await world.post(`${programme}/risks`, risky, nobody)).status).toBe(404)
    expect((await world.post('/forums', { programme: all.id, once: newId() }, nobody)).status).toBe(403)
  })

  test('who is put in a seat speaks for the organisation of the seat, in that forum’s programmes alone', async () => {
    const { world, all, ladder, programme } = await ground()
    const nobody = await world.aPerson('Ingen särskild')
    const seat = { kind: 'co-opted', party: all.skara, mayDecide: '', once: newId() }
    const steering = `/forums/${ladder.steering.id}`
    const made = await world.post(`${steering}/seats`, seat, all.people.lead)
    const taken = { name: '', email: 'person99@example.se', person: '', from: '2026-11-22', to: '' }
    await world.db.execute(`update people set email = 'person99@example.se' where id = '${nobody.id}'`)
    const place = made.headers.get('location') ?? ''
    expect((await world.post(`${place}/holdings`, { ...taken, name: 'Ingen särskild' }, all.people.lead)).status).toBe(
      303,
    )
    expect((await world.get(`${programme}/questions`, nobody)).status).toBe(200)
    expect((await world.get(`/programmes/${all.otherProgramme}`, nobody)).status).toBe(404)
    const ask = { title: 'Vad gäller för Skara?', visibility: 'own-organisation', shown: '1', once: newId() }
    const asked = await world.post(`${programme}/questions`, ask, nobody)
    expect(asked.status).toBe(303)
    const question = (asked.headers.get('location') ?? '').split('?')[0] ?? ''
    expect((await world.get(question, all.people.skara)).status).toBe(200)
    expect((await world.get(question, all.people.hjo)).status).toBe(404)
  })
})

describe('an escalation', () => {
  test('cannot be made to go round by three who each move one forum at once', async () => {
    const { world, all, ladder } = await ground()
    const { local: _local, ...three } = { local: ladder.local, tactical: ladder.tactical, steering: ladder.steering }
    const extra = await world.post(
      '/forums',
      {
        name: 'Mellangruppen',
        mandate: 'Bereder',
        kind: 'steering',
        cadence: 'monthly',
        programme: all.id,
        party: all.region,
        once: newId(),
      },
      all.people.lead,
    )
    const middle = (extra.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const ring = [three.tactical.id, middle, three.steering.id]
    const move = (id: string, parent: string) =>
      world.post(
        `/forums/${id}`,
        {
          name: `Forum ${id}`,
          mandate: 'Beslutar',
          kind: 'steering',
          cadence: 'monthly',
          party: all.region,
          parent,
          version: '1',
        },
        all.people.lead,
      )
    const answers = await Promise.all(ring.map((id, at) => move(id, ring[(at + 1) % ring.length] ?? '')))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 409])
  })
})
