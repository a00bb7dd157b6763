import { Hono } from 'hono'
import { z } from 'zod'
import {
  type Env,
  emailAddress,
  type FieldErrors,
  type RequestContext,
  readForm,
  requiredText,
  show,
} from '#src/platform/http/index.ts'
import type { Result } from '#src/platform/result.ts'
import { hasSecondFactor, openSession, passwordHash, writeSessionCookie } from '#src/platform/sign-in/index.ts'
import { becomeFirstAdministrator, invitedPerson, takeInvitation } from './account.store.ts'
import { FirstAdministratorPage, InvitationPage, LinkRefusedPage } from './invitation.pages.tsx'
import { findOneTimeLink } from './one-time-link.store.ts'
import type { LinkRefusal, OneTimeLink } from './one-time-link.ts'
import { passwordErrors, typedPassword } from './password.form.ts'
import type { PeopleDeps } from './people.deps.ts'
import type { PersonRefusal } from './person.ts'
import { typed } from './typed.ts'

const InvitationForm = z.object({ password: typedPassword(), repeated: typedPassword() })
const FirstForm = InvitationForm.extend({
  name: requiredText(200),
  email: emailAddress(),
  organisation: requiredText(200),
})

/** An invitation is shown as often as one likes, and taken by a POST alone. */
export function invitationRoutes(deps: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/invitations/:token', async (c) => {
    const token = c.req.param('token')
    const link = await findInvitation(c, token)
    if (!link.ok) return refusedLink(c, link.refusal)
    if (link.value.purpose === 'first-administrator')
      return show(c, <FirstAdministratorPage frame={c.var.frame} token={token} />)
    const person = await invitedPerson(c.var.db, link.value)
    return person
      ? show(c, <InvitationPage frame={c.var.frame} token={token} person={person} />)
      : refusedLink(c, { code: 'unknown' })
  })

  app.post('/invitations/:token', async (c) => {
    const token = c.req.param('token')
    const link = await findInvitation(c, token)
    if (!link.ok) return refusedLink(c, link.refusal)
    return link.value.purpose === 'first-administrator' ? first(c, deps, token) : invited(c, deps, token, link.value)
  })
  return app
}

async function findInvitation(c: RequestContext, token: string): Promise<Result<OneTimeLink, LinkRefusal>> {
  const link = await findOneTimeLink(c.var.db, token, c.var.now)
  const ours = link.ok && (link.value.purpose === 'invitation' || link.value.purpose === 'first-administrator')
  return link.ok && !ours ? { ok: false, refusal: { code: 'unknown' } } : link
}

const refusedLink = (c: RequestContext, refusal: LinkRefusal) =>
  show(
    c,
    <LinkRefusedPage frame={c.var.frame} why={c.var.t(`sign-in.link-${refusal.code}`)} />,
    refusal.code === 'unknown' ? 404 : 410,
  )

async function invited(c: RequestContext, deps: PeopleDeps, token: string, link: OneTimeLink): Promise<Response> {
  const form = await readForm(c, InvitationForm)
  const person = await invitedPerson(c.var.db, link)
  if (!person) return refusedLink(c, { code: 'unknown' })
  const again = (errors: FieldErrors) =>
    show(
      c,
      <InvitationPage frame={c.var.frame} token={token} person={person} form={typed(c.var.t, { ...form, errors })} />,
      422,
    )
  if (!form.ok) return again(form.errors)
  const errors = passwordErrors(form.input.password, form.input.repeated, [person.name, person.email])
  if (Object.keys(errors).length > 0) return again(errors)
  const hash = await passwordHash(form.input.password)
  return c.var.transaction(async (tx) => {
    const taken = await takeInvitation(tx, token, hash, c.var)
    if (!taken.ok) return refusedLink(c, taken.refusal)
    // A new password does not take the place of the second factor.
    if (await hasSecondFactor(tx, taken.value)) return c.redirect('/sign-in', 303)
    return enter(c, deps, await openSession(tx, taken.value, c.var.now))
  })
}

async function first(c: RequestContext, deps: PeopleDeps, token: string): Promise<Response> {
  const form = await readForm(c, FirstForm)
  const again = (errors: FieldErrors, status: 409 | 422) =>
    show(
      c,
      <FirstAdministratorPage frame={c.var.frame} token={token} form={typed(c.var.t, { ...form, errors })} />,
      status,
    )
  if (!form.ok) return again(form.errors, 422)
  const { name, email, organisation, password, repeated } = form.input
  const errors = passwordErrors(password, repeated, [name, email, organisation])
  if (Object.keys(errors).length > 0) return again(errors, 422)
  const wish = { name, email, organisation, passwordHash: await passwordHash(password) }
  return c.var.transaction(async (tx) => {
    const made = await becomeFirstAdministrator(tx, token, wish, c.var)
    if (made.ok) return enter(c, deps, await openSession(tx, made.value, c.var.now))
    return isAboutPerson(made.refusal)
      ? again({ email: { key: 'people.email-taken' } }, 409)
      : refusedLink(c, made.refusal)
  })
}

const isAboutPerson = (refusal: LinkRefusal | PersonRefusal): refusal is PersonRefusal => refusal.code === 'email-taken'

function enter(c: RequestContext, deps: PeopleDeps, token: string): Response {
  c.header('set-cookie', writeSessionCookie(deps.sessionCookie, token), { append: true })
  return c.redirect('/my', 303)
}
