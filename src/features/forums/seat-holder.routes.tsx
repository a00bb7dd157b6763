import { Hono } from 'hono'
import {
  AppointForm,
  createPerson,
  EndForm,
  findByEmail,
  HandOverForm,
  type HoldingRefusal,
  holdingErrors,
  InvitedManyPage,
  invitationWords,
  invite,
} from '#src/features/people/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import {
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  type ReadForm,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { fillSeat, handOverSeat, listChoosableFor, vacateSeat } from './filling.store.ts'
import { fillsSeat } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { takenInWords } from './forum.words.ts'
import { forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { seatPath } from './paths.ts'
import { SeatPage } from './seat.pages.tsx'
import { type FillingRefusal, isLiving, type Seat } from './seat.ts'
import { placeAfter, seatOf, seatPageProps } from './seat-page.reading.ts'
import type { SeatReturned } from './seat-page.ts'

/** Who sits in a seat: somebody takes it, hands it over, leaves it. */
export const seatHolderRoutes = new Hono<Env>()
  .post('/forums/:forumId/seats/:seatId/holdings', async (c) => {
    const form = await readForm(c, AppointForm)
    return c.var.transaction(async (tx) => {
      const { forum, seat, by } = await toFill(c, tx)
      const again = answerWith(c, tx, forum, seat, 'fill', form)
      if (!form.ok) return again(form.errors, 422)
      const { person, name, email, from, to } = form.input
      const somebody = person ? await chosen(c, tx, forum, person) : await byAddress(c, tx, { name, email }, by)
      if (!somebody) return again({ person: { key: 'form.choose' } }, 422)
      const done = await fillSeat(tx, { forumId: forum.id, seatId: seat.id, personId: somebody.id, from, to }, by)
      if (!done.ok) return refused(c, again, done.refusal, { person: person ? 'person' : 'email', day: 'to' })
      if (!somebody.link) return c.redirect(seatPath(forum, seat), 303)
      const onward = { label: forum.name, href: seatPath(forum, seat) }
      return show(
        c,
        <InvitedManyPage frame={c.var.frame} invited={[{ name, link: somebody.link }]} onward={onward} />,
        201,
      )
    })
  })
  .post('/forums/:forumId/seats/:seatId/handover', async (c) => {
    const form = await readForm(c, HandOverForm)
    return c.var.transaction(async (tx) => {
      const { forum, seat, by } = await toFill(c, tx)
      const again = answerWith(c, tx, forum, seat, 'hand-over', form)
      if (!form.ok) return again(form.errors, 422)
      const { fromPerson, toPerson, on } = form.input
      if (!(await chosen(c, tx, forum, toPerson))) return again({ toPerson: { key: 'form.choose' } }, 422)
      const wish = { fromPersonId: fromPerson, toPersonId: toPerson, on }
      const done = await handOverSeat(tx, forum.id, seat.id, wish, by)
      if (!done.ok) return refused(c, again, done.refusal, { person: 'toPerson', day: 'on' })
      return c.redirect(placeAfter(c, seat, seatPath(forum, seat)), 303)
    })
  })
  .post('/forums/:forumId/seats/:seatId/holdings/:holdingId/end', async (c) => {
    const form = await readForm(c, EndForm)
    const holdingId = orNotFound(asId(c.req.param('holdingId')))
    return c.var.transaction(async (tx) => {
      const { forum, seat, by } = await toFill(c, tx)
      orNotFound(seat.holders.find(({ id }) => id === holdingId))
      const again = answerWith(c, tx, forum, seat, `end-${holdingId}`, form)
      if (!form.ok) return again(form.errors, 422)
      const done = await vacateSeat(tx, forum.id, seat.id, { holdingId, lastOn: form.input.on }, by)
      if (!done.ok) return refused(c, again, done.refusal, { person: 'on', day: 'on' })
      return c.redirect(placeAfter(c, seat, seatPath(forum, seat)), 303)
    })
  })

/** The seat of the path, its forum locked, and the deed of the one who may fill it. */
async function toFill(c: RequestContext, tx: Tx): Promise<{ forum: Forum; seat: Seat; by: Deed }> {
  const forum = await forumOfForUpdate(c, tx)
  const seat = await seatOf(c, tx, forum)
  mustLive(isLiving(seat, c.var.today) ? forum : seat)
  const fills = fillsSeat(c.var.actor, forum, seat)
  authorise(fills !== undefined, 'forums.who.fills')
  return { forum, seat, by: deed(c, fills) }
}

type Again = (errors: FieldErrors, status: 409 | 422, inWords?: Readonly<Record<string, string>>) => Promise<Response>

const answerWith =
  (c: RequestContext, tx: Tx, forum: Forum, seat: Seat, of: SeatReturned['of'], form: ReadForm<unknown>): Again =>
  async (errors, status, inWords = {}) => {
    const typed = formInWords(c.var.t, { values: form.values, errors })
    const returned = { of, form: { ...typed, errors: { ...typed.errors, ...inWords } } }
    return show(c, <SeatPage {...(await seatPageProps(c, tx, forum, seat, returned))} />, status)
  }

const refused = (
  c: RequestContext,
  again: Again,
  refusal: HoldingRefusal | FillingRefusal,
  fields: { person: string; day: string },
) =>
  refusal.code === 'taken'
    ? again({}, 409, { from: takenInWords(c.var.frame.ui, refusal) })
    : again(holdingErrors(refusal, fields), 409)

interface Somebody {
  readonly id: Id<'person'>
  /** Of the invitation, when they are new. */
  readonly link?: string
}

/** Someone out of the list that the actor was given: another's id is no choice. */
async function chosen(c: RequestContext, tx: Tx, forum: Forum, id: Id<'person'>): Promise<Somebody | undefined> {
  return (await listChoosableFor(tx, c.var.actor, forum.id)).find((person) => person.id === id)
}

/** Someone new is made and invited in the same step; an address that is there already is the person who has it. */
async function byAddress(
  c: RequestContext,
  tx: Tx,
  { name, email }: { name: string; email: string },
  by: Deed,
): Promise<Somebody | undefined> {
  const known = await findByEmail(tx, email)
  if (known) return known
  const { lang } = c.var
  const made = await createPerson(tx, { name, email, lang }, by)
  if (!made.ok) return undefined
  const mail = { publicUrl: c.var.config.publicUrl, words: invitationWords({ name, lang }) }
  return { id: made.value, link: await invite(tx, { id: made.value, email }, mail, by) }
}
