import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { canEditTemplate } from './template.policy.ts'
import { findTemplate, findTemplateForUpdate, type TemplateInPlace } from './template.store.ts'
import type { TemplateVersion } from './template.ts'

export interface Asked {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
}

const templateIdOf = (c: RequestContext): Id<'template'> | null => asId<'template'>(c.req.param('templateId'))

/** The version that the path names. */
const versionOf = (c: RequestContext, template: TemplateInPlace): TemplateVersion =>
  orNotFound(template.versions.find((version) => String(version.number) === c.req.param('number')))

/** @throws NotFoundError */
export const askedTemplate = (c: RequestContext): Promise<TemplateInPlace> =>
  findTemplate(c.var.db, c.var.actor, templateIdOf(c))

/** @throws NotFoundError */
export async function askedVersion(c: RequestContext): Promise<Asked> {
  const template = await askedTemplate(c)
  return { template, version: versionOf(c, template) }
}

/** The template, locked, for one who may change it. @throws NotFoundError, ForbiddenError */
export async function templateToChange(c: RequestContext, tx: Tx): Promise<TemplateInPlace> {
  const template = await findTemplateForUpdate(tx, c.var.actor, templateIdOf(c))
  authorise(canEditTemplate(c.var.actor, template))
  return template
}

/** A draft, its template locked. What is published is not there to be changed. @throws NotFoundError, ForbiddenError */
export async function draftToChange(c: RequestContext, tx: Tx): Promise<Asked> {
  const template = await templateToChange(c, tx)
  return { template, version: draftAmong(versionOf(c, template)) }
}

/** The draft that the path names, to show its forms. @throws NotFoundError, ForbiddenError */
export async function askedDraft(c: RequestContext): Promise<Asked> {
  const { template, version } = await askedVersion(c)
  authorise(canEditTemplate(c.var.actor, template))
  return { template, version: draftAmong(version) }
}

const draftAmong = (version: TemplateVersion): TemplateVersion =>
  orNotFound(version.publishedAt === null ? version : null)
