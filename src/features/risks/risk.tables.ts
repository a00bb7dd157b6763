import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { forums } from '#src/features/forums/forum.tables.ts'
import { parties } from '#src/features/parties/party.tables.ts'
import { functions, people } from '#src/features/people/people.tables.ts'
import { programmes, rollouts } from '#src/features/programmes/programme.tables.ts'
import type { RecordVisibility } from '#src/platform/access/index.ts'
import { day, id, moment, searchVector, twoLanguages } from '#src/platform/database/columns.ts'

/**
 * The programme's levels, lowest first (number 1): which scores, how often reviewed, and who decides. No rows: the programme has not
 * set its own, and the usual ones hold with the programme lead as the one who decides (see `usualLevels`).
 */
export const riskLevels = pgTable(
  'risk_levels',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    number: smallint('number').notNull(),
    name: twoLanguages('name').notNull(),
    /** Lowest and highest score of the level, 1–25, both included. */
    fromScore: smallint('from_score').notNull(),
    toScore: smallint('to_score').notNull(),
    /** Days (calendar) between reviews. */
    reviewDays: integer('review_days').notNull(),
    /** Who decides in the matter: a forum or a function, one of the two. */
    holderForumId: id<'forum'>('holder_forum_id').references(() => forums.id),
    holderFunctionId: id<'function'>('holder_function_id').references(() => functions.id),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.number] }),
    check('risk_levels_scores', sql`${t.fromScore} between 1 and 25 and ${t.toScore} between ${t.fromScore} and 25`),
    check('risk_levels_holder', sql`num_nonnulls(${t.holderForumId}, ${t.holderFunctionId}) = 1`),
    index('risk_levels_forum').on(t.holderForumId),
  ],
)

/** Kept apart from the levels so that two who set them at once can be told: how many times they were set. */
export const riskSettings = pgTable('risk_settings', {
  programmeId: id<'programme'>('programme_id')
    .primaryKey()
    .references(() => programmes.id),
  version: integer('version').notNull().default(1),
})

export type RiskState = 'open' | 'accepted' | 'closed' | 'joined'
export type RiskOutcome = 'averted' | 'occurred' | 'no-longer' | 'other'

