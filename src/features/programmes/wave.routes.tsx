import { Hono } from 'hono'
import { z } from 'zod'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  answerTable,
  choice,
  deed,
  type Env,
  formInWords,
  onceField,
  optionalDay,
  optionalText,
  type RequestContext,
  readForm,
  requiredText,
  show,
  tableFormat,
  versionField,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import { wavePath, wavesPath } from './paths.ts'
import { canLead, leadIn } from './programme.policy.ts'
import { programmeToLead } from './programme-to-lead.routes.ts'
import { type ProgrammeView, programmeOf } from './programme-view.store.ts'
import { rolloutStates } from './rollout.ts'
import { listRollouts } from './rollout-list.store.ts'
import { rolloutExport, rolloutSorts, sortRollouts } from './rollout-table.tsx'
import { WavePage } from './wave.pages.tsx'
import { addWave, changeWave, findWave, listWaves, removeWave, shiftWave } from './wave.store.ts'
import { WaveFormPage } from './wave-form.pages.tsx'
import { WavesPage } from './waves.pages.tsx'

const words = { name: requiredText(100), startsOn: optionalDay(), note: optionalText(2000) }
const NewWaveForm = z.object({ ...words, once: onceField() })
const WaveForm = z.object({ ...words, version: versionField() })
const OrderForm = z.object({ step: choice(['earlier', 'later']) })

const urlOf = (c: RequestContext): string => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

const waveOf = async (c: RequestContext, db: Reader, programme: ProgrammeView) =>
  orNotFound(await findWave(db, programme, asId<'wave'>(c.req.param('waveId'))))

const byWave = { key: 'wave', descending: false }

/** Waves: which there are, who goes live in each, in what order. */
export const waveRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/waves', async (c) => {
    const programme = await programmeOf(c)
    const rollouts = await listRollouts(c.var.db, programme)
    const waves = await listWaves(c.var.db, programme)
    const query = c.req.query()
    const wave = query.wave === 'none' ? 'none' : (waves.find((one) => one.id === query.wave)?.id ?? '')
    const state = rolloutStates.find((one) => one === query.state) ?? ''
    const sort = readSort(query.sort, rolloutSorts, byWave)
    const passing = rollouts.filter(
      (row) => (wave === '' || (row.waveId ?? 'none') === wave) && (state === '' || row.state === state),
    )
    const shown = sortRollouts(passing, sort)
    const format = tableFormat(c)
    const { ui } = c.var.frame
    if (format) return answerTable(c, rolloutExport(ui, ui.t('programmes.waves'), shown), format)
    const leads = canLead(c.var.actor, programme)
    return show(
      c,
      <WavesPage {...{ c, programme, waves, leads, rollouts, shown, sort }} filter={{ wave, state }} url={urlOf(c)} />,
    )
  })
  .get('/programmes/:programmeId/waves/new', async (c) => {
    const programme = await programmeToLead(c, c.var.db)
    return show(c, <WaveFormPage c={c} programme={programme} wave={null} once={crypto.randomUUID()} />)
  })
  .post('/programmes/:programmeId/waves', async (c) => {
    const form = await readForm(c, NewWaveForm)
    return c.var.transaction(async (tx) => {
      const programme = await programmeToLead(c, tx)
      const once = String(form.values.once ?? crypto.randomUUID())
      if (!form.ok)
        return show(c, <WaveFormPage {...{ c, programme, once }} wave={null} form={formInWords(c.var.t, form)} />, 422)
      const earlier = await alreadySubmitted(tx, form.input.once, wavesPath(programme), c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const { name, startsOn, note } = form.input
      const id = await addWave(
        tx,
        { programmeId: programme.id, name, startsOn, note },
        deed(c, leadIn(c.var.actor, programme)),
      )
      return c.redirect(wavePath(programme, { id }), 303)
    })
  })
  .get('/programmes/:programmeId/waves/:waveId', async (c) => {
    const programme = await programmeOf(c)
    const wave = await waveOf(c, c.var.db, programme)
    const sort = readSort(c.req.query('sort'), rolloutSorts, { key: 'partyName', descending: false })
    const rollouts = sortRollouts(
      (await listRollouts(c.var.db, programme)).filter((row) => row.waveId === wave.id),
      sort,
    )
    const format = tableFormat(c)
    if (format) return answerTable(c, rolloutExport(c.var.frame.ui, wave.name, rollouts), format)
    const waves = await listWaves(c.var.db, programme)
    return show(
      c,
      <WavePage
        {...{ c, programme, wave, waves, rollouts, sort }}
        leads={canLead(c.var.actor, programme)}
        url={urlOf(c)}
      />,
    )
  })
  .get('/programmes/:programmeId/waves/:waveId/edit', async (c) => {
    const programme = await programmeToLead(c, c.var.db)
    return show(c, <WaveFormPage c={c} programme={programme} wave={await waveOf(c, c.var.db, programme)} />)
  })
  .post('/programmes/:programmeId/waves/:waveId', async (c) => {
    const form = await readForm(c, WaveForm)
    return c.var.transaction(async (tx) => {
      const programme = await programmeToLead(c, tx)
      const wave = await waveOf(c, tx, programme)
      const again = { c, programme, wave, form: formInWords(c.var.t, form) }
      if (!form.ok) return show(c, <WaveFormPage {...again} />, 422)
      const { version, ...now } = form.input
      const changed = await changeWave(tx, programme.id, wave.id, version, now, deed(c, leadIn(c.var.actor, programme)))
      if (changed) return c.redirect(wavePath(programme, wave), 303)
      const refusal = c.var.t('programmes.refusal.stale-wave', {
        name: wave.name,
        note: wave.note || '–',
        startsOn: wave.startsOn ?? '–',
      })
      return show(c, <WaveFormPage {...again} refusal={refusal} />, 409)
    })
  })
  .post('/programmes/:programmeId/waves/:waveId/order', async (c) => {
    const form = await readForm(c, OrderForm)
    return c.var.transaction(async (tx) => {
      const programme = await programmeToLead(c, tx)
      const wave = await waveOf(c, tx, programme)
      const step = form.ok && form.input.step === 'earlier' ? -1 : 1
      if (form.ok) await shiftWave(tx, programme.id, wave.id, step, deed(c, leadIn(c.var.actor, programme)))
      return c.redirect(wavesPath(programme), 303)
    })
  })
  .post('/programmes/:programmeId/waves/:waveId/removal', async (c) =>
    c.var.transaction(async (tx) => {
      const programme = await programmeToLead(c, tx)
      const wave = await waveOf(c, tx, programme)
      if (await removeWave(tx, programme.id, wave, deed(c, leadIn(c.var.actor, programme))))
        return c.redirect(wavesPath(programme), 303)
      return show(
        c,
        <WaveFormPage c={c} programme={programme} wave={wave} refusal={c.var.t('programmes.refusal.wave-in-use')} />,
        409,
      )
    }),
  )
