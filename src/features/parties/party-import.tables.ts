import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '#src/platform/database/columns.ts'
import type { SheetRow } from './party-import.ts'

/** A file of organisations that was read and shown, waiting for a yes: what was previewed is what is done. */
export const pendingPartyImports = pgTable('pending_party_imports', {
  id: uuid('id').primaryKey().default(sql`uuidv7()`),
  fileName: text('file_name').notNull(),
  rows: jsonb('rows').notNull().$type<readonly SheetRow[]>(),
  personId: uuid('person_id').notNull(),
  createdAt: moment('created_at').notNull(),
  doneAt: moment('done_at'),
  /** How many were added, changed, left and refused, once done. */
  result: jsonb('result').$type<Readonly<Record<string, number>>>(),
})
