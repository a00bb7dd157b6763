import type { MiddlewareHandler } from 'hono'
import { dayIn } from '#src/platform/clock.ts'
import { answerInTransaction, type Env } from '#src/platform/http/index.ts'
import { type Lang, translator } from '#src/platform/i18n/index.ts'
import { findActor } from '#src/platform/sign-in/index.ts'
import type { Deps } from './deps.ts'
import { frameOf } from './frame.tsx'

/** The first language of the two that the browser asks for; Swedish when it asks for neither. */
const languageOf = (accept: string | undefined): Lang => {
  const asked = (accept ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return asked.find((lang) => lang === 'sv' || lang === 'en') === 'en' ? 'en' : 'sv'
}

/** Gives every request what `c.var` promises: the time, the reader, the language, the frame, the transaction. */
export const requestContext = (deps: Deps): MiddlewareHandler<Env> => {
  const { database, clock } = deps
  return async (c, next) => {
    const instant = clock.now()
    const now = instant.toString()
    const today = dayIn(instant)
    const signedIn = await findActor(database.pool, c.req.header('cookie'), deps.sessionCookie, now, today)
    const lang = signedIn?.actor.lang ?? languageOf(c.req.header('accept-language'))
    const t = translator(lang)
    c.set('database', database)
    c.set('db', database.db)
    c.set('config', deps.config)
    c.set('clock', clock)
    c.set('now', now)
    c.set('today', today)
    c.set('lang', lang)
    c.set('t', t)
    c.set('files', deps.files)
    c.set('formSecret', deps.formSecret)
    c.set('visitor', signedIn?.actor ?? null)
    c.set('programmes', signedIn?.programmes ?? [])
    c.set('unread', signedIn?.unread ?? 0)
    c.set('noticeVersion', signedIn?.noticeVersion ?? 0)
    if (signedIn) {
      c.set('actor', signedIn.actor)
      c.set('sessionToken', signedIn.sessionToken)
    }
    c.set('transaction', (work) => answerInTransaction(database.db, work))
    c.set('frame', await frameOf(c, deps))
    await next()
  }
}

/** Behind this one is somebody. A page asked for by nobody leads to the sign-in page, and back afterwards. */
export const signedInOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.visitor) return next()
  if (c.req.method !== 'GET') return c.redirect('/sign-in', 303)
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`, 303)
}
