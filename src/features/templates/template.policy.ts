import { canLead } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { TemplateInPlace } from './template.store.ts'

/** A programme's own template is kept by its lead; a built-in one by nobody: it is copied. */
export const canEditTemplate = (actor: Actor, { programme }: Pick<TemplateInPlace, 'programme'>): boolean =>
  programme !== null && canLead(actor, programme)
