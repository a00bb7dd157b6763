import { Hono } from 'hono'
import { z } from 'zod'
import { authorise } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import {
  deed,
  type Env,
  formInWords,
  optionalText,
  type ReadForm,
  type RequestContext,
  readForm,
  requiredDay,
  requiredText,
} from '#src/platform/http/index.ts'
import { planPage } from './answer-plan.tsx'
import { addEarlierDate, removeForecast, setActual, setForecast } from './go-live.store.ts'
import { planPath } from './paths.ts'
import type { PlanDeed } from './plan-forms.tsx'
import type { PlanHandlers } from './plan-handlers.ts'
import { canLead, keepsRollout } from './programme.policy.ts'
import type { GoLive } from './rollout-list.store.ts'
import { dateRefusal, type Found, goLiveOf } from './rollout-of.routes.ts'
import { nameGoLive } from './unit.store.ts'

const ScopeForm = z.object({ scope: requiredText(100) })
const ForecastForm = z.object({ on: requiredDay(), reason: requiredText(2000) })
const ActualForm = z.object({ on: requiredDay(), reason: optionalText(2000) })
const EarlierForm = z.object({ on: requiredDay(), validFrom: requiredDay(), reason: requiredText(2000) })

type GoLiveWork<Input> = (
  tx: Tx,
  found: Found & { readonly goLive: GoLive },
  input: Input,
  by: Deed,
) => Promise<string | null>

/** A deed on one go-live by one who keeps its rollout. `work` answers null, or why not, in words. */
async function onGoLive<Input>(
  c: RequestContext,
  of: PlanDeed,
  form: ReadForm<Input>,
  work: GoLiveWork<Input>,
): Promise<Response> {
  return c.var.transaction(async (tx) => {
    const found = await goLiveOf(c, tx)
    const held = keepsRollout(c.var.actor, found.programme, found.rollout)
    authorise(held !== undefined, 'access.who.rollout-lead')
    const returned = { of, goLiveId: found.goLive.id, form: formInWords(c.var.t, form) }
    if (!form.ok) return planPage(c, tx, found, returned, 422)
    const refusal = await work(tx, found, form.input, deed(c, held))
    if (refusal !== null) return planPage(c, tx, found, { ...returned, refusal }, 409)
    return c.redirect(`${planPath(found.programme, found.rollout)}#go-live-${found.goLive.id}`, 303)
  })
}

/** A go-live: its name, its forecast, its actual date, and dates from before Samtakt. */
export const goLiveRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .post('/programmes/:programmeId/go-lives/:goLiveId/scope', async (c) => {
      const form = await readForm(c, ScopeForm)
      return onGoLive(c, 'name', form, async (tx, { programme, rollout, goLive }, { scope }, by) => {
        const named = await nameGoLive(tx, { programmeId: programme.id, rolloutId: rollout.id, scope }, goLive, by)
        return named.ok ? null : c.var.t('programmes.refusal.scope-taken')
      })
    })
    .post('/programmes/:programmeId/go-lives/:goLiveId/forecast', async (c) => {
      const form = await readForm(c, ForecastForm)
      return onGoLive(c, 'forecast', form, async (tx, { programme, goLive }, wish, by) => {
        const given = await setForecast(tx, { programmeId: programme.id, goLiveId: goLive.id, ...wish }, by)
        return given.ok ? null : dateRefusal(c, given.refusal)
      })
    })
    .post('/programmes/:programmeId/go-lives/:goLiveId/forecast/removal', async (c) =>
      onGoLive(c, 'forecast', { ok: true, input: {}, values: {} }, async (tx, { programme, goLive }, _, by) => {
        // Taken back already by another: then it is as wished.
        await removeForecast(tx, { programmeId: programme.id, goLiveId: goLive.id, reason: '' }, by)
        return null
      }),
    )
    .post('/programmes/:programmeId/go-lives/:goLiveId/actual', async (c) => {
      const form = await readForm(c, ActualForm)
      return onGoLive(c, 'actual', form, async (tx, { programme, goLive }, wish, by) => {
        const recorded = await setActual(tx, { programmeId: programme.id, goLiveId: goLive.id, ...wish }, by, handlers)
        return recorded.ok ? null : dateRefusal(c, recorded.refusal)
      })
    })
    .post('/programmes/:programmeId/go-lives/:goLiveId/earlier-dates', async (c) => {
      const form = await readForm(c, EarlierForm)
      return onGoLive(c, 'earlier', form, async (tx, { programme, goLive }, wish, by) => {
        authorise(canLead(c.var.actor, programme))
        const entered = await addEarlierDate(tx, { programmeId: programme.id, goLiveId: goLive.id, ...wish }, by)
        return entered.ok ? null : dateRefusal(c, entered.refusal)
      })
    })
