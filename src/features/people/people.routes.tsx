import { Hono } from 'hono'
import { z } from 'zod'
import { authorise, holds, orNotFound } from '#src/platform/access/index.ts'
import {
  choice,
  deed,
  type Env,
  emailAddress,
  type FieldErrors,
  type RequestContext,
  readForm,
  requiredText,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { closeAccount, invite } from './account.store.ts'
import { namedHoldings } from './held.reading.ts'
import { invitationWords } from './invitation.words.ts'
import { InvitedPage } from './invited.page.tsx'
import type { PeopleDeps } from './people.deps.ts'
import { NewPersonPage } from './people.pages.tsx'
import { canAdministerAccounts } from './people.policy.ts'
import { PersonPage, type PersonPageProps } from './person.pages.tsx'
import { changePerson, createPerson, findPerson, findPersonForUpdate } from './person.store.ts'
import { accountState, type Person } from './person.ts'
import { typed } from './typed.ts'

const NewForm = z.object({ name: requiredText(200), email: emailAddress(), lang: choice(['sv', 'en']) })
const ChangeForm = NewForm.extend({ version: versionField() })

/** People and their accounts. */
export function personRoutes(deps: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/people/new', (c) => {
    administrator(c)
    return show(c, <NewPersonPage frame={c.var.frame} />)
  })

  app.post('/people', async (c) => {
    const form = await readForm(c, NewForm)
    administrator(c)
    const again = (errors: FieldErrors, status: 409 | 422) =>
      show(c, <NewPersonPage frame={c.var.frame} form={typed(c.var.t, { ...form, errors })} />, status)
    if (!form.ok) return again(form.errors, 422)
    return c.var.transaction(async (tx) => {
      const made = await createPerson(tx, form.input, by(c))
      if (!made.ok) return again({ email: { key: 'people.email-taken' } }, 409)
      const link = await invite(tx, { id: made.value, email: form.input.email }, mailTo(c, form.input), by(c))
      return invited(c, { id: made.value, name: form.input.name }, link)
    })
  })

  app.get('/people/:personId', async (c) => {
    const person = orNotFound(await findPerson(c.var.db, c.var.actor, personId(c)))
    const done = ['saved', 'closed'].find((one) => one === c.req.query('done'))
    return page(c, deps, person, { done })
  })

  app.post('/people/:personId', async (c) => {
    const form = await readForm(c, ChangeForm)
    return c.var.transaction(async (tx) => {
      const person = orNotFound(await findPersonForUpdate(tx, c.var.actor, personId(c)))
      administrator(c)
      const again = (errors: FieldErrors, status: 409 | 422, refusal?: string) =>
        page(c, deps, person, { form: typed(c.var.t, { ...form, errors }), refusal }, status)
      if (!form.ok) return again(form.errors, 422)
      const done = await changePerson(tx, person, form.input, by(c))
      if (done.ok) return c.redirect(`/people/${person.id}?done=saved`, 303)
      return done.refusal.code === 'email-taken'
        ? again({ email: { key: 'people.email-taken' } }, 409)
        : again({}, 409, c.var.t(`people.${done.refusal.code}`))
    })
  })

  app.post('/people/:personId/invitation', (c) =>
    c.var.transaction(async (tx) => {
      const person = orNotFound(await findPersonForUpdate(tx, c.var.actor, personId(c)))
      administrator(c)
      return invited(c, person, await invite(tx, person, mailTo(c, person), by(c)))
    }),
  )

  app.post('/people/:personId/closing', (c) =>
    c.var.transaction(async (tx) => {
      const person = orNotFound(await findPersonForUpdate(tx, c.var.actor, personId(c)))
      administrator(c)
      const done = await closeAccount(tx, person, by(c))
      if (done.ok) return c.redirect(`/people/${person.id}?done=closed`, 303)
      return page(c, deps, person, { refusal: c.var.t(`people.${done.refusal.code}`) }, 409)
    }),
  )
  return app
}

export const administrator = (c: RequestContext) => authorise(canAdministerAccounts(c.var.actor), 'access.who.admin')
const personId = (c: RequestContext) => orNotFound(asId<'person'>(c.req.param('personId')))
const by = (c: RequestContext) => deed(c, holds(c.var.actor, 'admin'))
const mailTo = (c: RequestContext, person: Pick<Person, 'name' | 'lang'>) => ({
  publicUrl: c.var.config.publicUrl,
  words: invitationWords(person),
})

const invited = (c: RequestContext, person: Pick<Person, 'id' | 'name'>, link: string) =>
  show(
    c,
    <InvitedPage
      frame={c.var.frame}
      name={person.name}
      link={link}
      back={{ label: person.name, href: `/people/${person.id}` }}
    />,
    201,
  )

async function page(
  c: RequestContext,
  deps: PeopleDeps,
  person: Person,
  more: Pick<PersonPageProps, 'form' | 'refusal' | 'done'>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const held = await namedHoldings(c, deps, person.id)
  const administers = canAdministerAccounts(c.var.actor)
  const state = accountState(person, c.var.now)
  return show(c, <PersonPage {...{ frame: c.var.frame, person, state, held, administers, ...more }} />, status)
}
