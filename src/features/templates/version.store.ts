import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { templateAreas, templateItems, templateVersions } from './template.tables.ts'
import type { TemplateVersion, VersionContent } from './template.ts'

type VersionKey = Pick<TemplateVersion, 'templateId' | 'number'>

const published = versionedCache<VersionContent>(20_000, (content) => content.items.length)

/** What a version says. A published one never changes, so it is kept. */
export const readContent = (
  db: Reader,
  version: VersionKey & Pick<TemplateVersion, 'publishedAt'>,
): Promise<VersionContent> =>
  version.publishedAt === null
    ? readStored(db, version)
    : published.get(`${version.templateId}/${version.number}`, 1, () => readStored(db, version))

async function readStored(db: Reader, { templateId, number }: VersionKey): Promise<VersionContent> {
  const areas = await db
    .select({ key: templateAreas.key, name: templateAreas.name, about: templateAreas.about })
    .from(templateAreas)
    .where(and(eq(templateAreas.templateId, templateId), eq(templateAreas.versionNumber, number)))
    .orderBy(asc(templateAreas.number))
  const items = await db
    .select({
      key: templateItems.key,
      areaKey: templateItems.areaKey,
      title: templateItems.title,
      why: templateItems.why,
      evidence: templateItems.evidence,
      owner: templateItems.owner,
      receiver: templateItems.receiver,
      scope: templateItems.scope,
      dueRule: templateItems.dueRule,
      notBefore: templateItems.notBefore,
      validity: templateItems.validity,
      minimumDays: templateItems.minimumDays,
      dependsOn: templateItems.dependsOn,
      critical: templateItems.critical,
      mandatory: templateItems.mandatory,
      approver: templateItems.approver,
    })
    .from(templateItems)
    .where(and(eq(templateItems.templateId, templateId), eq(templateItems.versionNumber, number)))
    .orderBy(asc(templateItems.number))
  return { areas, items }
}

/** Writes a whole version in the place of what it said: a draft is a few hundred rows at most, and so its order is always whole. */
export async function writeContent(tx: Tx, { templateId, number }: VersionKey, content: VersionContent): Promise<void> {
  const of = { templateId, versionNumber: number }
  await clearContent(tx, { templateId, number })
  if (content.areas.length > 0)
    await tx.insert(templateAreas).values(content.areas.map((area, index) => ({ ...area, ...of, number: index + 1 })))
  if (content.items.length > 0)
    await tx.insert(templateItems).values(content.items.map((item, index) => ({ ...item, ...of, number: index + 1 })))
}

async function clearContent(tx: Tx, { templateId, number }: VersionKey): Promise<void> {
  await tx
    .delete(templateItems)
    .where(and(eq(templateItems.templateId, templateId), eq(templateItems.versionNumber, number)))
  await tx
    .delete(templateAreas)
    .where(and(eq(templateAreas.templateId, templateId), eq(templateAreas.versionNumber, number)))
}

export async function insertVersion(
  tx: Tx,
  version: Omit<TemplateVersion, 'version'>,
  content: VersionContent,
): Promise<void> {
  await tx.insert(templateVersions).values(version)
  await writeContent(tx, version, content)
}

/** Counts an edit of a draft. */
export const touchDraft = (tx: Tx, draft: TemplateVersion) =>
  tx
    .update(templateVersions)
    .set({ version: draft.version + 1 })
    .where(keyIs(draft))

export const markPublished = (tx: Tx, draft: VersionKey, note: string, now: string) =>
  tx.update(templateVersions).set({ publishedAt: now, note }).where(keyIs(draft))

export async function deleteDraft(tx: Tx, draft: VersionKey): Promise<void> {
  await clearContent(tx, draft)
  await tx.delete(templateVersions).where(keyIs(draft))
}

const keyIs = ({ templateId, number }: VersionKey) =>
  and(eq(templateVersions.templateId, templateId), eq(templateVersions.number, number))
