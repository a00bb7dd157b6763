import { sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { type BuiltInItem, type BuiltInTemplate, builtInTemplates } from './built-in/index.ts'
import { difference, isNoDifference } from './difference.ts'
import { type DueRule, templates } from './template.tables.ts'
import type { TemplateItem, VersionContent } from './template.ts'
import { insertVersion, readContent } from './version.store.ts'

/**
 * Puts the templates that come with the product into the database: each as its first version where it is missing, and as a new
 * version where the product has learned something since. Called at every start; processes that start together take turns.
 */
export async function ensureBuiltInTemplates(tx: Tx, now: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('built-in templates'))`)
  for (const template of builtInTemplates) await ensureBuiltIn(tx, template, now)
}

async function ensureBuiltIn(tx: Tx, template: BuiltInTemplate, now: string): Promise<void> {
  const { rows } = await tx.execute<{ id: Id<'template'>; number: number }>(sql`
    select t.id, coalesce((select max(v.number) from template_versions v where v.template_id = t.id), 0) as number
    from ${templates} t where t.built_in_key = ${template.key} and t.programme_id is null`)
  const content = contentOf(template)
  const found = rows[0]
  if (!found) {
    const id = newId<'template'>()
    const { name, about } = template
    await tx.insert(templates).values({ id, builtInKey: template.key, name: name.sv, about: about.sv, createdAt: now })
    return insertVersion(tx, { templateId: id, number: 1, note: '', publishedAt: now, createdAt: now }, content)
  }
  const newest = { templateId: found.id, number: found.number, publishedAt: now }
  if (isNoDifference(difference(await readContent(tx, newest), content))) return
  await insertVersion(tx, { ...newest, number: found.number + 1, note: '', createdAt: now }, content)
}

const contentOf = ({ areas }: BuiltInTemplate): VersionContent => ({
  areas: areas.map(({ key, name, about }) => ({ key, name, about })),
  items: areas.flatMap((area) => area.items.map((item) => itemOf(item, area.key))),
})

const itemOf = (
  { due, notBefore, validity, dependsOn, approver, ...item }: BuiltInItem,
  areaKey: string,
): TemplateItem => ({
  ...item,
  areaKey,
  dueRule: dueRuleOf(due),
  notBefore: notBefore ?? null,
  validity: validity ?? null,
  dependsOn: dependsOn ?? [],
  approver: approver ?? null,
})

const dueRuleOf = (due: BuiltInItem['due']): DueRule =>
  'at' in due ? { kind: 'at-go-live' } : { kind: 'lead', duration: due.lead, side: due.side }
