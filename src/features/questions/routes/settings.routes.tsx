import { Hono } from 'hono'
import { listServing } from '#src/features/forums/index.ts'
import { findProgramme, leadIn } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { deed, type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readQuestionSettings, setQuestionSettings } from '../doors/settings.store.ts'
import { QuestionSettingsPage, type SettingsProps } from '../pages/settings.pages.tsx'
import { SettingsForm } from '../question.forms.ts'
import { questionSettingsPath } from '../question.ts'

/** The programme, for one who leads it. @throws NotFoundError, ForbiddenError */
async function programmeToSet(c: RequestContext, db: Reader) {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  const held = leadIn(c.var.actor, programme)
  authorise(held !== undefined)
  return { programme, held }
}

type Found = Awaited<ReturnType<typeof programmeToSet>>

const settingsPage = async (
  c: RequestContext,
  db: Reader,
  { programme }: Found,
  returned: Pick<SettingsProps, 'form' | 'refusal'> = {},
  status: 200 | 409 | 422 = 200,
) => {
  const shared = (await listServing(db, programme.id, c.var.today)).filter(({ isLocal }) => !isLocal)
  const settings = await readQuestionSettings(db, programme.id)
  const saved = c.req.query('done') === 'saved' && status === 200
  return show(c, <QuestionSettingsPage {...{ c, programme, settings, saved }} forums={shared} {...returned} />, status)
}

const path = '/programmes/:programmeId/question-settings'

/** What the programme promises those who ask. */
export const settingsRoutes = new Hono<Env>()
  .get(path, async (c) => settingsPage(c, c.var.db, await programmeToSet(c, c.var.db)))
  .post(path, async (c) => {
    const form = await readForm(c, SettingsForm)
    return c.var.transaction(async (tx) => {
      const found = await programmeToSet(c, tx)
      const returned = formInWords(c.var.t, form)
      if (!form.ok) return settingsPage(c, tx, found, { form: returned }, 422)
      const { forum: forumId, ...days } = form.input
      const set = await setQuestionSettings(tx, found.programme.id, { ...days, forumId }, deed(c, found.held))
      if (set.ok) return c.redirect(`${questionSettingsPath(found.programme.id)}?done=saved`, 303)
      if (set.refusal.code === 'no-such-forum')
        return settingsPage(
          c,
          tx,
          found,
          { form: { values: returned.values, errors: { forum: c.var.t('questions.settings.no-such-forum') } } },
          422,
        )
      const { now } = set.refusal
      const refusal = c.var.t('questions.settings.stale', {
        own: now.ownDays,
        programme: now.programmeDays,
        forum: now.forumDays,
      })
      return settingsPage(c, tx, found, { form: returned, refusal }, 409)
    })
  })
