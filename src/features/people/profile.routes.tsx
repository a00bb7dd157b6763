import { Hono } from 'hono'
import { z } from 'zod'
import { orNotFound } from '#src/platform/access/index.ts'
import {
  choice,
  deed,
  type Env,
  optionalText,
  type RequestContext,
  readForm,
  requiredText,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import {
  disableSecondFactor,
  endOtherSessions,
  hasSecondFactor,
  listPasskeys,
  passwordHash,
  passwordMatches,
  removePasskey,
  setPassword,
} from '#src/platform/sign-in/index.ts'
import { namedHoldings } from './held.reading.ts'
import { guessesLeft } from './own-password.guard.ts'
import { passwordErrors, typedPassword } from './password.form.ts'
import type { PeopleDeps } from './people.deps.ts'
import { changePerson, findPerson, findPersonForUpdate, setLanguage } from './person.store.ts'
import { ProfilePage, type ProfileProps } from './profile.pages.tsx'
import { safePlace } from './safe-place.ts'
import { typed } from './typed.ts'

const lang = choice(['sv', 'en'])
const PersonForm = z.object({ name: requiredText(200), lang, version: versionField() })
const LanguageForm = z.object({ lang, back: optionalText(2000) })
const PasswordForm = z.object({
  currentPassword: typedPassword(),
  password: typedPassword(),
  repeated: typedPassword(),
})
const RemovalForm = z.object({ currentPassword: typedPassword() })

const told = [
  'saved',
  'password-changed',
  'second-factor-added',
  'second-factor-removed',
  'passkey-added',
  'passkey-removed',
]
const wrongPassword = { currentPassword: { key: 'people.wrong-password' } }
/** The reader's own page. */
export function profileRoutes(deps: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/profile', (c) => page(c, deps, { done: told.find((one) => one === c.req.query('done')) }))

  app.post('/profile', async (c) => {
    const form = await readForm(c, PersonForm)
    const again = (status: 409 | 422, refusal?: string) =>
      page(c, deps, { returned: { of: 'person', form: typed(c.var.t, form), refusal } }, status)
    if (!form.ok) return again(422)
    return c.var.transaction(async (tx) => {
      const person = orNotFound(await findPersonForUpdate(tx, c.var.actor, c.var.actor.personId))
      const done = await changePerson(tx, person, { ...form.input, email: person.email }, deed(c))
      return done.ok ? c.redirect('/profile?done=saved', 303) : again(409, c.var.t(`people.${done.refusal.code}`))
    })
  })

  app.post('/profile/language', async (c) => {
    const form = await readForm(c, LanguageForm)
    if (!form.ok) return c.redirect('/my', 303)
    return c.var.transaction(async (tx) => {
      await setLanguage(tx, c.var.actor.personId, form.input.lang)
      return c.redirect(safePlace(form.input.back), 303)
    })
  })

  app.post('/profile/password', async (c) => {
    const form = await readForm(c, PasswordForm)
    const again = (errors: Parameters<typeof typed>[1]['errors']) =>
      page(
        c,
        deps,
        { returned: { of: 'password', form: typed(c.var.t, { values: form.values, ...(errors && { errors }) }) } },
        422,
      )
    if (!form.ok) return again(form.errors)
    const { person, userId } = await self(c)
    if (!(await guessesLeft(c)) || !(await passwordMatches(c.var.db, userId, form.input.currentPassword)))
      return again(wrongPassword)
    const errors = passwordErrors(form.input.password, form.input.repeated, [person.name, person.email])
    if (Object.keys(errors).length > 0) return again(errors)
    const hash = await passwordHash(form.input.password)
    return c.var.transaction(async (tx) => {
      await setPassword(tx, userId, hash, c.var.now)
      await endOtherSessions(tx, userId, c.var.sessionToken)
      return c.redirect('/profile?done=password-changed', 303)
    })
  })

  app.post('/profile/second-factor/removal', async (c) => {
    const form = await readForm(c, RemovalForm)
    const again = (errors: Parameters<typeof typed>[1]['errors']) =>
      page(
        c,
        deps,
        { returned: { of: 'removal', form: typed(c.var.t, { values: form.values, ...(errors && { errors }) }) } },
        422,
      )
    if (!form.ok) return again(form.errors)
    const setCookies =
      (await guessesLeft(c)) && (await disableSecondFactor(deps.auth, form.input.currentPassword, c.req.raw.headers))
    if (!setCookies) return again(wrongPassword)
    for (const one of setCookies) c.header('set-cookie', one, { append: true })
    return c.redirect('/profile?done=second-factor-removed', 303)
  })

  app.post('/profile/passkeys/:passkeyId/removal', async (c) => {
    const id = orNotFound(asId(c.req.param('passkeyId')))
    const { userId } = await self(c)
    await removePasskey(c.var.db, userId, id)
    return c.redirect('/profile?done=passkey-removed', 303)
  })
  return app
}

async function self(c: RequestContext) {
  const person = orNotFound(await findPerson(c.var.db, c.var.actor, c.var.actor.personId))
  return { person, userId: orNotFound(person.userId) }
}

async function page(
  c: RequestContext,
  deps: PeopleDeps,
  more: Pick<ProfileProps, 'returned' | 'done'>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { db, frame } = c.var
  const { person, userId } = await self(c)
  const [held, passkeys, secondFactor] = await Promise.all([
    namedHoldings(c, deps, person.id),
    listPasskeys(db, userId),
    hasSecondFactor(db, userId),
  ])
  return show(c, <ProfilePage {...{ frame, person, held, passkeys, secondFactor, ...more }} />, status)
}
