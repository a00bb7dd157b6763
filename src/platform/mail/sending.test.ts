import { asc, eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../tests/setup/database.ts'
import { settableClock } from '../clock.ts'
import { connect } from '../database/index.ts'
import { refuse } from '../result.ts'
import { type Mail, queueMail, queueMails, sendAgain, sendDue } from './index.ts'
import { mails } from './mail.tables.ts'
import { aMailServer } from './mail-server-for-tests.ts'
import { openTransport } from './transport.ts'

const start = '2026-11-22T09:00:00Z'
const mailFrom = { name: 'Samtakt', address: 'no-reply@samtakt.example.se' }
/** A server that hangs is waited for so long (ms): a busy machine must not look like one. */
const impatient = { greeting: 1000, answer: 1000 }

const aMail = (to: string, more: Partial<Mail> = {}): Mail => ({
  to,
  subject: 'Hej',
  text: 'Hej!',
  lang: 'sv',
  ...more,
})
const people = (count: number) => Array.from({ length: count }, (_, at) => `person${at}@hjo.example`)

/** A database with an outbox, a real mail server, and one who sends. */
async function aPostOffice(options: Parameters<typeof aMailServer>[0] = {}) {
  const fresh = await freshDatabase()
  const database = connect(fresh.url)
  const clock = settableClock(start)
  onTestFinished(async () => {
    await database.close()
    await fresh.drop()
  })
  const server = await aMailServer(options)
  const transport = openTransport({ smtpUrl: server.url, mailFrom }, { patience: impatient })
  onTestFinished(() => transport.close())
  return {
    ...database,
    dbUrl: fresh.url,
    clock,
    server,
    transport,
    write: (...list: Mail[]) => database.db.transaction((tx) => queueMails(tx, list, clock.now().toString())),
    send: () => sendDue(database.db, transport, clock),
    outbox: () => database.db.select().from(mails).orderBy(asc(mails.id)),
    /** How many times each mail was taken. */
    timesTaken: () =>
      [...Map.groupBy(server.taken, ({ messageId }) => messageId).values()].map((times) => times.length),
  }
}

type PostOffice = Awaited<ReturnType<typeof aPostOffice>>

const inHours = (hours: number) => Temporal.Instant.from(start).add({ hours }).toString()

describe('a mail', () => {
  test('arrives once, with its words as text and as a page, and is not sent again', async () => {
    const office = await aPostOffice()
    await office.write(
      aMail('anna@hjo.example', { subject: 'Risk 12 är lyft', text: 'Läs:\n\nhttps://samtakt.example.se/my' }),
    )
    expect(await office.send()).toEqual({ sent: 1, refused: 0, later: 0, unreachable: 0 })
    expect(await office.send()).toEqual({ sent: 0, refused: 0, later: 0, unreachable: 0 })
    const [mail] = await office.outbox()
    const [taken] = office.server.taken
    expect(taken?.messageId).toBe(`<${mail?.id}@samtakt.example.se>`)
    for (const part of [
      'From: Samtakt <no-reply@samtakt.example.se>',
      'To: anna@hjo.example',
      'Date: Sun, 22 Nov 2026 09:00:00 +0000',
      'Auto-Submitted: auto-generated',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
      '<a href=3D"https://samtakt.example.se/my"',
    ])
      expect(taken?.raw.replaceAll('=\r\n', '')).toContain(part)
    expect(taken?.raw).not.toContain('List-Unsubscribe')
    expect(mail).toMatchObject({ tries: 1, lastError: '', gaveUpAt: null })
    expect(mail?.sentAt).toBe('2026-11-22T09:00:00.000Z')
  })

  test('of a kind that can be stopped says how, to the mail program too', async () => {
    const office = await aPostOffice()
    const unsubscribeUrl = `https://samtakt.example.se/mail-stop/${'a'.repeat(120)}`
    await office.write(aMail('anna@hjo.example', { unsubscribeUrl }))
    await office.send()
    const unfolded = office.server.taken[0]?.raw.replaceAll(/\r\n\s+/g, ' ')
    expect(unfolded).toContain(`List-Unsubscribe: <${unsubscribeUrl}>`)
    expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test('takes no header from its subject, and no second recipient from its address', async () => {
    const office = await aPostOffice()
    const bad = [
      'anna@hjo.example\r\nBcc: all@hjo.example',
      'anna@hjo.example, bo@hjo.example',
      'Anna <anna@hjo.example>',
      '',
    ]
    await office.write(
      aMail('anna@hjo.example', { subject: 'Hej\r\nBcc: all@hjo.example\u2028X: y' }),
      ...bad.map((to) => aMail(to)),
    )
    expect(await office.send()).toMatchObject({ sent: 1 })
    expect(office.server.taken[0]?.raw).toContain('Subject: Hej Bcc: all@hjo.example X: y\r\n')
    expect(office.server.taken.map(({ to }) => to)).toEqual(['anna@hjo.example'])
    const given = (await office.outbox()).filter(({ gaveUpAt }) => gaveUpAt)
    expect(given.map(({ to, lastError }) => [to, lastError])).toEqual(bad.map((to) => [to, 'not-an-address']))
    const [first] = given
    expect(await office.db.transaction((tx) => sendAgain(tx, first?.id ?? '', start))).toEqual(
      refuse({ code: 'not-an-address' }),
    )
  })

  test('that was rolled back is never sent', async () => {
    const office = await aPostOffice()
    const failing = office.db.transaction(async (tx) => {
      await queueMail(tx, aMail('anna@hjo.example'), start)
      throw new Error('it did not happen')
    })
    await expect(failing).rejects.toThrow('it did not happen')
    expect(await office.send()).toMatchObject({ sent: 0 })
  })
})

describe('a server that says no', () => {
  test("to one recipient for good: that mail is given up, with the server's words, and the others go", async () => {
    const office = await aPostOffice()
    office.server.behaviour.recipient = (to) => (to === 'person3@hjo.example' ? '550 5.1.1 No such user' : undefined)
    await office.write(...people(8).map((to) => aMail(to)))
    expect(await office.send()).toEqual({ sent: 7, refused: 1, later: 0, unreachable: 0 })
    const refused = (await office.outbox()).filter(({ gaveUpAt }) => gaveUpAt)
    expect(refused).toMatchObject([
      { to: 'person3@hjo.example', lastError: '550 5.1.1 No such user', sentAt: null, tries: 1 },
    ])

    // The administrator has mended the address there, and asks again.
    delete office.server.behaviour.recipient
    expect(await office.send()).toMatchObject({ sent: 0 })
    expect(await office.db.transaction((tx) => sendAgain(tx, refused[0]?.id ?? '', start))).toMatchObject({ ok: true })
    expect(await office.send()).toMatchObject({ sent: 1 })
    expect(office.timesTaken()).toEqual(Array(8).fill(1))
  })

  test('for now: it is asked again later and later, and the others are not held up', async () => {
    const office = await aPostOffice()
    let asked = 0
    office.server.behaviour.recipient = (to) =>
      to === 'grey@hjo.example' && ++asked < 4 ? '451 4.7.1 Greylisted' : undefined
    await office.write(aMail('grey@hjo.example'), ...people(5).map((to) => aMail(to)))
    expect(await office.send()).toEqual({ sent: 5, refused: 0, later: 1, unreachable: 0 })
    for (const minutes of [1, 5, 15]) {
      const { nextTryAt } = (await office.outbox()).find(({ sentAt }) => !sentAt) ?? {}
      expect(nextTryAt).toBe(new Date(office.clock.now().add({ minutes }).epochMilliseconds).toISOString())
      expect(await office.send()).toMatchObject({ sent: 0, later: 0 })
      office.clock.set(office.clock.now().add({ minutes }).toString())
      await office.send()
    }
    expect(office.timesTaken()).toEqual(Array(6).fill(1))
    expect(await office.outbox()).toMatchObject([{ tries: 4 }, ...Array(5).fill({ tries: 1 })])
  })

  test('for three days: the mail is given up, and says why', async () => {
    const office = await aPostOffice()
    office.server.behaviour.recipient = () => '452 Mailbox full'
    await office.write(aMail('full@hjo.example'))
    for (let hour = 0; hour <= 74; hour++) {
      office.clock.set(inHours(hour))
      await office.send()
    }
    const [mail] = await office.outbox()
    expect(mail).toMatchObject({ sentAt: null, lastError: '452 Mailbox full', nextTryAt: null })
    expect(mail?.gaveUpAt).toBe('2026-11-25T09:00:00.000Z')
  })

  test('to us and not to the mail: nothing is given up, and it is not asked a hundred times', async () => {
    const office = await aPostOffice()
    office.server.behaviour.greeting = () => '554 No service for you'
    await office.write(...people(100).map((to) => aMail(to)))
    const round = await office.send()
    expect(round).toMatchObject({ sent: 0, refused: 0, later: 0 })
    expect(round.unreachable).toBeLessThanOrEqual(4)
    delete office.server.behaviour.greeting
    office.clock.set('2026-11-22T09:01:00Z')
    expect(await office.send()).toMatchObject({ sent: 100 })
    expect(office.timesTaken()).toEqual(Array(100).fill(1))
  })

  test('to our password: nothing is given up', async () => {
    const office = await aPostOffice({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, callback) => callback(Object.assign(new Error('Wrong password'), { responseCode: 535 })),
    })
    const smtpUrl = new URL(`smtp://samtakt:fel@127.0.0.1:${office.server.url.port}`)
    const transport = openTransport({ smtpUrl, mailFrom }, { patience: impatient })
    await office.write(aMail('anna@hjo.example'))
    expect(await sendDue(office.db, transport, office.clock)).toMatchObject({ unreachable: 1 })
    transport.close()
    const [mail] = await office.outbox()
    expect(mail).toMatchObject({ gaveUpAt: null, sentAt: null })
    expect(mail?.lastError).toContain('535')
    expect(mail?.lastError).not.toContain('fel')
  })
})

describe('a server that fails', () => {
  /** After so many minutes everything is due again, and the server is well. */
  async function recovers(office: PostOffice, count: number) {
    office.clock.set('2026-11-22T09:05:00Z')
    await office.send()
    expect(office.timesTaken()).toEqual(Array(count).fill(1))
    expect((await office.outbox()).every(({ sentAt }) => sentAt)).toBe(true)
  }

  test('by being down: the round ends after a few, and all arrive once it is up again', async () => {
    const office = await aPostOffice()
    await office.write(...people(40).map((to) => aMail(to)))
    await office.server.stop()
    const round = await office.send()
    expect(round.sent).toBe(0)
    expect(round.unreachable).toBeLessThanOrEqual(4)
    await office.server.start()
    await recovers(office, 40)
  })

  test('by taking the call and saying nothing', async () => {
    const office = await aPostOffice()
    office.server.behaviour.greeting = () => 'hang'
    await office.write(...people(5).map((to) => aMail(to)))
    const round = await office.send()
    expect(round.unreachable).toBeGreaterThan(0)
    expect(round.sent).toBe(0)
    delete office.server.behaviour.greeting
    await recovers(office, 5)
  })

  test('by hanging on a whole mail: that one waits, the others go', async () => {
    const office = await aPostOffice()
    await office.write(...people(12).map((to) => aMail(to)))
    const [hung] = await office.outbox()
    office.server.behaviour.mail = (messageId) => (messageId.includes(hung?.id ?? '-') ? 'hang' : undefined)
    expect(await office.send()).toMatchObject({ sent: 11, unreachable: 1 })
    delete office.server.behaviour.mail
    await recovers(office, 12)
  })

  test('by dying in the middle of a mail', async () => {
    const office = await aPostOffice()
    let deaths = 0
    office.server.behaviour.mail = () => (++deaths <= 2 ? 'die' : undefined)
    await office.write(...people(20).map((to) => aMail(to)))
    const round = await office.send()
    expect(round.sent).toBeGreaterThanOrEqual(16)
    await recovers(office, 20)
  })

  test('by going down and coming back while mails are sent', async () => {
    const office = await aPostOffice()
    let mailsSeen = 0
    office.server.behaviour.mail = () =>
      ++mailsSeen === 10 ? office.server.stop().then(() => 'die' as const) : undefined
    await office.write(...people(30).map((to) => aMail(to)))
    const round = await office.send()
    expect(round.sent).toBeLessThan(12)
    await office.server.start()
    delete office.server.behaviour.mail
    await recovers(office, 30)
  })
})

describe('those who send', () => {
  test('may be several: each mail is sent by one of them, over few connections', async () => {
    const office = await aPostOffice()
    const other = connect(office.dbUrl, { connections: 2 })
    const otherTransport = openTransport({ smtpUrl: office.server.url, mailFrom })
    await office.write(...people(120).map((to) => aMail(to)))
    const rounds = await Promise.all([office.send(), sendDue(other.db, otherTransport, office.clock)])
    otherTransport.close()
    await other.close()
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(120)
    expect(office.timesTaken()).toEqual(Array(120).fill(1))
    // A connection is renewed after a hundred mails.
    expect(office.server.connections()).toBeLessThanOrEqual(6)
  })

  test('may be killed before the server took the mail: another sends it', async () => {
    const office = await aPostOffice()
    await office.write(aMail('anna@hjo.example'))
    let killed = false
    office.server.behaviour.mail = async () => {
      if (killed) return undefined
      killed = true
      await killSenders(office)
      return 'hang'
    }
    await expect(office.send()).rejects.toThrow()
    expect(await office.outbox()).toMatchObject([{ sentAt: null, tries: 0 }])
    expect(await office.send()).toMatchObject({ sent: 1 })
    expect(office.timesTaken()).toEqual([1])
  })

  test('may be killed after the server took it and before it was marked: it comes again, as the same mail', async () => {
    const office = await aPostOffice()
    await office.write(aMail('anna@hjo.example'))
    let killed = false
    office.server.behaviour.mail = async () => {
      if (!killed) await killSenders(office)
      killed = true
      return undefined
    }
    await expect(office.send()).rejects.toThrow()
    expect(await office.send()).toMatchObject({ sent: 1 })
    expect(await office.send()).toMatchObject({ sent: 0 })
    expect(office.timesTaken()).toEqual([2])
  })

  test('stop when they are told to, between two mails', async () => {
    const office = await aPostOffice()
    const stopping = new AbortController()
    let seen = 0
    office.server.behaviour.mail = () => {
      if (++seen === 4) stopping.abort()
      return undefined
    }
    await office.write(...people(20).map((to) => aMail(to)))
    const { sent } = await sendDue(office.db, office.transport, office.clock, { lanes: 2, stopping: stopping.signal })
    expect(sent).toBeGreaterThanOrEqual(4)
    expect(sent).toBeLessThanOrEqual(6)
    expect((await office.outbox()).filter(({ sentAt }) => sentAt)).toHaveLength(sent)
  })

  test('do not pour out what was kept while no server was set, unless somebody asks', async () => {
    const office = await aPostOffice()
    await office.write(aMail('old@hjo.example'))
    office.clock.set(inHours(48))
    await office.write(aMail('new@hjo.example'))
    office.clock.set(inHours(73))
    await office.send()
    expect(office.server.taken.map(({ to }) => to)).toEqual(['new@hjo.example'])
    const [old] = await office.outbox()
    expect(old).toMatchObject({ lastError: 'waited-too-long', sentAt: null })
    await office.db.transaction((tx) => sendAgain(tx, old?.id ?? '', inHours(73)))
    expect(await office.send()).toMatchObject({ sent: 1 })
    expect((await office.db.select().from(mails).where(eq(mails.to, 'old@hjo.example')))[0]?.sentAt).not.toBeNull()
  })
})

/** As `kill -9` of the process that sends, seen from the database: its connections are gone, and so is all that they had not committed. */
async function killSenders({ pool }: PostOffice): Promise<void> {
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()`,
  )
}
