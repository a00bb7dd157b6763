import { Hono } from 'hono'
import { z } from 'zod'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { authorise, type HeldFunction, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import {
  choice,
  deed,
  type Env,
  type FieldErrors,
  type FormValues,
  flag,
  formInWords,
  manyIds,
  optionalId,
  optionalText,
  type ReadForm,
  type RequestContext,
  readForm,
  requiredDay,
  requiredText,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import type { DateRefusal } from './go-live.ts'
import { addEarlierDate, listDates, removeForecast, setActual, setForecast } from './go-live.store.ts'
import { planPath, rolloutPath, wavePath, wavesPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { CommentPage, type PlanDeed, PlanPage, type PlanProps } from './plan.pages.tsx'
import { canLead, keepsRollout, leadIn } from './programme.policy.ts'
import { programmeToLead } from './programme.routes.tsx'
import { findProgramme, type ProgrammeView } from './programme-view.ts'
import { groupOf, ReceiversPage, receiverGroups } from './receivers.pages.tsx'
import { findRollout, type GoLive, type RolloutRow, readRollouts } from './rollout-list.ts'
import { addRollouts, moveToWave, setComment, setRolloutState } from './rollout.store.ts'
import { addGoLive, listUnits, nameGoLive } from './unit.store.ts'
import { rolloutStates } from './wave.pages.tsx'
import { listWaves } from './wave.store.ts'

const ReceiversForm = z.object({
  wave: optionalId<'wave'>(),
  parties: manyIds<'party'>().pipe(z.array(z.custom<Id<'party'>>()).min(1, 'programmes.receivers.choose').max(500, 'form.too-many')),
  template: flag(),
  group: optionalText(40),
})
const MoveForm = z.object({
  rollouts: manyIds<'rollout'>(),
  wave: z.union([z.literal('none').transform(() => null), z.uuid().transform((id) => asId<'wave'>(id))], { error: 'form.choose' }),
})
const StateForm = z.object({ to: choice(rolloutStates), reason: requiredText(2000), version: versionField() })
const CommentForm = z.object({ comment: optionalText(500) })
const ScopeForm = z.object({ scope: requiredText(100) })
const ForecastForm = z.object({ on: requiredDay(), reason: requiredText(2000) })
const ActualForm = z.object({ on: requiredDay(), reason: optionalText(2000) })
const EarlierForm = z.object({ on: requiredDay(), validFrom: requiredDay(), reason: requiredText(2000) })

interface Found {
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
}

/** The rollout of the path, in a programme that the actor may see. @throws NotFoundError */
export async function rolloutOf(c: RequestContext, db: Reader): Promise<Found> {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  return { programme, rollout: orNotFound(await findRollout(db, programme, asId<'rollout'>(c.req.param('rolloutId')))) }
}

/** The same, for one who keeps it: its lead, or the programme lead. @throws NotFoundError, ForbiddenError */
export async function rolloutToKeep(c: RequestContext, db: Reader): Promise<Found & { readonly by: HeldFunction }> {
  const found = await rolloutOf(c, db)
  const by = keepsRollout(c.var.actor, found.programme, found.rollout)
  authorise(by !== undefined, 'access.who.rollout-lead')
  return { ...found, by: orNotFound(by) }
}

async function goLiveOf(c: RequestContext, tx: Tx): Promise<Found & { readonly goLive: GoLive }> {
  const programme = orNotFound(await findProgramme(tx, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  const id = asId<'go-live'>(c.req.param('goLiveId'))
  for (const rollout of await readRollouts(tx, programme.id)) {
    const goLive = rollout.goLives.find((one) => one.id === id)
    if (goLive) return { programme, rollout, goLive }
  }
  throw new NotFoundError()
}

async function planPage(c: RequestContext, db: Reader, { programme, rollout }: Found, returned?: PlanProps['returned'], status: 200 | 409 | 422 = 200) {
  const ids = rollout.goLives.map((goLive) => goLive.id)
  const dates = programme.standing === 'insider' ? await listDates(db, programme.id, ids) : []
  const units = await listUnits(db, programme.id, rollout.id)
  const leads = canLead(c.var.actor, programme)
  const keeps = keepsRollout(c.var.actor, programme, rollout) !== undefined
  return show(c, <PlanPage {...{ c, programme, rollout, dates, units, leads, keeps, returned }} />, status)
}

/** A rule's no about a date, in words. */
export function dateRefusal(c: RequestContext, refusal: DateRefusal): string {
  const { code, ...params } = refusal
  const words = 'state' in params ? { state: c.var.t(`programmes.state.${params.state}`) } : params
  return c.var.t(`programmes.refusal.${code}`, words)
}

async function receiversPage(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  wish: { readonly group: string | undefined; readonly wave: string },
  returned?: { readonly values: FormValues; readonly errors?: FieldErrors },
) {
  const group = receiverGroups.find((one) => one === wish.group) ?? 'municipality'
  const taken = new Set((await readRollouts(db, programme.id)).map((row) => row.partyId))
  const parties = (await listPartiesToChoose(db, { parts: true })).filter((party) => !taken.has(party.id) && groupOf(party) === group)
  const form = returned && formInWords(c.var.t, returned)
  const props = { c, programme, parties, group, wave: wish.wave, waves: await listWaves(db, programme) }
  return show(c, <ReceiversPage {...props} {...(form && { form })} />, form ? 422 : 200)
}

type GoLiveWork<Input> = (tx: Tx, found: Found & { readonly goLive: GoLive }, input: Input, by: Deed) => Promise<string | null>

/** A deed on one go-live by one who keeps its rollout. `work` answers null, or why not, in words. */
async function onGoLive<Input>(c: RequestContext, of: PlanDeed, form: ReadForm<Input>, work: GoLiveWork<Input>): Promise<Response> {
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

/** Rollouts: receivers added, moved between waves, their states, dates and go-lives. */
export const rolloutRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes/:programmeId/rollouts/new', async (c) => {
      const programme = await programmeToLead(c, c.var.db)
      return receiversPage(c, c.var.db, programme, { group: c.req.query('group'), wave: c.req.query('wave') ?? '' })
    })
    .post('/programmes/:programmeId/rollouts', async (c) => {
      const form = await readForm(c, ReceiversForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        const again = (errors: FieldErrors) => receiversPage(c, tx, programme, { group: String(form.values.group ?? ''), wave: '' }, { values: form.values, errors })
        if (!form.ok) return again(form.errors)
        const { wave, parties, template } = form.input
        const waves = await listWaves(tx, programme)
        if (wave && !waves.some((one) => one.id === wave)) return again({ wave: { key: 'form.choose' } })
        const known = new Set((await listPartiesToChoose(tx, { parts: true })).map((party) => party.id))
        if (!parties.every((id) => known.has(id))) return again({ parties: { key: 'form.choose' } })
        await addRollouts(tx, { programmeId: programme.id, waveId: wave, partyIds: parties, isTemplate: template }, deed(c, leadIn(c.var.actor, programme)), handlers)
        return c.redirect(wave ? wavePath(programme, { id: wave }) : wavesPath(programme), 303)
      })
    })
    .post('/programmes/:programmeId/rollouts/wave', async (c) => {
      const form = await readForm(c, MoveForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        if (!form.ok || form.input.rollouts.length === 0) return c.redirect(`${wavesPath(programme)}#receivers`, 303)
        const { rollouts: rolloutIds, wave: waveId } = form.input
        if (waveId && !(await listWaves(tx, programme)).some((one) => one.id === waveId)) throw new NotFoundError()
        await moveToWave(tx, { programmeId: programme.id, rolloutIds, waveId }, deed(c, leadIn(c.var.actor, programme)), handlers)
        return c.redirect(waveId ? wavePath(programme, { id: waveId }) : wavesPath(programme), 303)
      })
    })
    .get('/programmes/:programmeId/rollouts/:rolloutId/plan', async (c) => planPage(c, c.var.db, await rolloutOf(c, c.var.db)))
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
        if (form.input.version !== rollout.version) return no(t('programmes.refusal.stale-rollout', { state: t(`programmes.state.${rollout.state}`) }))
        const { to, reason } = form.input
        const wish = { programmeId: programme.id, rolloutId: rollout.id, to, reason }
        const changed = await setRolloutState(tx, wish, deed(c, leadIn(c.var.actor, programme)), handlers)
        if (changed.ok) return c.redirect(planPath(programme, rollout), 303)
        const { refusal } = changed
        if (refusal.code === 'reason-missing') return no(t('programmes.refusal.reason-missing'))
        return no(t('programmes.refusal.no-such-step', { from: t(`programmes.state.${refusal.from}`), to: t(`programmes.state.${refusal.to}`) }))
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/comment', async (c) => {
      const form = await readForm(c, CommentForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout, by } = found
        if (!form.ok) return show(c, <CommentPage c={c} programme={programme} rollout={rollout} form={formInWords(c.var.t, form)} />, 422)
        await setComment(tx, { programmeId: programme.id, rollout, comment: form.input.comment }, deed(c, by))
        return c.redirect(rolloutPath(programme, rollout), 303)
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/plan/go-lives', async (c) => {
      const form = await readForm(c, ScopeForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout, by } = found
        const typed = formInWords(c.var.t, form)
        if (!form.ok) return planPage(c, tx, found, { of: 'go-live', form: typed }, 422)
        const added = await addGoLive(tx, { programmeId: programme.id, rolloutId: rollout.id, ...form.input }, deed(c, by))
        if (added.ok) return c.redirect(`${planPath(programme, rollout)}#go-live-${added.value}`, 303)
        return planPage(c, tx, found, { of: 'go-live', form: typed, refusal: c.var.t('programmes.refusal.scope-taken') }, 409)
      })
    })
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
