import { Hono } from 'hono'
import { NotFoundError } from '#src/platform/access/index.ts'
import {
  checkFields,
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  type RequestContext,
  readForm,
  show,
  valuesOf,
} from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { lockGoLives, setDecidedDates } from './go-live.store.ts'
import { DatesForm, daysIn, MoveForm } from './move.forms.ts'
import { DatesPage, type Movable } from './move.pages.tsx'
import { shifted } from './move.ts'
import { type Planned, planMoves, targetOf, wishesFor } from './move-plan.routes.ts'
import { MovePreviewPage } from './move-preview.pages.tsx'
import { wavesPath } from './paths.ts'
import type { MoveEffects, PlanHandlers } from './plan-handlers.ts'
import { leadIn } from './programme.policy.ts'
import { programmeToLead } from './programme-to-lead.routes.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import { dateRefusal } from './rollout-of.routes.ts'

/** Deciding and moving dates of go-live: said, shown with all that follows, then done at once or not at all. */
export const moveRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes/:programmeId/dates', async (c) => {
      const programme = await programmeToLead(c, c.var.db)
      const target = await targetOf(c.var.db, programme, c.req.query())
      return show(c, <DatesPage c={c} programme={programme} {...target} from={target.after} />)
    })
    .get('/programmes/:programmeId/dates/preview', async (c) => {
      const programme = await programmeToLead(c, c.var.db)
      const form = checkFields(DatesForm, valuesOf(new URL(c.req.url).searchParams))
      const { wave, goLive } = form.values
      const target = await targetOf(c.var.db, programme, { wave: String(wave ?? ''), goLive: String(goLive ?? '') })
      const again = (errors: FieldErrors) =>
        show(
          c,
          <DatesPage
            c={c}
            programme={programme}
            {...target}
            from={target.after}
            form={formInWords(c.var.t, { values: form.values, errors })}
          />,
          422,
        )
      if (!form.ok) return again(form.errors)
      const { goLives, way, on, days } = form.input
      const chosen = target.movable.filter((one) => goLives.includes(one.goLiveId as Id<'go-live'>))
      if (chosen.length === 0) return again({ goLives: { key: 'programmes.dates.choose' } })
      if (way === 'shift' && chosen.some((one) => one.decidedOn === null))
        return again({ days: { key: 'programmes.dates.nothing-to-shift' } })
      const to = (one: Movable): string =>
        way === 'shift' && one.decidedOn ? shifted(one.decidedOn, daysIn(days)) : (on ?? '')
      // What stands where it is asked to go already needs no move.
      const moving = chosen.filter((one) => one.decidedOn !== to(one))
      if (moving.length === 0)
        return again({ [way === 'shift' ? 'days' : 'on']: { key: 'programmes.refusal.same-as-now' } })
      const wishes = await wishesFor(
        c.var.db,
        programme,
        moving.map((one) => [one.goLiveId, to(one)] as const),
      )
      const planned = await planMoves(c, c.var.db, programme, wishes, 'said when it is done', handlers)
      if ('refusal' in planned) {
        const field = way === 'shift' ? 'days' : 'on'
        const typed = { values: form.values, errors: { [field]: planned.refusal } }
        return show(c, <DatesPage c={c} programme={programme} {...target} from={target.after} form={typed} />, 422)
      }
      const from = `/programmes/${programme.id}/dates?${new URLSearchParams(target.query)}`
      return show(
        c,
        <MovePreviewPage c={c} programme={programme} of={target.of} from={from} back={target.after} {...planned} />,
      )
    })
    .post('/programmes/:programmeId/dates', async (c) => {
      const form = await readForm(c, MoveForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        // The moves stand in a hidden field that we wrote: without it there is nothing to show again.
        if (!form.ok && (form.errors.moves || form.errors.seen)) throw new NotFoundError()
        const dates = form.ok ? form.input.moves : MoveForm.shape.moves.parse(String(form.values.moves))
        // Locked before it is counted again, so that what is done is what was shown.
        const ids = dates.map(([id]) => id as Id<'go-live'>)
        await lockGoLives(tx, programme.id, ids)
        const wishes = await wishesFor(tx, programme, dates)
        const reason = form.ok ? form.input.reason : 'typed'
        const first = wishes.every(({ one }) => one.decidedOn === null)
        const planned = await planMoves(c, tx, programme, wishes, reason || 'asked for below', handlers)
        if ('refusal' in planned)
          return again(
            c,
            programme,
            { moves: [], effects: nothingDone, digest: '' },
            { refusal: planned.refusal, values: form.values },
            409,
          )
        const errors: FieldErrors = form.ok ? {} : form.errors
        const missing: FieldErrors =
          form.ok && !first && reason === '' ? { reason: { key: 'programmes.refusal.reason-missing' } } : errors
        if (!form.ok || Object.keys(missing).length > 0)
          return again(c, programme, planned, { errors: missing, values: form.values }, 422)
        if (form.input.seen !== planned.digest) {
          return again(
            c,
            programme,
            planned,
            { refusal: c.var.t('programmes.refusal.plan-changed'), values: form.values },
            409,
          )
        }
        const by = deed(c, leadIn(c.var.actor, programme))
        const given = dates.map(([goLiveId, on]) => ({ goLiveId: goLiveId as Id<'go-live'>, on, reason }))
        const decided = await setDecidedDates(tx, { programmeId: programme.id, dates: given }, by, handlers)
        if (!decided.ok)
          return again(c, programme, planned, { refusal: dateRefusal(c, decided.refusal), values: form.values }, 409)
        return c.redirect(afterwards(programme, form.input.back), 303)
      })
    })

const nothingDone: MoveEffects = { redated: [], nowOverdue: [], inBreach: [], staying: [], renewals: [] }

/** Only a place within this programme: the field comes from outside. */
const afterwards = (programme: ProgrammeView, back: string): string =>
  back.startsWith(`/programmes/${programme.id}/`) && /^[\w/-]+$/.test(back) ? back : wavesPath(programme)

function again(
  c: RequestContext,
  programme: ProgrammeView,
  planned: Planned,
  said: {
    readonly refusal?: string
    readonly errors?: FieldErrors
    readonly values: Readonly<Record<string, string | readonly string[]>>
  },
  status: 409 | 422,
) {
  const back = afterwards(programme, String(said.values.back ?? ''))
  const form = formInWords(c.var.t, { values: said.values, ...(said.errors && { errors: said.errors }) })
  const of = planned.moves.map((move) => move.name).join(', ') || programme.name
  return show(
    c,
    <MovePreviewPage
      c={c}
      programme={programme}
      of={of}
      from={back}
      back={back}
      {...planned}
      form={form}
      refusal={said.refusal}
    />,
    status,
  )
}