/** Something that may happen and do harm. Its score says who decides. */
export const risks = pgTable(
  'risks',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: id<'risk'>('id').notNull().default(sql`uuidv7()`),
    /** R1, R2 … within the programme. */
    number: integer('number').notNull(),
    /** Whose introduction it concerns; null: the programme's own. Kept when the risk is raised to the programme. */
    rolloutId: id<'rollout'>('rollout_id'),
    /** What may happen, in a line; why we are open to it; what it would lead to. */
    threat: text('threat').notNull(),
    vulnerability: text('vulnerability').notNull().default(''),
    consequence: text('consequence').notNull().default(''),
    areaKey: text('area_key'),
    /** 1–5 each. */
    probability: smallint('probability').notNull(),
    impact: smallint('impact').notNull(),
    score: smallint('score').notNull().generatedAlwaysAs(sql`probability * impact`),
    /** The level's number when the score was set, and who holds the mandate: a forum or a function. */
    level: smallint('level').notNull(),
    holderForumId: id<'forum'>('holder_forum_id').references(() => forums.id),
    holderFunctionId: id<'function'>('holder_function_id').references(() => functions.id),
    /** Since when the holder has it. */
    heldSince: moment('held_since').notNull(),
    /** The function that looks after it day by day; null: whoever registered it answers for it. */
    ownerFunctionId: id<'function'>('owner_function_id').references(() => functions.id),
    state: text('state').notNull().$type<RiskState>().default('open'),
    /** Counts up when threat, vulnerability or consequence change other than by a marked typo correction: an acceptance holds for one. */
    wording: integer('wording').notNull().default(1),
    /** Set while accepted; emptied when the acceptance lapses (history keeps it). */
    acceptedAt: moment('accepted_at'),
    acceptedBy: id<'person'>('accepted_by').references(() => people.id),
    acceptedReason: text('accepted_reason').notNull().default(''),
    /** A lower score that waits for the holder's word; all null when none does. */
    proposedProbability: smallint('proposed_probability'),
    proposedImpact: smallint('proposed_impact'),
    proposedReason: text('proposed_reason').notNull().default(''),
    proposedAt: moment('proposed_at'),
    proposedBy: id<'person'>('proposed_by').references(() => people.id),
    nextReviewOn: day('next_review_on').notNull(),
    /** When a rollout's risk was raised to the programme; by whom is in history. */
    raisedAt: moment('raised_at'),
    joinedIntoId: id<'risk'>('joined_into_id'),
    outcome: text('outcome').$type<RiskOutcome>(),
    outcomeText: text('outcome_text').notNull().default(''),
    closedAt: moment('closed_at'),
    visibility: text('visibility').notNull().$type<RecordVisibility>().default('all-but-suppliers'),
    /** The organisation that `own` means: whose risk it is. */
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    /** The forum that `forum` means. */
    visibleToForumId: id<'forum'>('visible_to_forum_id').references(() => forums.id),
    createdAt: moment('created_at').notNull(),
    createdBy: id<'person'>('created_by').references(() => people.id),
    version: integer('version').notNull().default(1),
    search: searchVector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('swedish', threat), 'A') || setweight(to_tsvector('swedish', vulnerability), 'B') || setweight(to_tsvector('swedish', consequence), 'B')`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    unique('risks_number').on(t.programmeId, t.number),
    index('risks_list').on(t.programmeId, t.state, t.score.desc()),
    index('risks_guarded').on(t.programmeId).where(sql`visibility not in ('programme', 'all-but-suppliers')`),
    index('risks_rollout').on(t.programmeId, t.rolloutId),
    index('risks_forum').on(t.holderForumId),
    index('risks_function').on(t.holderFunctionId),
    index('risks_owner').on(t.ownerFunctionId),
    index('risks_joined').on(t.programmeId, t.joinedIntoId),
    index('risks_search').using('gin', t.search),
    index('risks_anywhere').using('gin', sql`${t.threat} gin_trgm_ops`),
    check('risks_scale', sql`${t.probability} between 1 and 5 and ${t.impact} between 1 and 5`),
    check('risks_holder', sql`num_nonnulls(${t.holderForumId}, ${t.holderFunctionId}) = 1`),
    check(
      'risks_proposal',
      sql`num_nonnulls(${t.proposedProbability}, ${t.proposedImpact}, ${t.proposedAt}) in (0, 3) and ${t.proposedProbability} between 1 and 5 and ${t.proposedImpact} between 1 and 5`,
    ),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'risks_rollout_fk',
    }),
    foreignKey({
      columns: [t.programmeId, t.joinedIntoId],
      foreignColumns: [t.programmeId, t.id],
      name: 'risks_joined_fk',
    }),
  ],
)

/** Every score a risk has had, for its line: append-only. */
export const riskScores = pgTable(
  'risk_scores',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    riskId: id<'risk'>('risk_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    at: moment('at').notNull(),
    on: day('on').notNull(),
    probability: smallint('probability').notNull(),
    impact: smallint('impact').notNull(),
    personId: id<'person'>('person_id').references(() => people.id),
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.riskId, t.id] }),
    foreignKey({
      columns: [t.programmeId, t.riskId],
      foreignColumns: [risks.programmeId, risks.id],
      name: 'risk_scores_risk',
    }),
  ],
)

/** Something done about a risk, by a function and a day. */
export const riskActions = pgTable(
  'risk_actions',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    riskId: id<'risk'>('risk_id').notNull(),
    id: id<'risk-action'>('id').notNull().default(sql`uuidv7()`),
    what: text('what').notNull(),
    ownerFunctionId: id<'function'>('owner_function_id')
      .notNull()
      .references(() => functions.id),
    dueOn: day('due_on').notNull(),
    doneAt: moment('done_at'),
    /** Taken out, with history's reason; not done. */
    withdrawnAt: moment('withdrawn_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.riskId, t.id] }),
    index('risk_actions_owner').on(t.ownerFunctionId),
    foreignKey({
      columns: [t.programmeId, t.riskId],
      foreignColumns: [risks.programmeId, risks.id],
      name: 'risk_actions_risk',
    }),
  ],
)

/** Ways to choose between; the holder of the mandate chooses one. */
export const riskAlternatives = pgTable(
  'risk_alternatives',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    riskId: id<'risk'>('risk_id').notNull(),
    id: id<'risk-alternative'>('id').notNull().default(sql`uuidv7()`),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    /** What would follow: cost, time, quality. */
    consequences: text('consequences').notNull().default(''),
    chosen: boolean('chosen').notNull().default(false),
    chosenAt: moment('chosen_at'),
    chosenReason: text('chosen_reason').notNull().default(''),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.riskId, t.id] }),
    unique('risk_alternatives_number').on(t.programmeId, t.riskId, t.number),
    foreignKey({
      columns: [t.programmeId, t.riskId],
      foreignColumns: [risks.programmeId, risks.id],
      name: 'risk_alternatives_risk',
    }),
  ],
)
