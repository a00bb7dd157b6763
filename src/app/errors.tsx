import type { ErrorHandler, NotFoundHandler } from 'hono'
import { ForbiddenError, NotFoundError } from '#src/platform/access/index.ts'
import { BodyTooLargeError, type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { type Translate, translator } from '#src/platform/i18n/index.ts'
import { Page } from '#src/ui/page.tsx'
import { PageHead } from '#src/ui/page-head.tsx'

interface Telling {
  readonly status: 403 | 404 | 413 | 500
  readonly title: string
  readonly what: string
}

const tell = (c: RequestContext, { status, title, what }: Telling) => {
  // The frame is missing when the error came before it was made: then plain words must do.
  if (!c.var.frame) return c.text(`${title}\n\n${what}`, status)
  return show(
    c,
    <Page {...c.var.frame} title={title}>
      <PageHead ui={c.var.frame.ui} title={title} />
      <p>{what}</p>
      <p>
        <a href="/my">{c.var.t('app.to-my-page')}</a>
      </p>
    </Page>,
    status,
  )
}

// Before the reader is known (a missing picture, an error on the way in) Swedish has to do.
const wordsOf = (c: RequestContext): Translate => c.var.t ?? translator('sv')

/** The one place where an error becomes an answer (house style, "Errors"). */
export const answerError: ErrorHandler<Env> = (error, c) => {
  const t = wordsOf(c)
  if (error instanceof NotFoundError)
    return tell(c, { status: 404, title: t('app.not-found'), what: t('app.not-found-what') })
  if (error instanceof ForbiddenError) {
    return tell(c, { status: 403, title: t('app.forbidden'), what: t('app.forbidden-what', { who: t(error.who) }) })
  }
  if (error instanceof BodyTooLargeError)
    return tell(c, { status: 413, title: t('app.too-large'), what: t('app.too-large-what') })
  const reference = crypto.randomUUID().slice(0, 8)
  console.error(`[${reference}] ${c.req.method} ${new URL(c.req.url).pathname}`, error)
  return tell(c, { status: 500, title: t('app.bug'), what: t('app.bug-what', { reference }) })
}

export const answerNotFound: NotFoundHandler<Env> = (c) => {
  const t = wordsOf(c)
  return tell(c, { status: 404, title: t('app.not-found'), what: t('app.not-found-what') })
}
