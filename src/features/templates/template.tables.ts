import { sql } from 'drizzle-orm'
import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { programmes } from '#src/features/programmes/programme.tables.ts'
import { id, moment, sortedText, twoLanguages } from '#src/platform/database/columns.ts'

/** A checklist that programmes start from. Without a programme it is built in (or shared by all) and read-only to programmes. */
export const templates = pgTable('templates', {
  id: id<'template'>('id').primaryKey().default(sql`uuidv7()`),
  programmeId: id<'programme'>('programme_id').references(() => programmes.id),
  /** Key of the built-in template it is, or was copied from. */
  builtInKey: text('built_in_key'),
  name: sortedText('name').notNull(),
  about: text('about').notNull().default(''),
  createdAt: moment('created_at').notNull(),
})

/** Draft until published; a published version never changes. */
export const templateVersions = pgTable(
  'template_versions',
  {
    templateId: id<'template'>('template_id')
      .notNull()
      .references(() => templates.id),
    number: integer('number').notNull(),
    note: text('note').notNull().default(''),
    publishedAt: moment('published_at'),
    createdAt: moment('created_at').notNull(),
    /** Counts edits of a draft. */
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.templateId, t.number] })],
)

export const templateAreas = pgTable(
  'template_areas',
  {
    templateId: id<'template'>('template_id').notNull(),
    versionNumber: integer('version_number').notNull(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    name: twoLanguages('name').notNull(),
    about: twoLanguages('about').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.templateId, t.versionNumber, t.key] }),
    foreignKey({
      columns: [t.templateId, t.versionNumber],
      foreignColumns: [templateVersions.templateId, templateVersions.number],
      name: 'template_areas_version',
    }),
  ],
)

export type ItemOwner = 'programme' | 'receiver' | 'supplier' | 'it-partner' | 'representative'
export type ItemScope = 'programme' | 'wave' | 'rollout' | 'unit'
/** When something is due: a lead time before or after go-live, at go-live, or on a fixed day. */
export type DueRule =
  | { readonly kind: 'lead'; readonly duration: string; readonly side: 'before' | 'after' }
  | { readonly kind: 'at-go-live' }
  | { readonly kind: 'fixed'; readonly on: string }

export const templateItems = pgTable(
  'template_items',
  {
    templateId: id<'template'>('template_id').notNull(),
    versionNumber: integer('version_number').notNull(),
    /** Stays the same from version to version: a new version is compared by it. */
    key: text('key').notNull(),
    number: integer('number').notNull(),
    areaKey: text('area_key').notNull(),
    title: twoLanguages('title').notNull(),
    why: twoLanguages('why').notNull(),
    evidence: twoLanguages('evidence').notNull(),
    owner: text('owner').notNull().$type<ItemOwner>(),
    receiver: text('receiver').notNull().$type<'receiver' | 'programme'>(),
    scope: text('scope').notNull().$type<ItemScope>(),
    dueRule: jsonb('due_rule').notNull().$type<DueRule>(),
    notBefore: text('not_before'),
    validity: text('validity'),
    minimumDays: integer('minimum_days').notNull().default(5),
    dependsOn: jsonb('depends_on').notNull().$type<readonly string[]>().default([]),
    critical: boolean('critical').notNull().default(false),
    mandatory: boolean('mandatory').notNull().default(false),
    approver: text('approver'),
  },
  (t) => [
    primaryKey({ columns: [t.templateId, t.versionNumber, t.key] }),
    unique('template_items_number').on(t.templateId, t.versionNumber, t.number),
    foreignKey({
      columns: [t.templateId, t.versionNumber, t.areaKey],
      foreignColumns: [templateAreas.templateId, templateAreas.versionNumber, templateAreas.key],
      name: 'template_items_area',
    }),
  ],
)

/** Which version stands where: the template rollout or a wave (or one rollout) of a programme. */
export const templateApplications = pgTable(
  'template_applications',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    templateId: id<'template'>('template_id').notNull(),
    versionNumber: integer('version_number').notNull(),
    waveId: id<'wave'>('wave_id'),
    rolloutId: id<'rollout'>('rollout_id'),
    at: moment('at').notNull(),
    personId: id<'person'>('person_id'),
    /** Progress while it runs: how many of how many; finished when `done_at` is set. */
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    doneAt: moment('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    foreignKey({
      columns: [t.templateId, t.versionNumber],
      foreignColumns: [templateVersions.templateId, templateVersions.number],
      name: 'template_applications_version',
    }),
  ],
)
