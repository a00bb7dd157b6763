import { Hono } from 'hono'
import { z } from 'zod'
import type { Reader } from '#src/platform/database/index.ts'
import {
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { emptyForm, type FormState } from '#src/ui/index.ts'
import { type Asked, askedDraft, draftToChange } from './asked-version.routes.ts'
import { difference } from './difference.ts'
import { checkPublishing } from './draft.ts'
import { deedFor } from './keeping.routes.tsx'
import { discardDraft, publishDraft } from './keeping.store.ts'
import { templatePath, templatesPath, versionPath } from './paths.ts'
import { PublishingPage } from './publishing.pages.tsx'
import { readContent } from './version.store.ts'

const PublishForm = z.object({ note: optionalText(1000), version: versionField() })
const DiscardForm = z.object({ version: versionField() })

/** The end of a draft: published, or thrown away. */
export const publishingRoutes = new Hono<Env>()
  .get('/templates/:templateId/versions/:number/publication', async (c) =>
    showPublishing(c, c.var.db, await askedDraft(c), emptyForm),
  )
  .post('/templates/:templateId/versions/:number/publication', async (c) => {
    const form = await readForm(c, PublishForm)
    return c.var.transaction(async (tx) => {
      const asked = await draftToChange(c, tx)
      if (!form.ok) return showPublishing(c, tx, asked, formInWords(c.var.t, form), 422)
      const again = { values: form.values, errors: {} }
      if (form.input.version !== asked.version.version)
        return showPublishing(c, tx, asked, again, 409, c.var.t('templates.draft-changed'))
      const checked = checkPublishing(await readContent(tx, asked.version))
      if (!checked.ok)
        return showPublishing(c, tx, asked, again, 409, c.var.t(`templates.publish-refusal.${checked.refusal.code}`))
      await publishDraft(tx, asked.template, asked.version, form.input.note, deedFor(c, asked.template.programme))
      return c.redirect(versionPath(asked.version), 303)
    })
  })
  .post('/templates/:templateId/versions/:number/removal', async (c) => {
    const form = await readForm(c, DiscardForm)
    return c.var.transaction(async (tx) => {
      const asked = await draftToChange(c, tx)
      if (!form.ok || form.input.version !== asked.version.version)
        return showPublishing(c, tx, asked, emptyForm, 409, c.var.t('templates.draft-changed'))
      const gone = await discardDraft(tx, asked.template, asked.version, deedFor(c, asked.template.programme))
      return c.redirect(gone === 'template' ? templatesPath : templatePath(asked.template.id), 303)
    })
  })

async function showPublishing(
  c: RequestContext,
  db: Reader,
  { template, version: draft }: Asked,
  form: FormState,
  status?: 409 | 422,
  refusal?: string,
) {
  const content = await readContent(db, draft)
  const checked = checkPublishing(content)
  const published = template.versions.find((version) => version.publishedAt)
  const before = published ? await readContent(db, published) : null
  const change =
    published && before ? { before, difference: difference(before, content), from: published.number } : null
  const view = { template, draft, content, faults: checked.ok ? null : checked.refusal, change, form, refusal }
  return show(c, <PublishingPage frame={c.var.frame} {...view} />, status)
}
