import { Hono } from 'hono'
import { z } from 'zod'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { NotFoundError } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  deed,
  type Env,
  type FieldErrors,
  type FormValues,
  flag,
  formInWords,
  manyIds,
  optionalId,
  optionalText,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { wavePath, wavesPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { leadIn } from './programme.policy.ts'
import { programmeToLead } from './programme-to-lead.routes.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import { groupOf, ReceiversPage, receiverGroups } from './receivers.pages.tsx'
import { addRollouts, moveToWave } from './rollout.store.ts'
import { readRollouts } from './rollout-list.store.ts'
import { listWaves } from './wave.store.ts'

const ReceiversForm = z.object({
  wave: optionalId<'wave'>(),
  parties: manyIds<'party'>().pipe(
    z.array(z.custom<Id<'party'>>()).min(1, 'programmes.receivers.choose').max(500, 'form.too-many'),
  ),
  template: flag(),
  group: optionalText(40),
})
const MoveForm = z.object({
  rollouts: manyIds<'rollout'>(),
  wave: z.union([z.literal('none').transform(() => null), z.uuid().transform((id) => asId<'wave'>(id))], {
    error: 'form.choose',
  }),
})

async function receiversPage(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  wish: { readonly group: string | undefined; readonly wave: string },
  returned?: { readonly values: FormValues; readonly errors?: FieldErrors },
) {
  const group = receiverGroups.find((one) => one === wish.group) ?? 'municipality'
  const taken = new Set((await readRollouts(db, programme.id)).map((row) => row.partyId))
  const parties = (await listPartiesToChoose(db, { parts: true })).filter(
    (party) => !taken.has(party.id) && groupOf(party) === group,
  )
  const form = returned && formInWords(c.var.t, returned)
  const props = { c, programme, parties, group, wave: wish.wave, waves: await listWaves(db, programme) }
  return show(c, <ReceiversPage {...props} {...(form && { form })} />, form ? 422 : 200)
}

/** Receivers: added many at once, moved between waves. */
export const receiverRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes/:programmeId/rollouts/new', async (c) => {
      const programme = await programmeToLead(c, c.var.db)
      return receiversPage(c, c.var.db, programme, { group: c.req.query('group'), wave: c.req.query('wave') ?? '' })
    })
    .post('/programmes/:programmeId/rollouts', async (c) => {
      const form = await readForm(c, ReceiversForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        const again = (errors: FieldErrors) =>
          receiversPage(
            c,
            tx,
            programme,
            { group: String(form.values.group ?? ''), wave: '' },
            { values: form.values, errors },
          )
        if (!form.ok) return again(form.errors)
        const { wave, parties, template } = form.input
        const waves = await listWaves(tx, programme)
        if (wave && !waves.some((one) => one.id === wave)) return again({ wave: { key: 'form.choose' } })
        const known = new Set((await listPartiesToChoose(tx, { parts: true })).map((party) => party.id))
        if (!parties.every((id) => known.has(id))) return again({ parties: { key: 'form.choose' } })
        await addRollouts(
          tx,
          { programmeId: programme.id, waveId: wave, partyIds: parties, isTemplate: template },
          deed(c, leadIn(c.var.actor, programme)),
          handlers,
        )
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
        await moveToWave(
          tx,
          { programmeId: programme.id, rolloutIds, waveId },
          deed(c, leadIn(c.var.actor, programme)),
          handlers,
        )
        return c.redirect(waveId ? wavePath(programme, { id: waveId }) : wavesPath(programme), 303)
      })
    })
