import { sql } from 'drizzle-orm'
import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { people } from '#src/features/people/people.tables.ts'
import { programmes } from '#src/features/programmes/programme.tables.ts'
import { id, moment } from '#src/platform/database/columns.ts'
import type { SheetNote } from '#src/platform/spreadsheet/index.ts'

/** Which column of somebody's spreadsheet means what, remembered from the last import. */
export const importMappings = pgTable(
  'import_mappings',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    kind: text('kind').notNull(),
    mapping: jsonb('mapping').notNull().$type<Readonly<Record<string, string>>>(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.kind] })],
)

/** A file that was read and shown, waiting for a yes. Its rows are kept so that what was previewed is what is done. */
export const pendingImports = pgTable('pending_imports', {
  id: uuid('id').primaryKey().default(sql`uuidv7()`),
  programmeId: id<'programme'>('programme_id').references(() => programmes.id),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  header: jsonb('header').notNull().$type<readonly string[]>(),
  /** Emptied once it is done: by then they stand as commitments and dates. */
  rows: jsonb('rows').notNull().$type<readonly (readonly string[])[]>(),
  /** The number that each row has in the file, so that a message can name it. */
  rowNumbers: jsonb('row_numbers').notNull().$type<readonly number[]>(),
  /** What the reader of the file noticed. */
  notes: jsonb('notes').notNull().$type<readonly SheetNote[]>(),
  mapping: jsonb('mapping').notNull().$type<Readonly<Record<string, string>>>(),
  personId: id<'person'>('person_id')
    .notNull()
    .references(() => people.id),
  createdAt: moment('created_at').notNull(),
  doneAt: moment('done_at'),
  /** How many of each outcome, once done. */
  result: jsonb('result').$type<Readonly<Record<string, number>>>(),
})
