import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Id, newId } from '#src/platform/ids.ts'
import { messageIdOf, openTransport, sendDue } from '#src/platform/mail/index.ts'
import { mails } from '#src/platform/mail/mail.tables.ts'
import { aMailServer } from '#src/platform/mail/mail-server-for-tests.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { notices } from '../notice.tables.ts'
import type { MailWay } from '../notice.ts'
import { readStopToken } from '../stop-token.ts'
import { writeAtOnce, writeDaily } from './compose.ts'
import { lastDigest } from './digest-time.ts'
import { lettersAreDue } from './to-mail.store.ts'

const publicUrl = new URL('https://samtakt.example.se/')
const stationery = { publicUrl, secret: 'secret' }

type Wish = Partial<typeof notices.$inferInsert>

async function aHouse() {
  const world = await aWorld()
  let nr = 0
  const { db, clock } = world
  return {
    world,
    db,
    clock,
    async tell(person: Person, mailWay: MailWay, wish: Wish = {}): Promise<Id<'notice'>> {
      nr += 1
      const id = newId<'notice'>()
      const usual = {
        kind: 'waits',
        code: 'item.handed-out',
        params: { title: `Sak ${nr}` },
        href: `/things/${nr}`,
      } as const
      const at = clock.now().toString()
      await db.insert(notices).values({ id, personId: person.id, ...usual, once: `thing ${nr}`, at, mailWay, ...wish })
      return id
    },
    async aProgramme(name: string, member?: Person): Promise<Id<'programme'>> {
      const [id, party] = [newId<'programme'>(), await world.aParty(`Part i ${name}`)]
      await db.execute(
        `insert into programmes (id, name, lead_party_id, starts_on, created_at) values ('${id}', '${name}', '${party}', '2026-01-01', '${clock.now()}')`,
      )
      if (member) await world.holds(member, 'rollout-lead', party, id)
      return id
    },
    atOnce: () => writeAtOnce(db, stationery, clock),
    daily: () => writeDaily(db, stationery, clock, clock.now().toString()),
    outbox: () => db.select().from(mails).orderBy(asc(mails.to)),
    wayOf: async (id: Id<'notice'>) => (await db.select().from(notices).where(eq(notices.id, id)))[0]?.mailWay,
  }
}

test.each([
  ['2026-11-23T06:00:00Z', '2026-11-23T06:00:00Z'],
  ['2026-11-23T05:59:59Z', '2026-11-20T06:00:00Z'],
  ['2026-11-22T12:00:00Z', '2026-11-20T06:00:00Z'],
  ['2026-11-25T22:00:00Z', '2026-11-25T06:00:00Z'],
  ['2026-07-01T05:00:00Z', '2026-07-01T05:00:00Z'],
  ['2026-03-30T05:00:00Z', '2026-03-30T05:00:00Z'],
])('at %s the daily mails were last to go out at %s', (now, at) => expect(lastDigest(now)).toBe(at))

