import { Hono } from 'hono'
import { z } from 'zod'
import { authorise, seatKinds } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { emptyForm, type FormState } from '#src/ui/index.ts'
import { NewSeatForm, SeatForm } from './forum.forms.ts'
import { keepsForum } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { seatRefusalInWords } from './forum.words.ts'
import { forumOf, forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { forumPath, seatPath } from './paths.ts'
import { SeatPage } from './seat.pages.tsx'
import { addSeat, changeSeat, endSeat } from './seat.store.ts'
import type { Seat } from './seat.ts'
import { NewSeatPage } from './seat-form.pages.tsx'
import { partyChoices, placeAfter, seatOf, seatPageProps } from './seat-page.reading.ts'
import type { SeatReturned } from './seat-page.ts'

/** The seats of a forum: which there are, whose, and what each may decide at home. */
export const seatRoutes = new Hono<Env>()
  .get('/forums/:forumId/seats/new', async (c) => {
    const forum = await forumOf(c)
    mustKeep(c, forum)
    const kind = seatKinds.find((one) => one === c.req.query('kind'))
    const parties = await partyChoices(c.var.db)
    return show(c, <NewSeatPage {...{ c, forum, parties, kind }} once={crypto.randomUUID()} />)
  })
  .post('/forums/:forumId/seats', async (c) => {
    const form = await readForm(c, NewSeatForm)
    return c.var.transaction(async (tx) => {
      const forum = await forumOfForUpdate(c, tx)
      const by = mustKeep(c, forum)
      const parties = await partyChoices(tx)
      const words = formInWords(c.var.t, form)
      const once = String(form.values.once ?? crypto.randomUUID())
      const again = (errors: FormState['errors'], status: 409 | 422, refusal?: string) =>
        show(c, <NewSeatPage {...{ c, forum, parties, once, refusal }} form={{ ...words, errors }} />, status)
      if (!form.ok) return again(words.errors, 422)
      const { kind, party: partyId, mayDecide, once: key } = form.input
      if (!parties.some(({ value }) => value === partyId))
        return again({ party: c.var.t('forums.seat.no-organisation') }, 422)
      const earlier = await alreadySubmitted(tx, key, `${forumPath(forum)}#seats`, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const made = await addSeat(tx, { forumId: forum.id, kind, partyId, mayDecide }, by)
      if (!made.ok) return again({ kind: seatRefusalInWords(c.var.frame.ui, made.refusal) }, 409)
      return c.redirect(seatPath(forum, { id: made.value }), 303)
    })
  })
  .get('/forums/:forumId/seats/:seatId', async (c) => {
    const forum = await forumOf(c)
    const seat = await seatOf(c, c.var.db, forum)
    return show(c, <SeatPage {...(await seatPageProps(c, c.var.db, forum, seat))} />)
  })
  .post('/forums/:forumId/seats/:seatId', async (c) => {
    const form = await readForm(c, SeatForm)
    return c.var.transaction(async (tx) => {
      const forum = await forumOfForUpdate(c, tx)
      const seat = await seatOf(c, tx, forum)
      const by = mustKeep(c, forum)
      const words = formInWords(c.var.t, form)
      const again = answerWith(c, tx, forum, seat)
      if (!form.ok) return again({ of: 'seat', form: words }, 422)
      const { version, party: partyId, kind, mayDecide } = form.input
      if (!(await partyChoices(tx)).some(({ value }) => value === partyId))
        return again({ of: 'seat', form: { ...words, errors: { party: c.var.t('form.choose') } } }, 422)
      const done = await changeSeat(tx, forum.id, seat.id, version, { kind, partyId, mayDecide }, by)
      if (!done.ok) {
        const { version: _old, ...values } = words.values
        const refusal = seatRefusalInWords(c.var.frame.ui, done.refusal)
        return again({ of: 'seat', form: { values, errors: {} }, refusal }, 409)
      }
      return c.redirect(seatPath(forum, seat), 303)
    })
  })
  .post('/forums/:forumId/seats/:seatId/ending', async (c) => {
    await readForm(c, z.object({}))
    return c.var.transaction(async (tx) => {
      const forum = await forumOfForUpdate(c, tx)
      const seat = await seatOf(c, tx, forum)
      const by = mustKeep(c, forum)
      const done = await endSeat(tx, forum.id, seat.id, by)
      const again = answerWith(c, tx, forum, seat)
      if (!done.ok)
        return again({ of: 'ending', form: emptyForm, refusal: seatRefusalInWords(c.var.frame.ui, done.refusal) }, 409)
      return c.redirect(placeAfter(c, seat, `${forumPath(forum)}#seats`), 303)
    })
  })

/** @returns the deed of the one who keeps the forum. @throws ForbiddenError */
function mustKeep(c: RequestContext, forum: Forum) {
  mustLive(forum)
  const keeps = keepsForum(c.var.actor, forum)
  authorise(keeps !== undefined, 'forums.who.keeps')
  return deed(c, keeps)
}

const answerWith =
  (c: RequestContext, tx: Tx, forum: Forum, seat: Seat) => async (returned: SeatReturned, status: 409 | 422) =>
    show(c, <SeatPage {...(await seatPageProps(c, tx, forum, seat, returned))} />, status)
