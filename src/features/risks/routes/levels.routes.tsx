import { Hono } from 'hono'
import { leadIn, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  checkFields,
  deed,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  show,
  valuesOf,
} from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { FlashMessage, FormState, Option } from '#src/ui/index.ts'
import { readLevels } from '../doors/ladder.store.ts'
import { previewLevels, setLevels } from '../doors/levels.store.ts'
import { LevelsPage, LevelsPreviewPage } from '../pages/levels.pages.tsx'
import { levelsRefusalInWords } from '../pages/risk.words.ts'
import { riskLevelsPath } from '../risk.ts'
import { listChoices, listForumChoices } from './choices.ts'
import { holderField, LevelsForm } from './levels.form.ts'

/** The programme of the path, for its lead. Others are told who can. @throws NotFoundError, ForbiddenError */
async function toLead(
  c: RequestContext,
): Promise<{ programme: ProgrammeView; held: { kind: string; partyId: string } }> {
  const programme = await programmeOf(c)
  const held = leadIn(c.var.actor, programme)
  authorise(held !== undefined, 'access.who.programme-lead')
  return { programme, held: orNotFound(held) }
}

const at = (what = '') => `/programmes/:programmeId/risk-levels${what}` as const

/** The programme's levels of risk: said, shown with all that follows, then done at once. */
export const levelsRoutes = new Hono<Env>()
  .get(at(), async (c) => {
    const { programme } = await toLead(c)
    const typed = valuesOf(new URL(c.req.url).searchParams)
    // The way back from the preview carries what was typed.
    const values = typed.version ? typed : await valuesNow(c, programme)
    return showForm(c, c.var.db, programme, { values, errors: {} })
  })
  .get(at('/preview'), async (c) => {
    const { programme, held } = await toLead(c)
    const form = checkFields(LevelsForm, valuesOf(new URL(c.req.url).searchParams))
    if (!form.ok) return showForm(c, c.var.db, programme, formInWords(c.var.t, form), 422)
    return c.var.transaction(async (tx) => {
      const effects = await previewLevels(tx, programme, form.input, deed(c, held))
      const { frame } = c.var
      if (!effects.ok) {
        const again = formInWords(c.var.t, { values: form.values })
        return showForm(c, tx, programme, again, 409, levelsRefusalInWords(effects.refusal, frame.ui))
      }
      const holders = await holderChoices(c, tx, programme)
      const rows = form.input.levels.map((level) => ({
        name: inLanguage(level.name, frame.ui.lang),
        scores: `${level.fromScore}–${level.toScore}`,
        days: level.reviewDays,
        holder: holders.find(({ value }) => value === holderField(level.holder))?.label ?? '',
      }))
      const fields = Object.fromEntries(Object.entries(form.values).map(([name, value]) => [name, String(value)]))
      const back = `${riskLevelsPath(programme)}?${new URLSearchParams(fields)}`
      return show(c, <LevelsPreviewPage {...{ frame, programme, rows, fields, back }} effects={effects.value} />)
    })
  })
  .post(at(), async (c) => {
    const form = await readForm(c, LevelsForm)
    const { programme, held } = await toLead(c)
    if (!form.ok) return showForm(c, c.var.db, programme, formInWords(c.var.t, form), 422)
    return c.var.transaction(async (tx) => {
      const done = await setLevels(tx, programme, form.input, deed(c, held))
      if (done.ok) return c.redirect(`${riskLevelsPath(programme)}?moved=${done.value.moved}`, 303)
      const again = formInWords(c.var.t, { values: form.values })
      return showForm(c, tx, programme, again, 409, levelsRefusalInWords(done.refusal, c.var.frame.ui))
    })
  })

async function valuesNow(c: RequestContext, programme: ProgrammeView): Promise<Record<string, string>> {
  const { version, levels } = await readLevels(c.var.db, programme)
  const values: Record<string, string> = { version: String(version) }
  for (const { number, name, fromScore, toScore, reviewDays, holder } of levels)
    Object.assign(values, {
      [`sv-${number}`]: name.sv,
      [`en-${number}`]: name.en,
      [`from-${number}`]: String(fromScore),
      [`to-${number}`]: String(toScore),
      [`days-${number}`]: String(reviewDays),
      [`holder-${number}`]: holderField(holder),
    })
  return values
}

async function showForm(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  form: FormState,
  status: 200 | 409 | 422 = 200,
  refusal?: string,
) {
  const { frame } = c.var
  const { own, version } = await readLevels(db, programme)
  const typed = form.values.version
  return show(
    c,
    <LevelsPage
      {...{ frame, programme, form, refusal, own }}
      version={typeof typed === 'string' ? typed : String(version)}
      holders={await holderChoices(c, db, programme)}
      flash={status === 200 ? flashOf(c) : undefined}
    />,
    status,
  )
}

function flashOf(c: RequestContext): FlashMessage | undefined {
  const moved = c.req.query('moved')
  if (!moved || !/^\d{1,6}$/.test(moved)) return undefined
  return { kind: 'done', text: c.var.t('risks.levels.saved', { count: Number(moved) }) }
}

/** Forums that serve the programme, then its functions; what nobody holds can't be chosen. */
async function holderChoices(c: RequestContext, db: Reader, programme: ProgrammeView): Promise<Option[]> {
  const { ui } = c.var.frame
  const forums = await listForumChoices(db, programme, c.var.today)
  const functions = (await listChoices(db, programme, ui)).filter(({ decides }) => decides)
  return [
    ...forums.map(({ value, label }) => ({ value: `forum:${value}`, label, group: ui.t('risks.levels.forums') })),
    ...functions.map(({ value, label, group, held }) => ({
      value: `function:${value}`,
      label,
      group,
      disabled: !held,
    })),
  ]
}
