import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { parties } from '#src/features/parties/party.tables.ts'
import type { FunctionKind } from '#src/platform/access/index.ts'
import { day, id, moment, sortedText } from '#src/platform/database/columns.ts'
import type { Lang } from '#src/platform/i18n/index.ts'

/** Someone who holds functions, with or without an account. Never deleted: history names them. */
export const people = pgTable(
  'people',
  {
    id: id<'person'>('id').primaryKey().default(sql`uuidv7()`),
    name: sortedText('name').notNull(),
    email: text('email').notNull(),
    lang: text('lang').notNull().$type<Lang>().default('sv'),
    /** The account (better-auth `user`), once the invitation has been taken. */
    userId: uuid('user_id'),
    createdAt: moment('created_at').notNull(),
    /** From when the person may no longer sign in. */
    closedAt: moment('closed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('people_email').on(sql`lower(${t.email})`),
    uniqueIndex('people_user').on(t.userId),
    index('people_name').on(t.name),
    index('people_anywhere').using('gin', sql`${t.name} gin_trgm_ops`, sql`${t.email} gin_trgm_ops`),
  ],
)

/** A duty of a party (and, most often, in a programme): it stays when its holder changes. Without a holder it is vacant. */
export const functions = pgTable(
  'functions',
  {
    id: id<'function'>('id').primaryKey().default(sql`uuidv7()`),
    /** `seat`: a seat in a forum, which the forums slice tells more of. */
    kind: text('kind').notNull().$type<FunctionKind | 'seat'>(),
    /** What it is called where the kind does not say: a seat's kind and forum, in no language but the forum's own. */
    title: text('title').notNull().default(''),
    partyId: id<'party'>('party_id')
      .notNull()
      .references(() => parties.id),
    /** Null: for all that the party takes part in. The foreign key stands in a migration (programmes lie above people). */
    programmeId: id<'programme'>('programme_id'),
    /** For an area lead. */
    areaKey: text('area_key'),
    createdAt: moment('created_at').notNull(),
    /** When the duty itself ceased to exist. */
    endedOn: day('ended_on'),
  },
  (t) => [
    uniqueIndex('functions_one')
      .on(
        t.kind,
        t.partyId,
        sql`coalesce(${t.programmeId}, '00000000-0000-0000-0000-000000000000')`,
        sql`coalesce(${t.areaKey}, '')`,
      )
      .where(sql`kind <> 'seat'`),
    index('functions_party').on(t.partyId),
    index('functions_programme').on(t.programmeId, t.partyId),
  ],
)

/** Who holds a function, from–to (both days included). Several may hold one at once. */
export const holdings = pgTable(
  'holdings',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    functionId: id<'function'>('function_id')
      .notNull()
      .references(() => functions.id),
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (t) => [
    index('holdings_function').on(t.functionId, t.validFrom),
    index('holdings_person').on(t.personId),
    check('holdings_order', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
)

/** A link that lets someone do one thing once without signing in. Only the hash of its token is kept. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    tokenHash: text('token_hash').notNull(),
    /** `invitation`, `first-administrator`, or what the link lets one do: `deliver`, `accept`, `answer`. */
    purpose: text('purpose').notNull(),
    /** The person invited, when the link is an invitation. */
    personId: id<'person'>('person_id').references(() => people.id),
    programmeId: id<'programme'>('programme_id'),
    /** What it is about (a commitment, a receipt), for deliver, accept and answer. */
    subjectId: uuid('subject_id'),
    /** On whose behalf it is done, and by whom. */
    partyId: id<'party'>('party_id').references(() => parties.id),
    recipient: text('recipient').notNull().default(''),
    createdBy: id<'person'>('created_by').references(() => people.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    spentAt: moment('spent_at'),
  },
  (t) => [uniqueIndex('one_time_links_token').on(t.tokenHash), index('one_time_links_subject').on(t.subjectId)],
)
