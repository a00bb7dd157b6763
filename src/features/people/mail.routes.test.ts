import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { queueMails } from '#src/platform/mail/index.ts'
import { mails } from '#src/platform/mail/mail.tables.ts'
import { aWorld } from '../../../tests/world.ts'
import { createApp } from '../../app.tsx'

/** An administrator, and four mails: sent, waiting after a try, refused, and to no address. */
async function anOffice({ withServer = true } = {}) {
  const world = await aWorld()
  const admin = await world.aPerson('Admin')
  await world.holds(admin, 'admin', await world.aParty('Regionen', 'region'))
  const now = world.clock.now().toString()
  const to = ['sent@hjo.example', 'waiting@hjo.example', 'refused@hjo.example', 'nobody']
  await world.change((tx) =>
    queueMails(
      tx,
      to.map((one) => ({ to: one, subject: `Till ${one}`, text: 'Hej', lang: 'sv' as const })),
      now,
    ),
  )
  await world.db.execute(`
    update mails set sent_at = queued_at where "to" like 'sent@%';
    update mails set tries = 2, last_error = '451 Greylisted', next_try_at = '2026-11-22T09:06:00Z' where "to" like 'waiting@%';
    update mails set tries = 1, last_error = '550 <b>No such user</b>', next_try_at = null, gave_up_at = queued_at where "to" like 'refused@%'`)
  const config = { ...world.deps.config, smtpUrl: withServer ? new URL('smtp://localhost') : null }
  const app = createApp({ ...world.deps, config })
  const ask = async (path: string, method = 'GET') =>
    app.request(path, { method, headers: { cookie: admin.cookie, 'sec-fetch-site': 'same-origin' } })
  const idOf = async (address: string) => (await world.db.select().from(mails)).find((mail) => mail.to === address)?.id
  return { world, ask, idOf }
}

const page = '/administration/mail'

describe('outgoing mail, seen by an administrator', () => {
  test('says what has arrived, what waits, and what nobody took and why', async () => {
    const { ask } = await anOffice()
    const html = await (await ask(page)).text()
    for (const part of [
      'Inte levererade',
      'Mejlservern svarade: 451 Greylisted<br/>Försök hittills: 2. Nästa försök 22 nov. 2026 10:06.',
      'Mejlservern svarade: 550 &lt;b&gt;No such user&lt;/b&gt;',
      'Det är ingen e-postadress.',
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('Ingen e-postserver är inställd')
  })

  test('without a mail server says so, and offers no sending', async () => {
    const { ask } = await anOffice({ withServer: false })
    const html = await (await ask(page)).text()
    expect(html).toContain('Ingen e-postserver är inställd')
    expect(html).not.toContain('Skicka om')
  })

  test('what was given up is sent again: once, however often it is asked for', async () => {
    const { world, ask, idOf } = await anOffice()
    const path = `${page}/${await idOf('refused@hjo.example')}/sending`
    const again = await ask(path, 'POST')
    expect([again.status, again.headers.get('location')]).toEqual([303, `${page}?done=again`])
    const [mail] = (await world.db.select().from(mails)).filter(({ to }) => to === 'refused@hjo.example')
    expect(mail).toMatchObject({ gaveUpAt: null, tries: 0, lastError: '' })
    expect(mail?.nextTryAt).not.toBeNull()
    const twice = await ask(path, 'POST')
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('Mejlet är redan skickat, eller på väg.')
  })

  test.each([
    ['sent@hjo.example', 409],
    ['nobody', 409],
    ['of nobody we know', 404],
  ])("a mail to %s can't be sent again", async (to, status) => {
    const { ask, idOf } = await anOffice()
    expect((await ask(`${page}/${(await idOf(to)) ?? newId()}/sending`, 'POST')).status).toBe(status)
    expect((await ask(`${page}/${encodeURIComponent(to)}/sending`, 'POST')).status).toBe(404)
  })
})
