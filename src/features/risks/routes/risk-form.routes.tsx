import { Hono } from 'hono'
import type { z } from 'zod'
import { findRollout, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { newId } from '#src/platform/ids.ts'
import type { FormState } from '#src/ui/index.ts'
import { editRisk } from '../doors/edit.store.ts'
import { createRisk } from '../doors/register.store.ts'
import { riskTitle } from '../pages/risk.pages.tsx'
import { refusalInWords, visibilityName } from '../pages/risk.words.ts'
import { RiskFormPage } from '../pages/risk-form.pages.tsx'
import { canEditRisk, canRegisterRisk } from '../risk.policy.ts'
import { type Risk, riskPath, risksPath } from '../risk.ts'
import { isAlive } from '../rules/risk-now.ts'
import { listChoices, listForumChoices, listOwnRollouts } from './choices.ts'
import { EditRiskForm, NewRiskForm, visibilityOf } from './risk.forms.ts'
import { lockedRiskOf, riskOf } from './risk-view.routes.tsx'

/** Registering a risk, and changing what one says. */
export const riskFormRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/risks/new', async (c) => {
    const programme = await programmeOf(c)
    authorise(await mayRegister(c, programme), 'access.who.insider')
    return showNew(c, programme, { values: { rollout: await usualRollout(c, programme) }, errors: {} })
  })
  .post('/programmes/:programmeId/risks', async (c) => {
    const form = await readForm(c, NewRiskForm)
    const programme = await programmeOf(c)
    authorise(await mayRegister(c, programme), 'access.who.insider')
    if (!form.ok) return showNew(c, programme, formInWords(c.var.t, form), 422)
    const rollout = await findRollout(c.var.db, programme, form.input.rollout)
    const wrong = await wrongChoices(c.var.db, c, programme, form.input)
    if (form.input.rollout && (!rollout || rollout.state === 'withdrawn')) wrong.rollout = { key: 'form.choose' }
    if (Object.keys(wrong).length > 0)
      return showNew(c, programme, formInWords(c.var.t, { values: form.values, errors: wrong }), 422)
    const held = canRegisterRisk(c.var.actor, programme, rollout)
    authorise(held !== undefined, 'access.who.rollout-lead')
    return c.var.transaction(async (tx) => {
      const id = newId<'risk'>()
      const to = `${riskPath(programme, { id })}?done=registered`
      const earlier = await alreadySubmitted(tx, form.input.once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const { probability, impact } = form.input
      const whose = { rolloutId: rollout?.id ?? null, organisationId: orNotFound(rollout ?? held).organisationId }
      const wish = { id, ...whose, ...wordsOf(form.input), probability, impact }
      const made = await createRisk(tx, programme, wish, deed(c, held))
      if (!made.ok) throw new Error('The form has asked for scores on the scale.')
      return c.redirect(to, 303)
    })
  })
  .get('/programmes/:programmeId/risks/:riskId/edit', async (c) => {
    const { programme, risk } = await riskOf(c)
    authorise(isAlive(risk) && canEditRisk(c.var.actor, programme, risk) !== undefined, 'access.who.risk-editor')
    return showEdit(c, c.var.db, programme, risk, { values: valuesOf(risk), errors: {} })
  })
  .post('/programmes/:programmeId/risks/:riskId/edit', async (c) => {
    const form = await readForm(c, EditRiskForm)
    return c.var.transaction(async (tx) => {
      const { programme, risk } = await lockedRiskOf(c, tx)
      const held = canEditRisk(c.var.actor, programme, risk)
      authorise(held !== undefined, 'access.who.risk-editor')
      const again = (status: 409 | 422, errors: FieldErrors, why?: string) =>
        showEdit(c, tx, programme, risk, formInWords(c.var.t, { values: form.values, errors }), status, why)
      if (!form.ok) return again(422, form.errors)
      const wrong = await wrongChoices(tx, c, programme, form.input, risk)
      if (Object.keys(wrong).length > 0) return again(422, wrong)
      const { ui } = c.var.frame
      if (form.input.version !== risk.version) return again(409, {}, refusalInWords({ code: 'stale' }, ui))
      const done = await editRisk(tx, programme, risk.id, wordsOf(form.input), form.input.typo, deed(c, held))
      if (!done.ok) return again(409, {}, refusalInWords(done.refusal, ui))
      return c.redirect(`${riskPath(programme, risk)}?done=edited`, 303)
    })
  })

type Words = Pick<
  z.output<typeof EditRiskForm>,
  'threat' | 'vulnerability' | 'consequence' | 'areaKey' | 'owner' | 'visibility' | 'forum'
>

const wordsOf = (form: Words) => ({
  threat: form.threat,
  vulnerability: form.vulnerability,
  consequence: form.consequence,
  areaKey: form.areaKey || null,
  ownerFunctionId: form.owner,
  visibility: visibilityOf[form.visibility],
  visibleToForumId: form.visibility === 'named-forum' ? form.forum : null,
})

const valuesOf = (risk: Risk) => ({
  threat: risk.threat,
  vulnerability: risk.vulnerability,
  consequence: risk.consequence,
  areaKey: risk.areaKey ?? '',
  owner: risk.ownerFunctionId ?? '',
  visibility: visibilityName(risk),
  forum: risk.visibleToForumId ?? '',
})

const mayRegister = async (c: RequestContext, programme: ProgrammeView): Promise<boolean> =>
  canRegisterRisk(c.var.actor, programme, null) !== undefined || (await listOwnRollouts(c, programme)).length > 0

/** The rollout that the address names, or the only one the reader has. */
async function usualRollout(c: RequestContext, programme: ProgrammeView): Promise<string> {
  const own = await listOwnRollouts(c, programme)
  return (
    own.find(({ value }) => value === c.req.query('rollout'))?.value ?? (own.length === 1 ? (own[0]?.value ?? '') : '')
  )
}

/** What was chosen and is not there to choose; what the risk has already may stay. */
async function wrongChoices(
  db: Reader,
  c: RequestContext,
  programme: ProgrammeView,
  form: Words,
  now?: Risk,
): Promise<Record<string, { key: string }>> {
  const choose = { key: 'form.choose' }
  const wrong: Record<string, { key: string }> = {}
  const { owner, areaKey, forum } = form
  if (owner && owner !== now?.ownerFunctionId)
    if (!(await listChoices(db, programme, c.var.frame.ui)).some(({ value }) => value === owner)) wrong.owner = choose
  if (areaKey && areaKey !== now?.areaKey && !programme.areas.some(({ key }) => key === areaKey)) wrong.areaKey = choose
  if (form.visibility === 'named-forum' && forum !== now?.visibleToForumId)
    if (!(await listForumChoices(db, programme, c.var.today)).some(({ value }) => value === forum)) wrong.forum = choose
  return wrong
}

async function showNew(c: RequestContext, programme: ProgrammeView, form: FormState, status: 200 | 422 = 200) {
  const { db, today, frame, actor } = c.var
  const once = typeof form.values.once === 'string' ? form.values.once : newId()
  return show(
    c,
    <RiskFormPage
      {...{ frame, programme, form }}
      adding={{
        once,
        rollouts: await listOwnRollouts(c, programme),
        programmes: canRegisterRisk(actor, programme, null) !== undefined,
      }}
      functions={await listChoices(db, programme, frame.ui)}
      forums={await listForumChoices(db, programme, today)}
      action={risksPath(programme)}
      cancel={risksPath(programme)}
    />,
    status,
  )
}

async function showEdit(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  risk: Risk,
  form: FormState,
  status: 200 | 409 | 422 = 200,
  refusal?: string,
) {
  const { today, frame } = c.var
  const version = typeof form.values.version === 'string' ? form.values.version : risk.version
  return show(
    c,
    <RiskFormPage
      {...{ frame, programme, form, refusal }}
      editing={{ version, title: riskTitle(risk), accepted: risk.state === 'accepted' }}
      functions={await listChoices(db, programme, frame.ui)}
      forums={await listForumChoices(db, programme, today)}
      organisation={risk.organisationName}
      action={`${riskPath(programme, risk)}/edit`}
      cancel={riskPath(programme, risk)}
    />,
    status,
  )
}
