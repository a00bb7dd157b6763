import { Hono } from 'hono'
import { type Env, show } from '#src/platform/http/index.ts'
import { listMails } from '#src/platform/mail/index.ts'
import { MailPage } from './mail.pages.tsx'
import { administrator } from './people.routes.tsx'

/** What the product has written to people, until there is a server to send it by. */
export const mailRoutes = (): Hono<Env> =>
  new Hono<Env>().get('/administration/mail', async (c) => {
    administrator(c)
    return show(c, <MailPage frame={c.var.frame} mails={await listMails(c.var.db)} />)
  })
