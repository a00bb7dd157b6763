import { Hono } from 'hono'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { FormState } from '#src/ui/index.ts'
import { MeetingForm, NewMeetingForm } from './forum.forms.ts'
import { recordsMeetings } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { meetingRefusalInWords } from './forum.words.ts'
import { correctMeeting, findMeeting, recordMeeting } from './meeting.store.ts'
import { MeetingFormPage } from './meeting-form.pages.tsx'
import { forumOf, forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { forumPath } from './paths.ts'
import { listSeats } from './seat.store.ts'
import { countedFrom, isLiving } from './seat.ts'

/** Meetings that were held, and who came: recorded by the chair or the secretary. */
export const meetingRoutes = new Hono<Env>()
  .get('/forums/:forumId/meetings/new', async (c) => {
    const forum = await forumOf(c)
    mustRecord(c, forum)
    const seats = await seatsToMark(c, c.var.db, forum)
    return show(c, <MeetingFormPage {...{ c, forum, seats }} meeting={null} once={crypto.randomUUID()} />)
  })
  .post('/forums/:forumId/meetings', async (c) => {
    const form = await readForm(c, NewMeetingForm)
    return c.var.transaction(async (tx) => {
      const forum = await forumOfForUpdate(c, tx)
      const by = mustRecord(c, forum)
      const seats = await seatsToMark(c, tx, forum)
      const words = formInWords(c.var.t, form)
      const once = String(form.values.once ?? crypto.randomUUID())
      const again = (errors: FormState['errors'], status: 409 | 422) =>
        show(c, <MeetingFormPage {...{ c, forum, seats, once }} meeting={null} form={{ ...words, errors }} />, status)
      if (!form.ok) return again(words.errors, 422)
      const place = `${forumPath(forum)}#attendance`
      const earlier = await alreadySubmitted(tx, form.input.once, place, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const done = await recordMeeting(tx, forum.id, form.input, by)
      if (!done.ok)
        return again(meetingRefusalInWords(c.var.frame.ui, done.refusal), done.refusal.code === 'recorded' ? 409 : 422)
      return c.redirect(place, 303)
    })
  })
  .get('/forums/:forumId/meetings/:meetingId', async (c) => {
    const forum = await forumOf(c)
    mustRecord(c, forum)
    const meeting = orNotFound(await findMeeting(c.var.db, forum.id, meetingId(c)))
    const seats = await seatsToMark(c, c.var.db, forum)
    return show(c, <MeetingFormPage {...{ c, forum, seats, meeting }} />)
  })
  .post('/forums/:forumId/meetings/:meetingId', async (c) => {
    const form = await readForm(c, MeetingForm)
    return c.var.transaction(async (tx) => {
      const forum = await forumOfForUpdate(c, tx)
      const by = mustRecord(c, forum)
      const meeting = orNotFound(await findMeeting(tx, forum.id, meetingId(c)))
      const seats = await seatsToMark(c, tx, forum)
      const words = formInWords(c.var.t, form)
      const again = (errors: FormState['errors'], status: 409 | 422, values = words.values) =>
        show(c, <MeetingFormPage {...{ c, forum, seats, meeting }} form={{ values, errors }} />, status)
      if (!form.ok) return again(words.errors, 422)
      const { version, ...wish } = form.input
      const done = await correctMeeting(tx, forum.id, meeting.id, version, wish, by)
      if (done.ok) return c.redirect(`${forumPath(forum)}#attendance`, 303)
      const { version: _old, ...kept } = words.values
      const errors = meetingRefusalInWords(c.var.frame.ui, done.refusal)
      const { code } = done.refusal
      return code === 'stale' || code === 'recorded' ? again(errors, 409, kept) : again(errors, 422)
    })
  })

const meetingId = (c: RequestContext) => asId<'meeting'>(c.req.param('meetingId'))

/** @returns the deed of the chair or the secretary. @throws ForbiddenError */
function mustRecord(c: RequestContext, forum: Forum) {
  mustLive(forum)
  const seat = recordsMeetings(c.var.actor, forum.id)
  authorise(seat !== undefined, 'forums.who.records')
  return deed(c, seat)
}

/** The seats there are, and those there were within the last twelve months. */
async function seatsToMark(c: RequestContext, db: Reader, forum: Forum) {
  const since = countedFrom(c.var.today)
  return (await listSeats(db, forum.id, c.var.today)).filter((seat) => isLiving(seat, since))
}
