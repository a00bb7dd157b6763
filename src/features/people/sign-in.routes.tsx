import { Hono } from 'hono'
import { z } from 'zod'
import {
  type Env,
  optionalText,
  type RequestContext,
  readForm,
  requiredId,
  requiredText,
  show,
} from '#src/platform/http/index.ts'
import {
  clearSessionCookie,
  clientAddress,
  endSession,
  openSession,
  passkeyPaths,
  readSessionToken,
  type SignInOutcome,
  signInWithCode,
  signInWithPassword,
  writeSessionCookie,
} from '#src/platform/sign-in/index.ts'
import { accountOf } from './account.store.ts'
import { listExamples } from './example.store.ts'
import type { PeopleDeps } from './people.deps.ts'
import { safePlace } from './safe-place.ts'
import { CodePage, SignInPage } from './sign-in.pages.tsx'
import { typed } from './typed.ts'

const to = optionalText(2000)
// Not trimmed: a space may begin or end a password.
const password = z.string({ error: 'form.required' }).min(1, 'form.required')
const SignInForm = z.object({ email: requiredText(254), password, to })
const CodeForm = z.object({ code: requiredText(40), to })
const ExampleForm = z.object({ person: requiredId<'person'>(), to })

const withCookies = (c: RequestContext, setCookies: readonly string[], place: string): Response => {
  for (const one of setCookies) c.header('set-cookie', one, { append: true })
  return c.redirect(place, 303)
}

const refusalOf = (outcome: SignInOutcome, wrong: string) =>
  outcome.kind === 'too-many-tries' ? 'sign-in.too-many-tries' : wrong

/** Signing in and out: what anyone may reach. */
export function signInRoutes(deps: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()
  const examples = async (c: RequestContext) =>
    deps.offerExamples
      ? {
          offered: await deps.offerExamples(c.var.db, c.var.t),
          everyone: await listExamples(c.var.db, c.var.today),
        }
      : undefined

  app.get('/sign-in', async (c) => {
    if (c.var.visitor) return c.redirect(safePlace(c.req.query('to')), 303)
    return show(c, <SignInPage frame={c.var.frame} to={c.req.query('to')} examples={await examples(c)} />)
  })

  app.post('/sign-in', async (c) => {
    const form = await readForm(c, SignInForm)
    const { frame, t } = c.var
    const again = async (status: 401 | 422 | 429, refusal?: string) =>
      show(
        c,
        <SignInPage
          frame={frame}
          form={typed(t, form)}
          refusal={refusal}
          to={String(form.values.to ?? '')}
          examples={await examples(c)}
        />,
        status,
      )
    if (!form.ok) return again(422)
    const attempt = { ...form.input, from: clientAddress(c), headers: c.req.raw.headers }
    const outcome = await signInWithPassword(deps.auth, c.var.db, attempt, c.var.now)
    if (outcome.kind === 'signed-in') return withCookies(c, outcome.setCookies, safePlace(form.input.to))
    if (outcome.kind === 'second-factor') {
      return withCookies(c, outcome.setCookies, `/sign-in/code?to=${encodeURIComponent(safePlace(form.input.to))}`)
    }
    return again(outcome.kind === 'refused' ? 401 : 429, t(refusalOf(outcome, 'sign-in.refused')))
  })

  app.get('/sign-in/code', (c) => show(c, <CodePage frame={c.var.frame} to={c.req.query('to')} />))

  app.post('/sign-in/code', async (c) => {
    const form = await readForm(c, CodeForm)
    const { frame, t } = c.var
    const again = (status: 401 | 422 | 429, refusal?: string) =>
      show(
        c,
        <CodePage frame={frame} form={typed(t, form)} refusal={refusal} to={String(form.values.to ?? '')} />,
        status,
      )
    if (!form.ok) return again(422)
    const outcome = await signInWithCode(deps.auth, form.input.code, c.req.raw.headers)
    if (outcome.kind === 'signed-in') return withCookies(c, outcome.setCookies, safePlace(form.input.to))
    return again(outcome.kind === 'too-many-tries' ? 429 : 401, t(refusalOf(outcome, 'sign-in.code-refused')))
  })

  app.post('/sign-out', async (c) => {
    const token = readSessionToken(deps.sessionCookie, c.req.header('cookie'))
    if (token) await endSession(c.var.db, token)
    return withCookies(c, [clearSessionCookie(deps.sessionCookie)], '/sign-in')
  })

  for (const path of passkeyPaths) app.on(['GET', 'POST'], path, (c) => deps.auth.handler(c.req.raw))
  if (deps.offerExamples) app.post('/sign-in/example', (c) => signInAsExample(c, deps))
  return app
}

/** One click, in the demo only. It makes a real session, so that all else is as it will be. */
async function signInAsExample(c: RequestContext, deps: PeopleDeps): Promise<Response> {
  const form = await readForm(c, ExampleForm)
  if (!form.ok) return c.redirect('/sign-in', 303)
  const userAgent = c.req.header('user-agent') ?? ''
  return c.var.transaction(async (tx) => {
    const userId = await accountOf(tx, form.input.person, c.var.now)
    if (!userId) return c.redirect('/sign-in', 303)
    const token = await openSession(tx, userId, c.var.now, { userAgent })
    return withCookies(c, [writeSessionCookie(deps.sessionCookie, token)], safePlace(form.input.to))
  })
}
