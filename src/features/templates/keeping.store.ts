import { eq } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import type { TemplateInPlace } from './template.store.ts'
import { templates } from './template.tables.ts'
import type { TemplateVersion, VersionContent } from './template.ts'
import { deleteDraft, insertVersion, markPublished, readContent, touchDraft, writeContent } from './version.store.ts'

export interface NewTemplate {
  readonly id?: Id<'template'>
  readonly programmeId: Id<'programme'>
  readonly name: string
  readonly about: string
}

/** Makes a programme's own template out of a version of another one: its first version, a draft to be adapted. */
export async function copyTemplate(
  tx: Tx,
  from: TemplateInPlace,
  version: TemplateVersion,
  wish: NewTemplate,
  deed: Deed,
): Promise<Id<'template'>> {
  const { id = newId<'template'>(), ...facts } = wish
  await tx.insert(templates).values({ ...facts, id, builtInKey: from.builtInKey, createdAt: deed.at })
  await insertVersion(tx, draftOf(id, 1, deed.at), await readContent(tx, version))
  await tell(
    tx,
    { id, ...facts },
    'template.copied',
    { name: wish.name, from: from.name, number: version.number },
    deed,
  )
  return id
}

/** Begins the next version as a copy of the newest. @returns its number */
export async function startDraft(
  tx: Tx,
  template: TemplateInPlace,
  newest: TemplateVersion,
  deed: Deed,
): Promise<number> {
  const number = newest.number + 1
  await insertVersion(tx, draftOf(template.id, number, deed.at), await readContent(tx, newest))
  await tell(tx, template, 'template.draft-started', { name: template.name, number }, deed)
  return number
}

const draftOf = (templateId: Id<'template'>, number: number, now: string) => ({
  templateId,
  number,
  note: '',
  publishedAt: null,
  createdAt: now,
})

/** Writes what a draft now says, and what was done to it (`template.item-changed` …). */
export async function saveDraft(
  tx: Tx,
  template: TemplateInPlace,
  draft: TemplateVersion,
  content: VersionContent,
  done: { readonly code: string; readonly title: string },
  deed: Deed,
): Promise<void> {
  await writeContent(tx, draft, content)
  await touchDraft(tx, draft)
  await tell(tx, template, done.code, { name: template.name, number: draft.number, title: done.title }, deed)
}

export async function publishDraft(
  tx: Tx,
  template: TemplateInPlace,
  draft: TemplateVersion,
  note: string,
  deed: Deed,
) {
  await markPublished(tx, draft, note, deed.at)
  await tell(tx, template, 'template.published', { name: template.name, number: draft.number }, deed)
}

/** Throws a draft away; a template that was never published goes with it. @returns what is gone */
export async function discardDraft(
  tx: Tx,
  template: TemplateInPlace,
  draft: TemplateVersion,
  deed: Deed,
): Promise<'draft' | 'template'> {
  await deleteDraft(tx, draft)
  await tell(tx, template, 'template.draft-discarded', { name: template.name, number: draft.number }, deed)
  if (template.versions.length > 1) return 'draft'
  await tx.delete(templates).where(eq(templates.id, template.id))
  return 'template'
}

export async function renameTemplate(
  tx: Tx,
  template: TemplateInPlace,
  texts: { readonly name: string; readonly about: string },
  deed: Deed,
): Promise<void> {
  await tx.update(templates).set(texts).where(eq(templates.id, template.id))
  await tell(tx, template, 'template.renamed', { name: texts.name, before: template.name }, deed)
}

async function tell(
  tx: Tx,
  template: { readonly id: Id<'template'>; readonly programmeId: Id<'programme'> | null },
  code: string,
  params: HistoryParams,
  deed: Deed,
): Promise<void> {
  const { id, programmeId } = template
  // What a template says is the programme's and its receivers' affair until it becomes commitments.
  await record(
    tx,
    { programmeId, subjectKind: 'template', subjectId: id, visibility: 'all-but-suppliers', code, params },
    deed,
  )
  if (programmeId) announce(tx, programmeTopic(programmeId))
}
