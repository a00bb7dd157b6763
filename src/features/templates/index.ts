import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { areaRoutes } from './area.routes.tsx'
import { draftItemRoutes } from './item.routes.tsx'
import { keepingRoutes } from './keeping.routes.tsx'
import { publishingRoutes } from './publishing.routes.tsx'
import { itemRoutes, readingRoutes } from './template.routes.tsx'

export {
  beginApplication,
  type NewApplication,
  recordApplications,
  reportProgress,
  type Target,
} from './application.store.ts'
export { ensureBuiltInTemplates } from './built-in.store.ts'
export { DifferenceParts } from './difference.pages.tsx'
export {
  type ChangedItem,
  type ComparedField,
  changedFields,
  comparedFields,
  type Difference,
  difference,
  isNoDifference,
} from './difference.ts'
export { templateName } from './item.words.ts'
export { copyTemplate, publishDraft, saveDraft, startDraft } from './keeping.store.ts'
export { differencePath, templatesPath, versionPath } from './paths.ts'
export { canEditTemplate } from './template.policy.ts'
export { findTemplate, listTemplates, type TemplateInPlace } from './template.store.ts'
export {
  isOwnPreparation,
  type TemplateArea,
  type TemplateItem,
  type TemplateVersion,
  type VersionContent,
} from './template.ts'
export { readContent } from './version.store.ts'

export const templateRoutes = new Hono<Env>()
  .route('/', readingRoutes)
  .route('/', keepingRoutes)
  .route('/', publishingRoutes)
  .route('/', areaRoutes)
  .route('/', draftItemRoutes)
  .route('/', itemRoutes)