describe('what is mailed at once', () => {
  test('comes as a mail of its own, in the words and the language of the one told', async () => {
    const { world, tell, atOnce, outbox, aProgramme } = await aHouse()
    const [anna, bob] = [await world.aPerson('Anna'), await world.aPerson('Bob', 'en')]
    const programmeId = await aProgramme('Nytt vårdsystem', anna)
    const params = { title: 'Utbilda <alla>', reason: 'Nu är det bråttom' }
    await tell(anna, 'at-once', { programmeId, params, href: '/programmes/1?a=b&c=d' })
    await tell(bob, 'at-once', { kind: 'forums' })
    expect(await atOnce()).toBe(2)
    const [toAnna, toBob] = await outbox()
    expect(toAnna).toMatchObject({ subject: 'Du ansvarar nu för ”Utbilda <alla>”', sentAt: null })
    for (const part of [
      '> Nu är det bråttom',
      'Nytt vårdsystem',
      'https://samtakt.example.se/programmes/1?a=b&c=d\n',
      '/profile/notices',
    ])
      expect(toAnna?.text).toContain(part)
    for (const part of [
      '<html lang="sv">',
      'Utbilda &lt;alla&gt;',
      'href="https://samtakt.example.se/programmes/1?a=b&amp;c=d"',
    ])
      expect(toAnna?.html).toContain(part)
    expect(toAnna?.text).toContain(toAnna?.unsubscribeUrl)
    const stop = (mail: typeof toAnna) => readStopToken('secret', mail?.unsubscribeUrl.split('/').at(-1) ?? '')
    expect(stop(toAnna)).toEqual({ personId: anna.id, scope: 'waits' })
    expect(stop(toBob)).toEqual({ personId: bob.id, scope: 'forums' })
    expect(toBob?.html).toContain('<html lang="en">')
    expect(toBob?.text).toContain('You get this mail at once because it belongs to “Forums”.')
  })

  test('is written once, whoever asks how often', async () => {
    const { world, tell, atOnce, outbox } = await aHouse()
    for (let at = 0; at < 30; at++) await tell(await world.aPerson(`Person ${at}`), 'at-once')
    const written = await Promise.all([atOnce(), atOnce(), atOnce()])
    expect(written.reduce((sum, count) => sum + count)).toBe(30)
    expect(new Set((await outbox()).map(({ to }) => to)).size).toBe(30)
    expect(await atOnce()).toBe(0)
  })

  test('is not what was read already, is for the daily mail, or is not mailed at all', async () => {
    const { world, db, clock, tell, atOnce } = await aHouse()
    const anna = await world.aPerson('Anna')
    await tell(anna, 'at-once', { readAt: clock.now().toString() })
    await tell(anna, 'daily')
    await tell(anna, 'none')
    expect(await lettersAreDue(db, clock.now().toString())).toBe(false)
    expect(await atOnce()).toBe(0)
  })

  test('is nothing about a programme that one is no longer in, nor to a closed account', async () => {
    const { world, db, tell, atOnce, outbox, aProgramme, wayOf } = await aHouse()
    const [anna, bo] = [await world.aPerson('Anna'), await world.aPerson('Bo')]
    const left = await tell(anna, 'at-once', { programmeId: await aProgramme('Ett annat program') })
    const own = await tell(anna, 'at-once', { programmeId: await aProgramme('Annas program', anna) })
    const closed = await tell(bo, 'at-once')
    await db.execute(`update people set closed_at = '2026-11-01' where id = '${bo.id}'`)
    expect(await atOnce()).toBe(1)
    expect((await outbox())[0]?.text).toContain('Annas program')
    expect([await wayOf(left), await wayOf(own), await wayOf(closed)]).toEqual(['none', 'at-once', 'none'])
  })

  test('is nothing about a programme where only the organisation takes part, for one whose function holds in another', async () => {
    const { world, db, tell, atOnce, aProgramme, wayOf } = await aHouse()
    const [anna, bo] = [await world.aPerson('Anna'), await world.aPerson('Bo')]
    const party = await world.aParty('Hjo')
    const [here, elsewhere] = [await aProgramme('Här'), await aProgramme('Där')]
    await db.execute(
      `insert into participants (programme_id, party_id, role) values ('${here}', '${party}', 'receiver')`,
    )
    await world.holds(anna, 'staff', party, elsewhere)
    await world.holds(bo, 'rollout-lead', party)
    const [toAnna, toBo] = [
      await tell(anna, 'at-once', { programmeId: here }),
      await tell(bo, 'at-once', { programmeId: here }),
    ]
    expect(await atOnce()).toBe(1)
    expect([await wayOf(toAnna), await wayOf(toBo)]).toEqual(['none', 'at-once'])
  })

  test('never leads out of the product', async () => {
    const { world, tell, atOnce, outbox } = await aHouse()
    await tell(await world.aPerson('Anna'), 'at-once', { href: '//evil.example/x' })
    await atOnce()
    const [mail] = await outbox()
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example')
    expect(mail?.text).toContain('https://samtakt.example.se/notices')
  })
})

