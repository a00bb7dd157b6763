import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { forums } from '#src/features/forums/forum.tables.ts'
import { parties } from '#src/features/parties/party.tables.ts'
import { functions, people } from '#src/features/people/people.tables.ts'
import { programmes, rollouts } from '#src/features/programmes/programme.tables.ts'
import type { RecordVisibility } from '#src/platform/access/index.ts'
import { day, id, moment, searchVector } from '#src/platform/database/columns.ts'

/** What the programme has promised those who ask. No row: ten working days at home and in the programme, no forum. */
export const questionSettings = pgTable('question_settings', {
  programmeId: id<'programme'>('programme_id')
    .primaryKey()
    .references(() => programmes.id),
  /** Working days until an answer is due: in the own organisation, in the programme, and in each forum it climbs to. */
  ownDays: integer('own_days').notNull().default(10),
  programmeDays: integer('programme_days').notNull().default(10),
  forumDays: integer('forum_days').notNull().default(10),
  /** Where what the programme has not answered in time climbs first. */
  forumId: id<'forum'>('forum_id').references(() => forums.id),
  version: integer('version').notNull().default(1),
})

export type QuestionKind = 'question' | 'need' | 'view'
export type QuestionState = 'asked' | 'acknowledged' | 'answered' | 'closed'
export type QuestionPlace = 'organisation' | 'programme' | 'forum'
export type QuestionOutcome = 'answered' | 'fixed' | 'declined' | 'moved'

/** Something somebody asked, and is promised an answer to. */
export const questions = pgTable(
  'questions',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: id<'question'>('id').notNull().default(sql`uuidv7()`),
    /** F1, F2 … within the programme. */
    number: integer('number').notNull(),
    kind: text('kind').notNull().$type<QuestionKind>().default('question'),
    title: text('title').notNull(),
    text: text('text').notNull().default(''),
    /** The page it was asked from: a path within the product, and what the page is called; empty when none. */
    fromPath: text('from_path').notNull().default(''),
    fromTitle: text('from_title').notNull().default(''),
    /** The asker's organisation, and its rollout in the programme when it has one. */
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    rolloutId: id<'rollout'>('rollout_id'),
    askedBy: id<'person'>('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: moment('asked_at').notNull(),
    state: text('state').notNull().$type<QuestionState>().default('asked'),
    /** Where it is now: with the own organisation, the programme, or a forum. */
    place: text('place').notNull().$type<QuestionPlace>(),
    forumId: id<'forum'>('forum_id').references(() => forums.id),
    /** Who has it: the function that is to answer. Null: the lead of the place (or the forum). */
    ownerFunctionId: id<'function'>('owner_function_id').references(() => functions.id),
    /** Since when it is there, and by when an answer is due from there. */
    since: moment('since').notNull(),
    answerBy: day('answer_by').notNull(),
    /** When it first came to the programme: its clock started then. */
    forwardedAt: moment('forwarded_at'),
    /** The answer that stands: its outcome, text, and (for `moved`) the day it was put off to. */
    outcome: text('outcome').$type<QuestionOutcome>(),
    answer: text('answer').notNull().default(''),
    movedTo: day('moved_to'),
    answeredAt: moment('answered_at'),
    answeredBy: id<'person'>('answered_by').references(() => people.id),
    postponements: integer('postponements').notNull().default(0),
    reopenings: integer('reopenings').notNull().default(0),
    closedAt: moment('closed_at'),
    /** How many organisations have said that it concerns them too (question_affected). */
    affected: integer('affected').notNull().default(0),
    visibility: text('visibility').notNull().$type<RecordVisibility>().default('all-but-suppliers'),
    visibleToForumId: id<'forum'>('visible_to_forum_id').references(() => forums.id),
    version: integer('version').notNull().default(1),
    search: searchVector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', text), 'B') || setweight(to_tsvector('swedish', answer), 'B')`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    unique('questions_number').on(t.programmeId, t.number),
    index('questions_list').on(t.programmeId, t.state, t.answerBy),
    index('questions_guarded').on(t.programmeId).where(sql`visibility not in ('programme', 'all-but-suppliers')`),
    index('questions_organisation').on(t.programmeId, t.organisationId),
    index('questions_owner').on(t.ownerFunctionId),
    index('questions_forum').on(t.forumId),
    index('questions_asker').on(t.askedBy),
    index('questions_due').on(t.answerBy).where(sql`state in ('asked', 'acknowledged')`),
    index('questions_search').using('gin', t.search),
    index('questions_alike').using('gin', sql`${t.title} gin_trgm_ops`),
    check('questions_place', sql`(${t.place} = 'forum') = (${t.forumId} is not null)`),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'questions_rollout_fk',
    }),
  ],
)

export type EntryKind = 'message' | 'answer' | 'reopening'

/** What was said in a question after it was asked, in order. Never changed. */
export const questionEntries = pgTable(
  'question_entries',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    questionId: id<'question'>('question_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    kind: text('kind').notNull().$type<EntryKind>(),
    text: text('text').notNull(),
    /** Of an answer. */
    outcome: text('outcome').$type<QuestionOutcome>(),
    movedTo: day('moved_to'),
    personId: id<'person'>('person_id').references(() => people.id),
    /** Who said it, when that was somebody without an account (a one-time link). */
    saidBy: text('said_by').notNull().default(''),
    functionKind: text('function_kind'),
    partyId: id<'party'>('party_id').references(() => parties.id),
    at: moment('at').notNull(),
    search: searchVector('search').generatedAlwaysAs(sql`to_tsvector('swedish', text)`),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.questionId, t.id] }),
    index('question_entries_search').using('gin', t.search),
    foreignKey({
      columns: [t.programmeId, t.questionId],
      foreignColumns: [questions.programmeId, questions.id],
      name: 'question_entries_question',
    }),
  ],
)

export type StayEnd = 'answered' | 'forwarded' | 'climbed' | 'withdrawn'

/** Each place a question has been at, from–to: what the figures per forum are counted from. One open at most (ended_at null). */
export const questionStays = pgTable(
  'question_stays',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    questionId: id<'question'>('question_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    place: text('place').notNull().$type<QuestionPlace>(),
    forumId: id<'forum'>('forum_id').references(() => forums.id),
    organisationId: id<'party'>('organisation_id').references(() => parties.id),
    startedAt: moment('started_at').notNull(),
    startedOn: day('started_on').notNull(),
    /** As promised when it came, and as it is after postponements. */
    promisedBy: day('promised_by').notNull(),
    answerBy: day('answer_by').notNull(),
    postponements: integer('postponements').notNull().default(0),
    endedAt: moment('ended_at'),
    endedHow: text('ended_how').$type<StayEnd>(),
    /** Working days of the programme it took, when it ended. */
    workingDays: integer('working_days'),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.questionId, t.id] }),
    index('question_stays_place').on(t.programmeId, t.place, t.forumId),
    foreignKey({
      columns: [t.programmeId, t.questionId],
      foreignColumns: [questions.programmeId, questions.id],
      name: 'question_stays_question',
    }),
  ],
)

/** "Gäller oss också": an organisation that has the same question. It is told when the answer comes. */
export const questionAffected = pgTable(
  'question_affected',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    questionId: id<'question'>('question_id').notNull(),
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.questionId, t.organisationId] }),
    foreignKey({
      columns: [t.programmeId, t.questionId],
      foreignColumns: [questions.programmeId, questions.id],
      name: 'question_affected_question',
    }),
  ],
)
