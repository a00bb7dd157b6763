import { Hono } from 'hono'
import { z } from 'zod'
import { safePlace } from '#src/features/people/index.ts'
import { isIn, orNotFound } from '#src/platform/access/index.ts'
import { type Env, optionalText, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { noticeKinds } from './notice.ts'
import { NoticesPage } from './notice-list.pages.tsx'
import { countNotices, listNotices, type NoticeWish, readAll, readNotice } from './notice-list.store.ts'
import { noticesPath } from './paths.ts'

const aPage = 30
/** More than this is counted as this: nobody pages that far. */
const mostCounted = 10_000

const kindOf = (text: string | undefined) => noticeKinds.find((one) => one === text) ?? null

const BackForm = z.object({ back: optionalText(2000) })
const ReadAllForm = z.object({
  kind: optionalText(20),
  until: z.iso.datetime({ error: 'form.version' }),
  back: optionalText(2000),
})

/** Those whose notices the reader may still read: a programme that they have left is no longer theirs to hear of. */
const programmesOf = ({ var: { actor, programmes } }: RequestContext): ReadonlySet<Id<'programme'>> =>
  new Set(programmes.filter((programme) => isIn(actor, programme)).map(({ id }) => id))

const backTo = (back: unknown): string => {
  const place = typeof back === 'string' && back ? safePlace(back) : noticesPath
  return place === noticesPath || place.startsWith(`${noticesPath}?`) ? place : noticesPath
}

/** One's own notices: the list, opening one, marking as read. */
export const noticeListRoutes = new Hono<Env>()
  .get(noticesPath, async (c) => {
    const { db, actor, frame, now } = c.var
    const wish: NoticeWish = { kind: kindOf(c.req.query('kind')), unread: Boolean(c.req.query('unread')) }
    const count = await countNotices(db, actor.personId, wish, mostCounted)
    const unread = await countNotices(db, actor.personId, { kind: null, unread: true }, mostCounted)
    const pages = Math.max(1, Math.ceil(count / aPage))
    const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)))
    const notices = await listNotices(db, actor.personId, wish, { limit: aPage, offset: (page - 1) * aPage })
    const { pathname, search } = new URL(c.req.url)
    return show(
      c,
      <NoticesPage
        {...{ frame, notices, count, page, pages, wish, unread, now }}
        programmeIds={programmesOf(c)}
        url={pathname + search}
      />,
    )
  })
  .post(`${noticesPath}/reading`, async (c) => {
    const form = await readForm(c, ReadAllForm)
    const back = backTo(form.values.back)
    // The moment stands in a hidden field that we wrote: without it nothing is marked, and the list says what there is.
    if (!form.ok) return c.redirect(back, 303)
    const { kind, until } = form.input
    return c.var.transaction(async (tx) => {
      await readAll(tx, c.var.actor.personId, { kind: kindOf(kind), until }, c.var.now)
      return c.redirect(back, 303)
    })
  })
  .post(`${noticesPath}/:noticeId/reading`, async (c) => {
    const form = await readForm(c, BackForm)
    return c.var.transaction(async (tx) => {
      await findAndRead(c, tx)
      return c.redirect(backTo(form.values.back), 303)
    })
  })
  .post(`${noticesPath}/:noticeId/opening`, async (c) =>
    c.var.transaction(async (tx) => {
      const { href, programmeId } = await findAndRead(c, tx)
      const isTheirs = programmeId === null || programmesOf(c).has(programmeId)
      return c.redirect(isTheirs ? href : noticesPath, 303)
    }),
  )

/** Marks the one of the path as read. @throws NotFoundError when it is not the reader's own */
const findAndRead = async (c: RequestContext, tx: Parameters<typeof readNotice>[0]) =>
  orNotFound(await readNotice(tx, c.var.actor.personId, orNotFound(asId<'notice'>(c.req.param('noticeId'))), c.var.now))
