import { Hono } from 'hono'
import { z } from 'zod'
import { orNotFound } from '#src/platform/access/index.ts'
import { type Env, optionalText, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { sharedSecret } from '#src/platform/sign-in/index.ts'
import { type Choices, readChoices, saveChoices } from './choices.store.ts'
import { MailStopPage } from './mail-stop.pages.tsx'
import { type MailWay, type NoticeKind, noticeKinds } from './notice.ts'
import { readStopToken, type Stop, type StopScope } from './stop-token.ts'

/** What a mail program sends when its own "unsubscribe" is pressed (RFC 8058): no person waits for a page. */
const OneClickForm = z.object({ 'List-Unsubscribe': optionalText(100) })

/** Stopping mails by the link in one: nobody signs in for it. Looking changes nothing, since mail scanners open links. */
export const mailStopRoutes = new Hono<Env>()
  .get('/mail-stop/:stopToken', async (c) => {
    const stop = await stopOf(c)
    const stopped = stoppedBy(stop.scope, await readChoices(c.var.db, stop.personId))
    return show(c, <MailStopPage frame={c.var.frame} action={c.req.path} scope={stop.scope} {...stopped} />)
  })
  .post('/mail-stop/:stopToken', async (c) => {
    const stop = await stopOf(c)
    const form = await readForm(c, OneClickForm)
    return c.var.transaction(async (tx) => {
      const { kinds } = stoppedBy(stop.scope, await readChoices(tx, stop.personId))
      const none = Object.fromEntries(kinds.map((kind) => [kind, 'none' as MailWay]))
      await saveChoices(tx, stop.personId, none)
      if (form.values['List-Unsubscribe'] === 'One-Click') return c.text(c.var.t('notices.stop.done'))
      return c.redirect(c.req.path, 303)
    })
  })

const stopOf = async (c: RequestContext): Promise<Stop> =>
  orNotFound(readStopToken(await sharedSecret(c.var.db, 'mail', c.var.now), c.req.param('stopToken') ?? ''))

/** The kinds that it stops: the one named, or all that come once a day. None: they are stopped already. */
function stoppedBy(scope: StopScope, choices: Choices): { readonly kinds: readonly NoticeKind[] } {
  return {
    kinds: noticeKinds.filter((kind) =>
      scope === 'daily' ? choices[kind] === 'daily' : kind === scope && choices[kind] !== 'none',
    ),
  }
}
