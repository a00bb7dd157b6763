import { Hono } from 'hono'
import type { z } from 'zod'
import { authorise, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import {
  deed,
  type Env,
  type FieldErrors,
  type ReadForm,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { invite } from './account.store.ts'
import { AppointForm, EndForm, HandOverForm } from './function.forms.ts'
import { FunctionPage, type FunctionPageProps, type Returned } from './function.pages.tsx'
import { findFunction, findFunctionForUpdate } from './function.store.ts'
import type { FunctionInPlace } from './function.ts'
import { functionName } from './function-name.ts'
import { holdingErrors } from './holding.refusals.ts'
import { appoint, endHolding, handOver } from './holding.store.ts'
import { invitationWords } from './invitation.words.ts'
import { InvitedPage } from './invited.page.tsx'
import type { PeopleDeps } from './people.deps.ts'
import { appointsAs, canAppoint } from './people.policy.ts'
import { createPerson, findByEmail, findPerson, listChoosable } from './person.store.ts'
import { typed } from './typed.ts'

/** A function: who has held it and who does; appointing, handing over, ending. */
export function functionRoutes(deps: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/functions/:functionId', async (c) => {
    const duty = orNotFound(await findFunction(c.var.db, c.var.actor, functionId(c)))
    if (duty.kind === 'seat') return c.redirect(orNotFound(await deps.seatPage(c.var.db, duty.id)), 303)
    const done = ['appointed', 'handed-over', 'ended'].find((one) => one === c.req.query('done'))
    return show(c, <FunctionPage {...(await shown(c, deps, duty))} done={done} />)
  })

  app.post('/functions/:functionId/holdings', async (c) => {
    const form = await readForm(c, AppointForm)
    return c.var.transaction(async (tx) => {
      const { duty, by } = await toFill(c, tx)
      const again = answerWith(c, deps, duty, 'appoint', form)
      if (!form.ok) return again(form.errors, 422)
      const { person, from, to } = form.input
      const somebody = person ? await chosen(c, tx, person) : await byAddress(c, tx, form.input, by)
      if (!somebody.ok) return again({ person: { key: 'form.choose' } }, 422)
      const wish = { functionId: duty.id, personId: somebody.value.id, from, to }
      const done = await appoint(tx, wish, by)
      if (!done.ok) return again(holdingErrors(done.refusal, { person: person ? 'person' : 'email', day: 'to' }), 409)
      const { link } = somebody.value
      if (!link) return c.redirect(`${path(duty)}?done=appointed`, 303)
      const back = { label: await nameOf(c, deps, duty), href: path(duty) }
      return show(c, <InvitedPage frame={c.var.frame} name={form.input.name} link={link} back={back} />, 201)
    })
  })

  app.post('/functions/:functionId/handover', async (c) => {
    const form = await readForm(c, HandOverForm)
    return c.var.transaction(async (tx) => {
      const { duty, by } = await toFill(c, tx)
      const again = answerWith(c, deps, duty, 'hand-over', form)
      if (!form.ok) return again(form.errors, 422)
      const { fromPerson, toPerson, on } = form.input
      const taker = await chosen(c, tx, toPerson)
      if (!taker.ok) return again({ toPerson: { key: 'form.choose' } }, 422)
      const done = await handOver(tx, duty.id, fromPerson, toPerson, on, by)
      if (!done.ok) return again(holdingErrors(done.refusal, { person: 'toPerson', day: 'on' }), 409)
      return c.redirect(`${path(duty)}?done=handed-over`, 303)
    })
  })

  app.post('/functions/:functionId/holdings/:holdingId/end', async (c) => {
    const form = await readForm(c, EndForm)
    const holdingId = orNotFound(asId(c.req.param('holdingId')))
    return c.var.transaction(async (tx) => {
      const { duty, by } = await toFill(c, tx)
      orNotFound(duty.holders.find((one) => one.id === holdingId))
      const again = answerWith(c, deps, duty, `end-${holdingId}`, form)
      if (!form.ok) return again(form.errors, 422)
      const done = await endHolding(tx, duty.id, holdingId, form.input.on, by)
      if (!done.ok) return again(holdingErrors(done.refusal, { person: 'on', day: 'on' }), 409)
      return c.redirect(`${path(duty)}?done=ended`, 303)
    })
  })
  return app
}

const path = (duty: FunctionInPlace) => `/functions/${duty.id}`
const functionId = (c: RequestContext) => orNotFound(asId<'function'>(c.req.param('functionId')))

/** The function of the path, locked, and the deed of the one who may fill it. Seats are filled where their forum follows what comes of it. */
async function toFill(c: RequestContext, tx: Tx): Promise<{ duty: FunctionInPlace; by: Deed }> {
  const duty = orNotFound(await findFunctionForUpdate(tx, c.var.actor, functionId(c)))
  if (duty.kind === 'seat') throw new NotFoundError()
  authorise(canAppoint(c.var.actor, duty), 'people.who-appoints')
  return { duty, by: deed(c, appointsAs(c.var.actor, duty)) }
}

const answerWith =
  (c: RequestContext, deps: PeopleDeps, duty: FunctionInPlace, of: Returned['of'], form: ReadForm<unknown>) =>
  async (errors: FieldErrors, status: 409 | 422): Promise<Response> => {
    const returned = { of, form: typed(c.var.t, { ...form, errors }) }
    return show(c, <FunctionPage {...(await shown(c, deps, duty))} returned={returned} />, status)
  }

async function shown(c: RequestContext, deps: PeopleDeps, duty: FunctionInPlace): Promise<FunctionPageProps> {
  const { db, lang, actor, frame, t } = c.var
  const programme = duty.programmeId ? await deps.programmeNames(db, duty.programmeId, lang) : null
  const choosable = canAppoint(actor, duty) ? await listChoosable(db, actor) : null
  return { frame, duty, programme, choosable, name: functionName(t, duty, programme?.areas) }
}

async function nameOf(c: RequestContext, deps: PeopleDeps, duty: FunctionInPlace): Promise<string> {
  const { name } = await shown(c, deps, duty)
  return c.var.t('people.function-of', { name, party: duty.partyName })
}

interface Somebody {
  readonly id: Id<'person'>
  /** Of the invitation, when they are new. */
  readonly link?: string
}

/** Someone out of the list that the actor was given: another's id is no choice. */
async function chosen(c: RequestContext, tx: Tx, id: Id<'person'>): Promise<Result<Somebody, 'not-there'>> {
  const person = await findPerson(tx, c.var.actor, id)
  return person && !person.closedAt ? ok({ id }) : { ok: false, refusal: 'not-there' }
}

/** Someone new is made and invited in the same step; an address that is there already is the person who has it. */
async function byAddress(
  c: RequestContext,
  tx: Tx,
  wish: z.output<typeof AppointForm>,
  by: Deed,
): Promise<Result<Somebody, 'not-there'>> {
  const known = await findByEmail(tx, wish.email)
  if (known) return ok({ id: known.id })
  const { lang } = c.var
  const made = await createPerson(tx, { name: wish.name, email: wish.email, lang }, by)
  if (!made.ok) return { ok: false, refusal: 'not-there' }
  const mail = { publicUrl: c.var.config.publicUrl, words: invitationWords({ name: wish.name, lang }) }
  return ok({ id: made.value, link: await invite(tx, { id: made.value, email: wish.email }, mail, by) })
}
