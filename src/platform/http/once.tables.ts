import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../database/columns.ts'

/** Forms already handled: a second sending of the same one leads to what the first one made. */
export const submissions = pgTable('submissions', {
  key: uuid('key').primaryKey(),
  location: text('location').notNull(),
  at: moment('at').notNull(),
})
