import { Hono } from 'hono'
import { z } from 'zod'
import { orNotFound } from '#src/platform/access/index.ts'
import {
  alreadySubmitted,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  requiredText,
  show,
} from '#src/platform/http/index.ts'
import type { FormState } from '#src/ui/index.ts'
import { AreaFormPage } from './area-form.pages.tsx'
import { askedDraft, draftToChange } from './asked-version.routes.ts'
import { keyFor, putArea, removeArea } from './draft.ts'
import { draftView, fingerprint, saved } from './draft-view.routes.ts'
import { versionPath } from './paths.ts'
import type { TemplateArea, VersionContent } from './template.ts'

const AreaForm = z.object({
  nameSv: requiredText(60),
  nameEn: optionalText(60),
  aboutSv: optionalText(500),
  aboutEn: optionalText(500),
  after: optionalText(100),
  seen: optionalText(100),
  once: z.uuid('form.invalid').optional(),
})

/** Changing a draft: its areas. */
export const areaRoutes = new Hono<Env>()
  .get('/templates/:templateId/versions/:number/areas/new', async (c) => {
    const view = await draftView(c, await askedDraft(c))
    const after = view.content.areas.at(-1)?.key ?? ''
    return show(
      c,
      <AreaFormPage
        frame={c.var.frame}
        {...view}
        areaKey={null}
        form={{ values: { after }, errors: {} }}
        once={crypto.randomUUID()}
      />,
    )
  })
  .post('/templates/:templateId/versions/:number/areas', async (c) => changeArea(c, null))
  .get('/templates/:templateId/versions/:number/areas/:areaKey/edit', async (c) => {
    const view = await draftView(c, await askedDraft(c))
    const area = orNotFound(view.content.areas.find((one) => one.key === c.req.param('areaKey')))
    const form = { values: areaValues(area, view.content), errors: {} }
    return show(
      c,
      <AreaFormPage frame={c.var.frame} {...view} areaKey={area.key} form={form} seen={fingerprint(area)} />,
    )
  })
  .post('/templates/:templateId/versions/:number/areas/:areaKey', async (c) => changeArea(c, c.req.param('areaKey')))
  .post('/templates/:templateId/versions/:number/areas/:areaKey/removal', async (c) =>
    c.var.transaction(async (tx) => {
      const asked = await draftToChange(c, tx)
      const view = await draftView(c, asked, tx)
      const area = orNotFound(view.content.areas.find((one) => one.key === c.req.param('areaKey')))
      const removed = removeArea(view.content, area.key)
      if (!removed.ok) {
        const refusal = c.var.t(`templates.${removed.refusal.code}`, removed.refusal)
        const form = { values: areaValues(area, view.content), errors: {} }
        return show(
          c,
          <AreaFormPage
            frame={c.var.frame}
            {...view}
            areaKey={area.key}
            form={form}
            seen={fingerprint(area)}
            refusal={refusal}
          />,
          409,
        )
      }
      return saved(c, tx, asked, removed.value, 'template.area-removed', area.name.sv)
    }),
  )

async function changeArea(c: RequestContext, key: string | null): Promise<Response> {
  const form = await readForm(c, AreaForm)
  return c.var.transaction(async (tx) => {
    const asked = await draftToChange(c, tx)
    const view = await draftView(c, asked, tx)
    const { content } = view
    const stored = key === null ? null : orNotFound(content.areas.find((one) => one.key === key))
    const again = (state: FormState, status: 409 | 422, refusal?: string) => {
      const hidden = stored ? { seen: fingerprint(stored) } : { once: crypto.randomUUID() }
      return show(
        c,
        <AreaFormPage frame={c.var.frame} {...view} areaKey={key} form={state} refusal={refusal} {...hidden} />,
        status,
      )
    }
    if (!form.ok) return again(formInWords(c.var.t, form), 422)
    const { nameSv, nameEn, aboutSv, aboutEn, after, seen, once } = form.input
    if (stored && seen !== fingerprint(stored)) {
      const refusal = c.var.t('templates.area-changed-since', { name: stored.name.sv })
      return again({ values: form.values, errors: {} }, 409, refusal)
    }
    const taken = new Set(content.areas.map((area) => area.key))
    const area = {
      key: key ?? keyFor(nameSv, taken),
      name: { sv: nameSv, en: nameEn },
      about: { sv: aboutSv, en: aboutEn },
    }
    const at = `#${area.key}`
    const earlier = once && (await alreadySubmitted(tx, once, versionPath(asked.version) + at, c.var.now))
    if (earlier) return c.redirect(earlier, 303)
    return saved(
      c,
      tx,
      asked,
      putArea(content, area, after || null),
      stored ? 'template.area-changed' : 'template.area-added',
      nameSv,
      at,
    )
  })
}

function areaValues({ key, name, about }: TemplateArea, { areas }: VersionContent) {
  const after = areas[areas.findIndex((area) => area.key === key) - 1]?.key ?? ''
  return { nameSv: name.sv, nameEn: name.en, aboutSv: about.sv, aboutEn: about.en, after }
}
