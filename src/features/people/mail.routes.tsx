import { Hono } from 'hono'
import { NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import { type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { listMails, sendAgain } from '#src/platform/mail/index.ts'
import { MailPage } from './mail.pages.tsx'
import { administrator } from './people.routes.tsx'

/** What the product has written to people, and whether it has arrived. */
export const mailRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/administration/mail', (c) => {
      administrator(c)
      return page(c, { done: c.req.query('done') === 'again' })
    })
    .post('/administration/mail/:mailId/sending', (c) => {
      administrator(c)
      const id = orNotFound(asId<'mail'>(c.req.param('mailId')))
      return c.var.transaction(async (tx) => {
        const again = await sendAgain(tx, id, c.var.now)
        if (again.ok) return c.redirect('/administration/mail?done=again', 303)
        if (again.refusal.code === 'unknown') throw new NotFoundError()
        return page(c, { refusal: c.var.t(`mail.refused.${again.refusal.code}`) }, 409)
      })
    })

async function page(c: RequestContext, told: { done?: boolean; refusal?: string }, status: 200 | 409 = 200) {
  const { db, config, frame } = c.var
  const [latest, givenUp] = [await listMails(db), await listMails(db, { givenUp: true })]
  return show(
    c,
    <MailPage frame={frame} latest={latest} givenUp={givenUp} isSent={config.smtpUrl !== null} {...told} />,
    status,
  )
}
