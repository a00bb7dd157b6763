import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { people } from '#src/features/people/people.tables.ts'
import { id, moment } from '#src/platform/database/columns.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { MailWay, NoticeKind } from './notice.ts'

/** Something a person is told: in the product, and by mail as they have chosen. Code and parameters, never a rendered sentence. */
export const notices = pgTable(
  'notices',
  {
    id: id<'notice'>('id').primaryKey().default(sql`uuidv7()`),
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').notNull().$type<NoticeKind>(),
    /** The message that tells it is `notice.<code>`. */
    code: text('code').notNull(),
    params: jsonb('params').notNull().$type<HistoryParams>().default({}),
    /** The foreign key stands in a migration (programmes lie above notices). */
    programmeId: id<'programme'>('programme_id'),
    /** The page it leads to: a path within the product. */
    href: text('href').notNull(),
    /** Tells the same thing: a second with the same key for the same person is not written. */
    once: text('once').notNull(),
    at: moment('at').notNull(),
    readAt: moment('read_at'),
    /** As the person had chosen when it was written. */
    mailWay: text('mail_way').notNull().$type<MailWay>(),
    /** When it was put into a mail. */
    mailedAt: moment('mailed_at'),
  },
  (t) => [
    uniqueIndex('notices_once').on(t.personId, t.once),
    index('notices_person').on(t.personId, t.at.desc()),
    index('notices_unread').on(t.personId).where(sql`read_at is null`),
    index('notices_to_mail')
      .on(t.mailWay, t.personId)
      .where(sql`mailed_at is null and read_at is null and mail_way <> 'none'`),
  ],
)

/** What a person has chosen other than the usual, per kind. */
export const noticeChoices = pgTable(
  'notice_choices',
  {
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').notNull().$type<NoticeKind>(),
    way: text('way').notNull().$type<MailWay>(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.kind] })],
)
