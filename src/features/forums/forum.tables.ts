import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { parties } from '#src/features/parties/party.tables.ts'
import { functions, people } from '#src/features/people/people.tables.ts'
import { programmes, rollouts } from '#src/features/programmes/programme.tables.ts'
import type { SeatKind } from '#src/platform/access/index.ts'
import { day, id, moment, sortedText } from '#src/platform/database/columns.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'

export type ForumKind = 'steering' | 'reference' | 'working' | 'network'
export type Cadence = 'weekly' | 'two-weeks' | 'monthly' | 'six-weeks' | 'quarterly' | 'when-needed'
export type GateScope = 'wave' | 'go-live'

/** A group that prepares or decides: shared by many, or one organisation's own (local). It stands by itself and serves programmes. */
export const forums = pgTable(
  'forums',
  {
    id: id<'forum'>('id').primaryKey().default(sql`uuidv7()`),
    name: sortedText('name').notNull(),
    kind: text('kind').notNull().$type<ForumKind>(),
    /** Whose it is: the organisation that convenes it. For a local forum, the one it is local to. */
    partyId: id<'party'>('party_id')
      .notNull()
      .references(() => parties.id),
    isLocal: boolean('is_local').notNull().default(false),
    /** What it may decide, in writing. */
    mandate: text('mandate').notNull(),
    /** Who gave it the mandate (uppdragsgivare), in words: "Regiondirektören". */
    commissioner: text('commissioner').notNull().default(''),
    /** The forum above: where what can't be decided here is lifted. Never itself or one below it. */
    parentId: id<'forum'>('parent_id'),
    cadence: text('cadence').notNull().$type<Cadence>().default('monthly'),
    nextMeetingOn: day('next_meeting_on'),
    createdAt: moment('created_at').notNull(),
    /** The first day it no longer exists. */
    endedOn: day('ended_on'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: 'forums_parent' }),
    index('forums_party').on(t.partyId),
    index('forums_parent_of').on(t.parentId),
    check('forums_not_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
)

/** The programmes that a forum serves, and the gates it decides there. Its risk levels stand with the programme's levels. */
export const forumProgrammes = pgTable(
  'forum_programmes',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    forumId: id<'forum'>('forum_id')
      .notNull()
      .references(() => forums.id),
    gates: text('gates').array().notNull().$type<GateScope[]>().default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.forumId] }), index('forum_programmes_forum').on(t.forumId)],
)

/** A rollout's local group: where its own risks and overdue questions climb first. One at most. */
export const rolloutForums = pgTable(
  'rollout_forums',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    forumId: id<'forum'>('forum_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.rolloutId] }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'rollout_forums_rollout',
    }),
    foreignKey({
      columns: [t.programmeId, t.forumId],
      foreignColumns: [forumProgrammes.programmeId, forumProgrammes.forumId],
      name: 'rollout_forums_serves',
    }),
    index('rollout_forums_forum').on(t.forumId),
  ],
)

/** A seat is a function (of the organisation it speaks for), so that it is held from–to, handed over and vacant as all functions are. */
export const seats = pgTable(
  'seats',
  {
    /** The function that the seat is. */
    id: id<'function'>('id')
      .primaryKey()
      .references(() => functions.id),
    forumId: id<'forum'>('forum_id')
      .notNull()
      .references(() => forums.id),
    kind: text('kind').notNull().$type<SeatKind>(),
    /** What its holder may decide on behalf of the own organisation. */
    mayDecide: text('may_decide').notNull().default(''),
    /** Order within its kind. */
    number: integer('number').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('seats_forum').on(t.forumId)],
)

/** A meeting that was held, for attendance. What was said and decided there is the meetings slice's. */
export const heldMeetings = pgTable(
  'held_meetings',
  {
    id: id<'meeting'>('id').primaryKey().default(sql`uuidv7()`),
    forumId: id<'forum'>('forum_id')
      .notNull()
      .references(() => forums.id),
    heldOn: day('held_on').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    recordedBy: id<'person'>('recorded_by').references(() => people.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('held_meetings_day').on(t.forumId, t.heldOn)],
)

/** Who sat in a seat at a meeting; a row without a person: the seat was empty, or its holder did not come. */
export const attendances = pgTable(
  'attendances',
  {
    meetingId: id<'meeting'>('meeting_id')
      .notNull()
      .references(() => heldMeetings.id),
    seatId: id<'function'>('seat_id')
      .notNull()
      .references(() => seats.id),
    /** Who held the seat that day; null: nobody did. */
    personId: id<'person'>('person_id').references(() => people.id),
    came: boolean('came').notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.seatId] }), index('attendances_seat').on(t.seatId)],
)

/**
 * "Att ta upp": what waits for a forum. Holds a reference (kind, id) and knows no kind: what it is called and who may see it is asked of
 * the slice that it comes from.
 */
export const matters = pgTable(
  'matters',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    forumId: id<'forum'>('forum_id')
      .notNull()
      .references(() => forums.id),
    programmeId: id<'programme'>('programme_id').references(() => programmes.id),
    /** `risk`, `overdue-questions` …: named by the slice it comes from. */
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Why it stands here: a message key `forums.matter.<kind>.<why>` and its parameters. */
    why: text('why').notNull(),
    params: jsonb('params').notNull().$type<HistoryParams>().default({}),
    listedAt: moment('listed_at').notNull(),
    /** When it left the list, and why (`decided`, `moved`, `answered` …). */
    settledAt: moment('settled_at'),
    settledWhy: text('settled_why').notNull().default(''),
  },
  (t) => [
    uniqueIndex('matters_open').on(t.forumId, t.kind, t.subjectId).where(sql`settled_at is null`),
    index('matters_subject').on(t.kind, t.subjectId),
  ],
)
