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
  show,
} from '#src/platform/http/index.ts'
import type { FormState } from '#src/ui/index.ts'
import { askedDraft, draftToChange } from './asked-version.routes.ts'
import { changedFields } from './difference.ts'
import { keyFor, putItem, removeItem } from './draft.ts'
import { type DraftView, draftView, fingerprint, saved } from './draft-view.routes.ts'
import { formFieldOf, ItemForm, itemFrom, placeOf, valuesFrom } from './item.form.ts'
import { fieldInWords, fieldName, refusalInWords } from './item.words.ts'
import { ItemFormPage } from './item-form.pages.tsx'
import { itemRefusals } from './item-rules.ts'
import { versionPath } from './paths.ts'
import type { TemplateItem, VersionContent } from './template.ts'

const NEW_ITEM = { receiver: 'receiver', scope: 'rollout', dueKind: 'before', minimumDays: '5' }

/** Changing a draft: its items. */
export const draftItemRoutes = new Hono<Env>()
  .get('/templates/:templateId/versions/:number/items/new', async (c) => {
    const view = await draftView(c, await askedDraft(c))
    const area = view.content.areas.find((one) => one.key === c.req.query('area'))
    const last = area && view.content.items.findLast((item) => item.areaKey === area.key)
    const place = area ? (last ? `${area.key}/${last.key}` : area.key) : ''
    const form = { values: { ...NEW_ITEM, place }, errors: {} }
    return show(c, <ItemFormPage frame={c.var.frame} {...view} itemKey={null} form={form} once={crypto.randomUUID()} />)
  })
  .post('/templates/:templateId/versions/:number/items', async (c) => changeItem(c, null))
  .get('/templates/:templateId/versions/:number/items/:itemKey/edit', async (c) => {
    const view = await draftView(c, await askedDraft(c))
    const item = orNotFound(view.content.items.find((one) => one.key === c.req.param('itemKey')))
    return showItem(c, view, item, { values: valuesFrom(item, view.content), errors: {} })
  })
  .post('/templates/:templateId/versions/:number/items/:itemKey', async (c) => changeItem(c, c.req.param('itemKey')))
  .post('/templates/:templateId/versions/:number/items/:itemKey/removal', async (c) => {
    const form = await readForm(c, z.object({ seen: optionalText(100) }))
    return c.var.transaction(async (tx) => {
      const asked = await draftToChange(c, tx)
      const view = await draftView(c, asked, tx)
      const item = orNotFound(view.content.items.find((one) => one.key === c.req.param('itemKey')))
      if (!form.ok || form.input.seen !== fingerprint(item)) {
        const refusal = c.var.t('templates.changed-before-removal')
        return showItem(c, view, item, { values: valuesFrom(item, view.content), errors: {} }, refusal)
      }
      return saved(c, tx, asked, removeItem(view.content, item.key), 'template.item-removed', item.title.sv)
    })
  })

const showItem = (c: RequestContext, view: DraftView, item: TemplateItem, form: FormState, refusal?: string) =>
  show(
    c,
    <ItemFormPage
      frame={c.var.frame}
      {...view}
      itemKey={item.key}
      form={form}
      seen={fingerprint(item)}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  )

async function changeItem(c: RequestContext, key: string | null): Promise<Response> {
  const form = await readForm(c, ItemForm)
  return c.var.transaction(async (tx) => {
    const asked = await draftToChange(c, tx)
    const view = await draftView(c, asked, tx)
    const { content } = view
    const stored = key === null ? null : orNotFound(content.items.find((one) => one.key === key))
    const again = (state: FormState, status: 409 | 422, refusal?: string) => {
      const hidden = stored ? { seen: fingerprint(stored) } : { once: crypto.randomUUID() }
      return show(
        c,
        <ItemFormPage frame={c.var.frame} {...view} itemKey={key} form={state} refusal={refusal} {...hidden} />,
        status,
      )
    }
    if (!form.ok) return again(formInWords(c.var.t, form), 422)
    const taken = new Set(content.items.map((item) => item.key))
    const item = itemFrom(form.input, key ?? keyFor(form.input.titleSv, taken))
    const kept = { values: form.values, errors: {} }
    if (stored && form.input.seen !== fingerprint(stored))
      return again(kept, 409, whatChanged(c, stored, item, content))
    const refusals = itemRefusals(item, content)
    const errors = Object.fromEntries(
      refusals.map((refusal) => [formFieldOf(refusal, item), refusalInWords(refusal, content, c.var.frame.ui)]),
    )
    if (refusals.length > 0) return again({ values: form.values, errors }, 422)
    const put = putItem(content, item, placeOf(form.input.place).after)
    if (!put.ok)
      return again(
        kept,
        409,
        c.var.t('templates.too-many-items', { most: 'most' in put.refusal ? put.refusal.most : 0 }),
      )
    const at = `#${item.areaKey}`
    const earlier =
      form.input.once && (await alreadySubmitted(tx, form.input.once, versionPath(asked.version) + at, c.var.now))
    if (earlier) return c.redirect(earlier, 303)
    return saved(c, tx, asked, put.value, stored ? 'template.item-changed' : 'template.item-added', item.title.sv, at)
  })
}

/** What the stored item says where it differs from what was typed: so that the second one to save sees what the first one did. */
function whatChanged(c: RequestContext, stored: TemplateItem, typed: TemplateItem, content: VersionContent): string {
  const { ui } = c.var.frame
  const facts = changedFields(typed, stored).map(
    (field) => `${fieldName(field, ui)}: ${fieldInWords(stored, field, content, ui) || ui.t('templates.nothing-said')}`,
  )
  return c.var.t('templates.item-changed-since', { facts: facts.join('; ') })
}
