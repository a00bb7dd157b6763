import { Hono } from 'hono'
import { z } from 'zod'
import { leadIn } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  requiredId,
  requiredText,
  show,
} from '#src/platform/http/index.ts'
import { newId } from '#src/platform/ids.ts'
import { emptyForm, type FormState } from '#src/ui/index.ts'
import { type Asked, askedTemplate, askedVersion, templateToChange } from './asked-version.routes.ts'
import { CopyPage, NamePage } from './copying.pages.tsx'
import { copyTemplate, renameTemplate, startDraft } from './keeping.store.ts'
import { templatePath, versionPath } from './paths.ts'
import { canEditTemplate } from './template.policy.ts'
import { listLedProgrammes, type OwningProgramme, type TemplateInPlace } from './template.store.ts'

const NameForm = z.object({ name: requiredText(120), about: optionalText(1000), seen: optionalText(120) })
const CopyForm = z.object({
  programmeId: requiredId<'programme'>(),
  name: requiredText(120),
  about: optionalText(1000),
  once: z.uuid('form.invalid'),
})
const OnceForm = z.object({ once: z.uuid('form.invalid') })

/** What the actor does as lead of the template's programme. */
export const deedFor = (c: RequestContext, programme: OwningProgramme | null) =>
  deed(c, programme ? leadIn(c.var.actor, programme) : undefined)

/** A template's own life: copied, named, begun anew. */
export const keepingRoutes = new Hono<Env>()
  .get('/templates/:templateId/versions/:number/copies/new', async (c) => {
    const asked = await askedVersion(c)
    return showCopy(c, asked, emptyForm)
  })
  .post('/templates/:templateId/versions/:number/copies', async (c) => {
    const form = await readForm(c, CopyForm)
    const asked = await askedVersion(c)
    if (!form.ok) return showCopy(c, asked, formInWords(c.var.t, form), 422)
    const { programmeId, name, about, once } = form.input
    const programme = (await listLedProgrammes(c.var.db, c.var.actor)).find((one) => one.id === programmeId)
    if (!programme)
      return showCopy(c, asked, { values: form.values, errors: { programmeId: c.var.t('form.choose') } }, 422)
    return c.var.transaction(async (tx) => {
      const id = newId<'template'>()
      const to = versionPath({ templateId: id, number: 1 })
      const earlier = await alreadySubmitted(tx, once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      await copyTemplate(tx, asked.template, asked.version, { id, programmeId, name, about }, deedFor(c, programme))
      return c.redirect(to, 303)
    })
  })
  .get('/templates/:templateId/name', async (c) => {
    const template = await askedTemplate(c)
    authorise(canEditTemplate(c.var.actor, template))
    return showName(c, template, { values: { name: template.name, about: template.about }, errors: {} })
  })
  .post('/templates/:templateId/name', async (c) => {
    const form = await readForm(c, NameForm)
    return c.var.transaction(async (tx) => {
      const template = await templateToChange(c, tx)
      if (!form.ok) return showName(c, template, formInWords(c.var.t, form), 422)
      const { seen, ...texts } = form.input
      if (seen !== template.name) return showName(c, template, { values: form.values, errors: {} }, 409)
      await renameTemplate(tx, template, texts, deedFor(c, template.programme))
      return c.redirect(templatePath(template.id), 303)
    })
  })
  .post('/templates/:templateId/versions', async (c) => {
    const form = await readForm(c, OnceForm)
    return c.var.transaction(async (tx) => {
      const template = await templateToChange(c, tx)
      const newest = orNotFound(template.versions[0])
      // A draft that is there already is where both who pressed the button want to be.
      if (!form.ok || newest.publishedAt === null) return c.redirect(versionPath(newest), 303)
      const to = versionPath({ templateId: template.id, number: newest.number + 1 })
      const earlier = await alreadySubmitted(tx, form.input.once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      await startDraft(tx, template, newest, deedFor(c, template.programme))
      return c.redirect(to, 303)
    })
  })

async function showCopy(c: RequestContext, asked: Asked, form: FormState, status?: 422) {
  const programmes = await listLedProgrammes(c.var.db, c.var.actor)
  authorise(programmes.length > 0)
  return show(
    c,
    <CopyPage frame={c.var.frame} {...asked} programmes={programmes} form={form} once={crypto.randomUUID()} />,
    status,
  )
}

const showName = (c: RequestContext, template: TemplateInPlace, form: FormState, status?: 409 | 422) => {
  const refusal = status === 409 ? c.var.t('templates.name-changed', { name: template.name }) : undefined
  return show(
    c,
    <NamePage frame={c.var.frame} template={template} form={form} refusal={refusal} seen={template.name} />,
    status,
  )
}
