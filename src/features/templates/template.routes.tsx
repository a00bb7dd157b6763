import { Hono } from 'hono'
import { orNotFound } from '#src/platform/access/index.ts'
import { answerTable, type Env, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import { readSort } from '#src/ui/index.ts'
import { askedTemplate, askedVersion } from './asked-version.routes.ts'
import { DifferencePage } from './difference.pages.tsx'
import { difference } from './difference.ts'
import { ItemPage } from './item.pages.tsx'
import { templateName } from './item.words.ts'
import { chosenItems, type ItemFilter, itemSorts } from './item-list.ts'
import { versionPath } from './paths.ts'
import { canEditTemplate } from './template.policy.ts'
import { listLedProgrammes, listTemplates } from './template.store.ts'
import { TemplatesPage, templateListTable } from './templates.pages.tsx'
import { itemTable } from './version.export.ts'
import { VersionPage } from './version.pages.tsx'
import { readContent } from './version.store.ts'

/** Reading templates. */
export const readingRoutes = new Hono<Env>()
  .get('/templates', async (c) => {
    const templates = await listTemplates(c.var.db, c.var.actor)
    const format = tableFormat(c)
    if (format) return answerTable(c, templateListTable(templates, c.var.frame.ui), format)
    return show(c, <TemplatesPage frame={c.var.frame} templates={templates} />)
  })
  .get('/templates/:templateId', async (c) => {
    const { id, versions } = await askedTemplate(c)
    const shown = orNotFound(versions.find((version) => version.publishedAt) ?? versions[0])
    return c.redirect(versionPath({ templateId: id, number: shown.number }), 302)
  })
  .get('/templates/:templateId/versions/:number', async (c) => {
    const { template, version } = await askedVersion(c)
    const content = await readContent(c.var.db, version)
    const filter = filterOf(c)
    const sort = readSort(c.req.query('sort'), itemSorts, { key: 'order', descending: false })
    const items = chosenItems(content, filter, sort, c.var.lang)
    const format = tableFormat(c)
    if (format)
      return answerTable(c, itemTable(templateName(template, c.var.frame.ui), items, content, c.var.frame.ui), format)
    const { pathname, search } = new URL(c.req.url)
    const view = { template, version, content, items, filter, sort, url: pathname + search, once: crypto.randomUUID() }
    const mayEdit = canEditTemplate(c.var.actor, template)
    const mayCopy = mayEdit || (await listLedProgrammes(c.var.db, c.var.actor)).length > 0
    return show(c, <VersionPage frame={c.var.frame} {...view} mayEdit={mayEdit} mayCopy={mayCopy} />)
  })
  .get('/templates/:templateId/versions/:number/differences', async (c) => {
    const { template, version } = await askedVersion(c)
    const earlier = orNotFound(template.versions.find((one) => String(one.number) === c.req.query('from')))
    const before = await readContent(c.var.db, earlier)
    const after = await readContent(c.var.db, version)
    const compared = { before, after, difference: difference(before, after), version, from: earlier.number }
    return show(c, <DifferencePage frame={c.var.frame} template={template} {...compared} />)
  })

/** Last of the routes: `items/new` is not an item. */
export const itemRoutes = new Hono<Env>().get('/templates/:templateId/versions/:number/items/:itemKey', async (c) => {
  const { template, version } = await askedVersion(c)
  const content = await readContent(c.var.db, version)
  const item = orNotFound(content.items.find((one) => one.key === c.req.param('itemKey')))
  const mayEdit = version.publishedAt === null && canEditTemplate(c.var.actor, template)
  return show(
    c,
    <ItemPage
      frame={c.var.frame}
      template={template}
      version={version}
      content={content}
      item={item}
      mayEdit={mayEdit}
    />,
  )
})

const filterOf = (c: RequestContext): ItemFilter => {
  const text = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 200)
  return { q: text('q'), area: text('area'), owner: text('owner'), scope: text('scope'), mark: text('mark') }
}
