import { expect, onTestFinished, test } from 'vitest'
import { openMailRoom } from '#src/features/notices/digest/mail-room.ts'
import { notify } from '#src/features/notices/index.ts'
import { queueMail } from '#src/platform/mail/index.ts'
import { aMailServer } from '#src/platform/mail/mail-server-for-tests.ts'
import { aWorld } from '../../tests/world.ts'
import { mailing } from './mail.ts'

/** A world whose mails are really sent; what the thread does, this one does too. */
async function aWorldWithMail({ withServer = true } = {}) {
  const world = await aWorld()
  const server = await aMailServer()
  const mailFrom = { name: 'Samtakt', address: 'no-reply@samtakt.example.se' }
  const config = { ...world.deps.config, smtpUrl: withServer ? server.url : null, mailFrom }
  const room = openMailRoom(
    {
      databaseUrl: world.url,
      publicUrl: config.publicUrl.href,
      secret: 'secret',
      server: withServer ? { smtpUrl: server.url.href, mailFrom } : null,
    },
    world.clock,
  )
  const asked: string[] = []
  const errors: unknown[] = []
  let queue: Promise<void> = Promise.resolve()
  const thread = {
    ask: (task: 'round' | 'digests') => {
      asked.push(task)
      queue = queue.then(() => room.work(task))
      return queue
    },
    stop: () => room.close(),
  }
  const mail = mailing({ ...world.deps, config }, thread, (error) => errors.push(error))
  onTestFinished(() => mail.stop())
  const work = (name: string) => mail.jobs.handlers[name]?.({})
  return { world, server, asked, errors, work }
}

/** As fast as it comes; a busy machine is given time. */
const soon = { timeout: 10_000 }

const arrived = (server: Awaited<ReturnType<typeof aMailServer>>) => server.taken.map(({ to }) => to)
const notice = { kind: 'risks', code: 'test.lifted', programmeId: null, href: '/my', once: 'risk 1' } as const

test('what is told at once is on its way as soon as it has happened; nobody waits for a minute', async () => {
  const { world, server, errors } = await aWorldWithMail()
  const anna = await world.aPerson('Anna')
  await world.change((tx) => notify(tx, notice, { personIds: [anna.id] }, world.deedOf()))
  await expect.poll(() => arrived(server), soon).toEqual(['person1@example.se'])
  const now = world.clock.now().toString()
  const mail = { to: 'bo@hjo.example', subject: 'Inbjudan', text: 'Välkommen', lang: 'sv' } as const
  await world.change((tx) => queueMail(tx, mail, now))
  await expect.poll(() => arrived(server), soon).toEqual(['person1@example.se', 'bo@hjo.example'])
  expect(errors).toEqual([])
})

test('the thread is not started for nothing', async () => {
  const { world, work, asked, server } = await aWorldWithMail()
  await work('mail.round')
  expect(asked).toEqual([])
  // What a process that was killed left behind is found by the next round, without any notification.
  await world.db.execute(`insert into mails (id, "to", subject, text, queued_at, next_try_at)
    values (gen_random_uuid(), 'anna@hjo.example', 'Hej', 'Hej', '2026-11-22T08:59:00Z', '2026-11-22T08:59:00Z')`)
  await work('mail.round')
  await work('mail.round')
  expect(asked).toEqual(['round'])
  expect(arrived(server)).toEqual(['anna@hjo.example'])
})

test('the daily mails go when their job runs, whatever the hour; once', async () => {
  const { world, work, server } = await aWorldWithMail()
  const people = [await world.aPerson('Anna'), await world.aPerson('Bo')]
  const daily = { ...notice, kind: 'forums' } as const
  await world.change((tx) => notify(tx, daily, { personIds: people.map(({ id }) => id) }, world.deedOf()))
  await work('mail.round')
  expect(arrived(server)).toEqual([])
  await work('daily.digests')
  await work('daily.digests')
  expect(arrived(server).sort()).toEqual(['person1@example.se', 'person2@example.se'])
})

test('without a mail server mails are written and kept', async () => {
  const { world, server, work, asked } = await aWorldWithMail({ withServer: false })
  const anna = await world.aPerson('Anna')
  await world.change((tx) => notify(tx, notice, { personIds: [anna.id] }, world.deedOf()))
  await expect.poll(async () => (await world.db.execute('select from mails')).rowCount, soon).toBe(1)
  await expect.poll(() => asked.length, soon).toBeGreaterThan(0)
  asked.length = 0
  await work('mail.round')
  expect([asked, arrived(server)]).toEqual([[], []])
})
