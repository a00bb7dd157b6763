import { bigint, pgTable, text } from 'drizzle-orm/pg-core'

/** How many times something that pages follow has changed: pages compare their number with it, caches key on it. */
export const topics = pgTable('topics', {
  topic: text('topic').primaryKey(),
  version: bigint('version', { mode: 'number' }).notNull(),
})
