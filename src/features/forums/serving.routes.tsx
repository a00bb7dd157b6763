import { Hono } from 'hono'
import { z } from 'zod'
import { canLead, keepsRollout, leadIn } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { deed, type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { emptyForm, type FormState } from '#src/ui/index.ts'
import type { ForumDeps } from './forum.deps.ts'
import { GatesForm, LocalGroupForm, ServingForm } from './forum.forms.ts'
import { ForumPage } from './forum.pages.tsx'
import { forumState } from './forum.reading.ts'
import type { Forum } from './forum.store.ts'
import { servingRefusalInWords } from './forum.words.ts'
import type { Returned } from './forum-page.ts'
import { forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { forumPath } from './paths.ts'
import { programmesSeen } from './reach.reading.ts'
import { rolloutsToGroup } from './served.reading.ts'
import { serveProgramme, setLocalGroup, stopServing } from './serves.store.ts'

/** Which programmes a forum serves, what it decides there, and whose local group it is. */
export const servingRoutes = (deps: ForumDeps): Hono<Env> =>
  new Hono<Env>()
    .post('/forums/:forumId/programmes', async (c) => {
      const form = await readForm(c, ServingForm)
      const led = (await programmesSeen(c, c.var.db)).filter((one) => canLead(c.var.actor, one))
      return c.var.transaction(async (tx) => {
        const forum = await living(c, tx)
        authorise(led.length > 0, 'access.who.programme-lead')
        const again = (errors: FormState['errors']) =>
          answerWith(c, tx, deps, forum, { of: 'serving', form: { values: form.values, errors } }, 422)
        if (!form.ok) return again(formInWords(c.var.t, form).errors)
        const programme = led.find(({ id }) => id === form.input.programme)
        if (!programme) return again({ programme: c.var.t('form.choose') })
        const by = deed(c, leadIn(c.var.actor, programme))
        await serveProgramme(tx, { forumId: forum.id, programmeId: programme.id }, form.input.gates, by)
        await deps.onLadderChanged?.(tx, [programme.id], by)
        return c.redirect(`${forumPath(forum)}#programmes`, 303)
      })
    })
    .post('/forums/:forumId/programmes/:programmeId', async (c) => {
      const form = await readForm(c, GatesForm)
      return c.var.transaction(async (tx) => {
        const { forum, served, by } = await toLead(c, tx)
        if (!form.ok)
          return answerWith(c, tx, deps, forum, { of: `gates-${served.id}`, form: formInWords(c.var.t, form) }, 422)
        await serveProgramme(tx, { forumId: forum.id, programmeId: served.id }, form.input.gates, by)
        return c.redirect(`${forumPath(forum)}#programmes`, 303)
      })
    })
    .post('/forums/:forumId/programmes/:programmeId/removal', async (c) => {
      await readForm(c, z.object({}))
      return c.var.transaction(async (tx) => {
        const { forum, served, by } = await toLead(c, tx)
        await deps.holdLadders?.(tx, [served.id])
        const levels = await deps.riskMandates(tx, [forum.id], c.var.frame.ui)
        const decidesRisks = levels.some(({ programmeId }) => programmeId === served.id)
        const needed = (await deps.stillNeeded?.(tx, forum.id, served.id)) ?? false
        const place = { forumId: forum.id, programmeId: served.id }
        const done = await stopServing(tx, place, { decidesRisks, needed }, by)
        if (!done.ok) {
          const refusal = servingRefusalInWords(c.var.frame.ui, done.refusal)
          return answerWith(c, tx, deps, forum, { of: `stop-${served.id}`, form: emptyForm, refusal }, 409)
        }
        await deps.onLadderChanged?.(tx, [served.id], by)
        return c.redirect(`${forumPath(forum)}#programmes`, 303)
      })
    })
    .post('/forums/:forumId/programmes/:programmeId/rollouts', async (c) => {
      const form = await readForm(c, LocalGroupForm)
      return c.var.transaction(async (tx) => {
        const forum = await living(c, tx)
        const served = servedOf(c, forum)
        const offered = await rolloutsToGroup(c, tx, forum, served.id)
        authorise(offered.length > 0, 'forums.who.groups')
        const again = (errors: FormState['errors']) =>
          answerWith(c, tx, deps, forum, { of: `group-${served.id}`, form: { values: form.values, errors } }, 422)
        if (!form.ok) return again(formInWords(c.var.t, form).errors)
        const { rollouts } = form.input
        const [first] = offered
        if (!first || rollouts.some((id) => !offered.some((one) => one.id === id)))
          return again({ rollouts: c.var.t('form.choose') })
        const by = deed(c, leadIn(c.var.actor, served) ?? keepsRollout(c.var.actor, served, first))
        await setLocalGroup(tx, { forumId: forum.id, programmeId: served.id }, offered, rollouts, by)
        await deps.onLadderChanged?.(tx, [served.id], by)
        return c.redirect(`${forumPath(forum)}#programmes`, 303)
      })
    })

async function living(c: RequestContext, tx: Tx): Promise<Forum> {
  const forum = await forumOfForUpdate(c, tx)
  mustLive(forum)
  return forum
}

/** A programme of the path that the forum serves and the reader sees. @throws NotFoundError */
const servedOf = (c: RequestContext, forum: Forum) => {
  const id = asId<'programme'>(c.req.param('programmeId'))
  return orNotFound(forum.programmes.find((one) => one.id === id && one.view !== null))
}

/** The same, for its lead alone. @throws ForbiddenError */
async function toLead(c: RequestContext, tx: Tx) {
  const forum = await living(c, tx)
  const served = servedOf(c, forum)
  authorise(canLead(c.var.actor, served), 'access.who.programme-lead')
  return { forum, served, by: deed(c, leadIn(c.var.actor, served)) }
}

const answerWith = async (
  c: RequestContext,
  tx: Tx,
  deps: ForumDeps,
  forum: Forum,
  returned: Returned,
  status: 409 | 422,
) => show(c, <ForumPage c={c} {...(await forumState(c, tx, deps, forum, returned))} />, status)
