import { Hono } from 'hono'
import { z } from 'zod'
import { NotFoundError } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  checkFields,
  choice,
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  manyIds,
  optionalDay,
  optionalId,
  optionalText,
  type RequestContext,
  readForm,
  show,
  valuesOf,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { setDecidedDates } from './go-live.store.ts'
import { decideGoLive } from './go-live.ts'
import { DatesPage, type Movable, nameOf } from './move.pages.tsx'
import { digestOf, MOST_DAYS, type PreviewedMove, shifted } from './move.ts'
import { MovePreviewPage } from './move-preview.pages.tsx'
import { planPath, wavePath, wavesPath } from './paths.ts'
import type { MoveEffects, PlanHandlers } from './plan-handlers.ts'
import { leadIn } from './programme.policy.ts'
import { programmeToLead } from './programme.routes.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import { type RolloutRow, readRollouts } from './rollout-list.store.ts'
import { dateRefusal } from './rollout-of.routes.ts'

const DatesForm = z
  .object({
    wave: optionalId<'wave'>(),
    goLive: optionalId<'go-live'>(),
    goLives: manyIds<'go-live'>().pipe(z.array(z.custom<Id<'go-live'>>()).min(1, 'programmes.dates.choose')),
    way: choice(['day', 'shift']),
    on: optionalDay(),
    days: optionalText(6),
  })
  .superRefine(({ way, on, days }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (way === 'day' && !on) wrong('on', 'form.required')
    if (way !== 'shift') return
    if (!/^[+\-−]?\d{1,4}$/.test(days)) wrong('days', days === '' ? 'form.required' : 'form.whole-number')
    else if (Math.abs(daysIn(days)) > MOST_DAYS) wrong('days', `form.number-range|min=-${MOST_DAYS}|max=${MOST_DAYS}`)
  })

const daysIn = (text: string): number => Number(text.replace('−', '-'))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const MoveForm = z.object({
  moves: z
    .string()
    .transform(parsed)
    .pipe(
      z
        .array(z.tuple([z.uuid(), z.iso.date()]))
        .min(1)
        .max(2000),
    ),
  seen: optionalText(40),
  back: z.string().catch(''),
  reason: optionalText(2000),
})

/** What the address asks to move: a wave's go-lives, or one. */
interface Target {
  readonly of: string
  readonly query: Readonly<Record<string, string>>
  /** Where it is seen afterwards. */
  readonly after: string
  readonly movable: readonly Movable[]
}

const isOpen = (row: RolloutRow) => row.state !== 'withdrawn' && row.state !== 'handed-over'

const movableIn = (rows: readonly RolloutRow[]): Movable[] =>
  rows.filter(isOpen).flatMap((row) =>
    row.goLives
      .filter((goLive) => goLive.actualOn === null || row.state === 'rolled-back')
      .map((goLive) => ({
        goLiveId: goLive.id,
        version: goLive.version,
        receiver: row.partyName,
        scope: goLive.scope,
        decidedOn: goLive.decidedOn,
        forecastOn: goLive.forecastOn,
      })),
  )

async function targetOf(
  db: Reader,
  programme: ProgrammeView,
  asked: { wave?: string | null | undefined; goLive?: string | null | undefined },
): Promise<Target> {
  const rows = await readRollouts(db, programme.id)
  const wave = asId<'wave'>(asked.wave)
  if (wave) {
    const its = rows.filter((row) => row.waveId === wave)
    const of = its[0]?.waveName
    if (!of) throw new NotFoundError()
    return { of, query: { wave }, after: wavePath(programme, { id: wave }), movable: movableIn(its) }
  }
  const goLive = asId<'go-live'>(asked.goLive)
  const row = rows.find((one) => one.goLives.some((its) => its.id === goLive))
  if (!goLive || !row) throw new NotFoundError()
  const movable = movableIn([row]).filter((one) => one.goLiveId === goLive)
  return { of: row.partyName, query: { goLive }, after: planPath(programme, row), movable }
}

const pathWith = (path: string, query: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams(query)}`

interface Planned {
  readonly moves: readonly (PreviewedMove & { readonly name: string })[]
  readonly effects: MoveEffects
  readonly digest: string
}

/** Holds each date against the rules, then asks what hangs on them. @returns errors by field when a rule says no */
async function plan(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  wishes: readonly { readonly one: Movable; readonly row: RolloutRow; readonly to: string }[],
  reason: string,
  handlers: PlanHandlers,
): Promise<Planned | { readonly refusal: string }> {
  for (const { one, row, to } of wishes) {
    const goLive = row.goLives.find((its) => its.id === one.goLiveId) ?? row.goLives[0]
    const around = { startsOn: programme.startsOn, state: row.state, today: c.var.today }
    const decided = decideGoLive(goLive, { on: to, reason }, around)
    if (!decided.ok) return { refusal: `${nameOf(one)}: ${dateRefusal(c, decided.refusal)}` }
  }
  const moves = wishes.map(({ one, to }) => ({
    goLiveId: one.goLiveId,
    version: one.version,
    from: one.decidedOn,
    to,
    name: nameOf(one),
  }))
  const event = wishes.map(({ one, row, to }) => ({
    goLiveId: one.goLiveId as Id<'go-live'>,
    rolloutId: row.id,
    from: one.decidedOn,
    to,
  }))
  const effects = await handlers.previewMove(db, { programme, moves: event }, c.var.today)
  return { moves, effects, digest: digestOf(moves, effects) }
}

/** Go-lives with the rollouts they are of. @throws NotFoundError when one is not in the programme, or can't be moved */
async function wishesFor(db: Reader, programme: ProgrammeView, dates: readonly (readonly [string, string])[]) {
  const rows = await readRollouts(db, programme.id)
  const byGoLive = new Map(rows.flatMap((row) => movableIn([row]).map((one) => [one.goLiveId, { one, row }] as const)))
  return dates.map(([goLiveId, to]) => {
    const found = byGoLive.get(goLiveId)
    if (!found) throw new NotFoundError()
    return { ...found, to }
  })
}

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
      const planned = await plan(c, c.var.db, programme, wishes, 'said when it is done', handlers)
      if ('refusal' in planned) {
        const field = way === 'shift' ? 'days' : 'on'
        const typed = { values: form.values, errors: { [field]: planned.refusal } }
        return show(c, <DatesPage c={c} programme={programme} {...target} from={target.after} form={typed} />, 422)
      }
      const from = pathWith(`/programmes/${programme.id}/dates`, target.query)
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
        const wishes = await wishesFor(tx, programme, dates)
        const reason = form.ok ? form.input.reason : 'typed'
        const first = wishes.every(({ one }) => one.decidedOn === null)
        const planned = await plan(c, tx, programme, wishes, reason || 'asked for below', handlers)
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
