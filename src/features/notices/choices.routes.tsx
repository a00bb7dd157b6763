import { Hono } from 'hono'
import { z } from 'zod'
import { choice, type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import type { FormState } from '#src/ui/index.ts'
import { NoticeChoicesPage } from './choices.pages.tsx'
import { readChoices, saveChoices } from './choices.store.ts'
import { mailWays } from './notice.ts'
import { noticeChoicesPath } from './paths.ts'

const way = choice(mailWays)
const ChoicesForm = z.object({ waits: way, plan: way, risks: way, questions: way, forums: way })

/** How one's notices are mailed. */
export const noticeChoicesRoutes = new Hono<Env>()
  .get(noticeChoicesPath, (c) => page(c, { isSaved: c.req.query('done') === 'saved' }))
  .post(noticeChoicesPath, async (c) => {
    const form = await readForm(c, ChoicesForm)
    if (!form.ok) return page(c, { form: formInWords(c.var.t, form) }, 422)
    return c.var.transaction(async (tx) => {
      await saveChoices(tx, c.var.actor.personId, form.input)
      return c.redirect(`${noticeChoicesPath}?done=saved`, 303)
    })
  })

const page = async (
  c: RequestContext,
  more: { readonly form?: FormState; readonly isSaved?: boolean },
  status: 200 | 422 = 200,
): Promise<Response> =>
  show(
    c,
    <NoticeChoicesPage
      frame={c.var.frame}
      choices={await readChoices(c.var.db, c.var.actor.personId)}
      sendsMail={c.var.config.smtpUrl !== null}
      {...more}
    />,
    status,
  )
