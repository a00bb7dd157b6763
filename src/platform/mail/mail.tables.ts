import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../database/columns.ts'

/** Mails as they were written, each in the transaction of what it tells: what was rolled back is never told. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    to: text('to').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    queuedAt: moment('queued_at').notNull(),
  },
  (t) => [index('mails_queued').on(t.queuedAt.desc())],
)
