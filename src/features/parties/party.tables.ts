import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, sortedText } from '#src/platform/database/columns.ts'

export const parties = pgTable(
  'parties',
  {
    id: id<'party'>('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind').notNull().$type<PartyKind>(),
    /** The code others know it by (municipality code 1484, region 14); unique when given. */
    code: text('code'),
    name: sortedText('name').notNull(),
    /** The organisation it is part of: itself, or the municipality of a department or unit. Kept with the part-of relation. */
    organisationId: id<'party'>('organisation_id').notNull(),
    active: boolean('active').notNull().default(true),
    createdAt: moment('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('parties_code').on(t.code).where(sql`code is not null`),
    index('parties_name').on(t.name),
    index('parties_organisation').on(t.organisationId),
    index('parties_anywhere').using('gin', sql`${t.name} gin_trgm_ops`),
  ],
)

/** A typed, dated relation: `from` is part of, member of, represents, runs for or delivers to `to`. */
export const partyRelations = pgTable(
  'party_relations',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind').notNull().$type<RelationKind>(),
    fromId: id<'party'>('from_id')
      .notNull()
      .references(() => parties.id),
    toId: id<'party'>('to_id')
      .notNull()
      .references(() => parties.id),
    /** In what, for `represents` and `delivers-to`; empty otherwise. */
    subject: text('subject').notNull().default(''),
    validFrom: day('valid_from').notNull(),
    /** Last day it holds; null while it holds. */
    validTo: day('valid_to'),
  },
  (t) => [
    index('party_relations_from').on(t.fromId, t.kind),
    index('party_relations_to').on(t.toId, t.kind),
    check('party_relations_not_self', sql`${t.fromId} <> ${t.toId}`),
    check('party_relations_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
)

export type PartyKind =
  | 'region'
  | 'association'
  | 'municipality'
  | 'department'
  | 'unit'
  | 'private-provider'
  | 'supplier'
  | 'shared-it'

export type RelationKind = 'part-of' | 'member-of' | 'represents' | 'runs-for' | 'delivers-to'