describe('the daily mail', () => {
  test('is one for each person, by programme and kind, the newest last', async () => {
    const { world, clock, tell, daily, outbox, aProgramme } = await aHouse()
    const [anna, bo] = [await world.aPerson('Anna'), await world.aPerson('Bo')]
    const [b, a] = [await aProgramme('B-programmet', anna), await aProgramme('Äppelprogrammet', anna)]
    const params = (title: string) => ({ params: { title } })
    await tell(anna, 'daily', { programmeId: a, ...params('sist') })
    await tell(anna, 'daily', { programmeId: b, kind: 'risks', ...params('tredje') })
    clock.set('2026-11-22T10:00:00Z')
    await tell(anna, 'daily', { programmeId: b, ...params('andra') })
    await tell(anna, 'daily', { programmeId: b, ...params('första'), at: '2026-11-21T10:00:00Z' })
    await tell(anna, 'daily', params('utan program'))
    await tell(bo, 'daily')
    expect(await daily()).toBe(2)
    const [toAnna, toBo] = await outbox()
    expect(toAnna?.subject).toBe('5 nya aviseringar i Samtakt')
    expect(toBo?.subject).toBe('1 ny avisering i Samtakt')
    const order = [
      'B-programmet',
      'första',
      'andra',
      'Risker',
      'tredje',
      'Äppelprogrammet',
      'sist',
      'Övrigt',
      'utan program',
    ]
    for (const content of [toAnna?.text ?? '', toAnna?.html ?? '']) {
      const places = order.map((part) => content.indexOf(part))
      expect(places).toEqual([...places].sort((one, other) => one - other))
      expect(places[0]).toBeGreaterThan(0)
    }
    expect(readStopToken('secret', toAnna?.unsubscribeUrl.split('/').at(-1) ?? '')).toEqual({
      personId: anna.id,
      scope: 'daily',
    })
    expect(await daily()).toBe(0)
  })

  test('holds a hundred at most, and says how many more there are', async () => {
    const { world, tell, daily, outbox } = await aHouse()
    const anna = await world.aPerson('Anna')
    for (let at = 0; at < 103; at++) await tell(anna, 'daily', { params: { title: `nr ${at}.` } })
    await daily()
    const [mail] = await outbox()
    expect(mail?.subject).toBe('103 nya aviseringar i Samtakt')
    expect(mail?.text).toContain('3 till står i Samtakt.')
    expect(mail?.text.match(/^- /gm)).toHaveLength(100)
    expect(mail?.text).toContain('nr 102.')
  })

  test('that did not go out, since nothing ran at seven, is late and goes as soon as something does', async () => {
    const { world, db, clock, tell } = await aHouse()
    await tell(await world.aPerson('Anna'), 'daily')
    const due = () => lettersAreDue(db, clock.now().toString())
    expect(await due()).toBe(false)
    clock.set('2026-11-23T05:59:00Z')
    expect(await due()).toBe(false)
    clock.set('2026-11-23T06:01:00Z')
    expect(await due()).toBe(true)
    expect(await writeDaily(db, stationery, clock, lastDigest(clock.now().toString()))).toBe(1)
    expect(await due()).toBe(false)
  })

  test('goes to many at once: each gets one, from two who write and send at the same time', async () => {
    const { db, clock, daily } = await aHouse()
    const server = await aMailServer()
    await db.execute(`
      insert into people (id, name, email, created_at)
        select gen_random_uuid(), 'Person ' || n, 'p' || n || '@hjo.example', '2026-01-01' from generate_series(1, 300) n;
      insert into notices (person_id, kind, code, params, href, once, at, mail_way)
        select p.id, 'waits', 'item.handed-out', '{"title":"Sak"}', '/my', 'thing ' || n, '2026-11-22T08:00:00Z', 'daily'
        from people p, generate_series(1, 3) n`)
    const mailFrom = { name: 'Samtakt', address: 'no-reply@samtakt.example.se' }
    const work = async () => {
      const transport = openTransport({ smtpUrl: server.url, mailFrom })
      const written = await daily()
      const { sent } = await sendDue(db, transport, clock)
      transport.close()
      return { written, sent }
    }
    const [one, other] = await Promise.all([work(), work()])
    expect([one.written + other.written, one.sent + other.sent]).toEqual([300, 300])
    const outbox = await db.select().from(mails)
    expect(server.taken.map(({ messageId }) => messageId).sort()).toEqual(
      outbox.map((mail) => messageIdOf(mail, mailFrom)).sort(),
    )
    expect(new Set(server.taken.map(({ to }) => to)).size).toBe(300)
  })

  test('that could not be written tells everything the next time: what is marked and what is written go together', async () => {
    const { world, db, tell, daily, outbox } = await aHouse()
    await tell(await world.aPerson('Anna'), 'daily')
    await db.execute(`alter table mails add constraint full_for_now check ("to" = '')`)
    await expect(daily()).rejects.toThrow()
    await db.execute('alter table mails drop constraint full_for_now')
    expect(await daily()).toBe(1)
    expect(await outbox()).toHaveLength(1)
  })
})
