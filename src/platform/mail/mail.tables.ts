import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../database/columns.ts'

/** Mails as they were written, each in the transaction of what it tells: what was rolled back is never told. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    to: text('to').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    /** The same as a page; empty when there is only the text. */
    html: text('html').notNull().default(''),
    /** Where one click stops mails of its kind (RFC 8058); empty for what can't be stopped, such as an invitation. */
    unsubscribeUrl: text('unsubscribe_url').notNull().default(''),
    queuedAt: moment('queued_at').notNull(),
    /** When the mail server took it. */
    sentAt: moment('sent_at'),
    tries: integer('tries').notNull().default(0),
    /** Not tried before then. */
    nextTryAt: moment('next_try_at'),
    /** What the mail server last said, when it would not. */
    lastError: text('last_error').notNull().default(''),
    /** When it was given up: the address does not exist, or days have gone. */
    gaveUpAt: moment('gave_up_at'),
  },
  (t) => [
    index('mails_queued').on(t.queuedAt.desc()),
    index('mails_to_send').on(t.nextTryAt).where(sql`sent_at is null and gave_up_at is null`),
  ],
)
