import { Hono } from 'hono'
import { z } from 'zod'
import { authorise } from '#src/platform/access/index.ts'
import {
  choice,
  deed,
  type Env,
  formInWords,
  optionalText,
  readForm,
  requiredText,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { planPage } from './answer-plan.tsx'
import { CommentPage } from './comment.pages.tsx'
import { planPath, rolloutPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { canLead, leadIn } from './programme.policy.ts'
import { setComment, setRolloutState } from './rollout.store.ts'
import { rolloutStates } from './rollout.ts'
import { rolloutOf, rolloutToKeep } from './rollout-of.routes.ts'
import { addGoLive } from './unit.store.ts'

const StateForm = z.object({ to: choice(rolloutStates), reason: requiredText(2000), version: versionField() })
const CommentForm = z.object({ comment: optionalText(500), version: versionField() })
const ScopeForm = z.object({ scope: requiredText(100) })

/** A rollout: its dates on a page, its state, its lead's comment, go-lives added. */
export const rolloutRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes/:programmeId/rollouts/:rolloutId/plan', async (c) =>
      planPage(c, c.var.db, await rolloutOf(c, c.var.db)),
    )
    .post('/programmes/:programmeId/rollouts/:rolloutId/state', async (c) => {
      const form = await readForm(c, StateForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutOf(c, tx)
        const { programme, rollout } = found
        authorise(canLead(c.var.actor, programme))
        const typed = formInWords(c.var.t, form)
        if (!form.ok) return planPage(c, tx, found, { of: 'state', form: typed }, 422)
        const no = (refusal: string) => planPage(c, tx, found, { of: 'state', form: typed, refusal }, 409)
        const { t } = c.var
        if (form.input.version !== rollout.version)
          return no(t('programmes.refusal.stale-rollout', { state: t(`programmes.state.${rollout.state}`) }))
        const { to, reason } = form.input
        const wish = { programmeId: programme.id, rolloutId: rollout.id, to, reason }
        const changed = await setRolloutState(tx, wish, deed(c, leadIn(c.var.actor, programme)), handlers)
        if (changed.ok) return c.redirect(planPath(programme, rollout), 303)
        const { refusal } = changed
        if (refusal.code === 'reason-missing') return no(t('programmes.refusal.reason-missing'))
        return no(
          t('programmes.refusal.no-such-step', {
            from: t(`programmes.state.${refusal.from}`),
            to: t(`programmes.state.${refusal.to}`),
          }),
        )
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/comment', async (c) => {
      const form = await readForm(c, CommentForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout, by } = found
        if (!form.ok)
          return show(
            c,
            <CommentPage c={c} programme={programme} rollout={rollout} form={formInWords(c.var.t, form)} />,
            422,
          )
        const { comment, version } = form.input
        const saved = await setComment(tx, { programmeId: programme.id, rollout, comment, version }, deed(c, by))
        if (saved) return c.redirect(rolloutPath(programme, rollout), 303)
        const refusal = c.var.t('programmes.refusal.stale-comment', { comment: rollout.comment || '–' })
        const typed = formInWords(c.var.t, form)
        return show(c, <CommentPage {...{ c, programme, rollout, refusal }} form={typed} />, 409)
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/plan/go-lives', async (c) => {
      const form = await readForm(c, ScopeForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout, by } = found
        const typed = formInWords(c.var.t, form)
        if (!form.ok) return planPage(c, tx, found, { of: 'go-live', form: typed }, 422)
        const added = await addGoLive(
          tx,
          { programmeId: programme.id, rolloutId: rollout.id, ...form.input },
          deed(c, by),
        )
        if (added.ok) return c.redirect(`${planPath(programme, rollout)}#go-live-${added.value}`, 303)
        return planPage(
          c,
          tx,
          found,
          { of: 'go-live', form: typed, refusal: c.var.t('programmes.refusal.scope-taken') },
          409,
        )
      })
    })
