import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { day, moment } from '../database/columns.ts'

/**
 * Everything that happened: append-only (a trigger refuses update and delete, a logged redaction aside). Code and
 * parameters, never a rendered sentence. The moment is in the key so that the table can be partitioned by month.
 */
export const history = pgTable(
  'history',
  {
    id: uuid('id').notNull().default(sql`uuidv7()`),
    recordedAt: moment('recorded_at').notNull(),
    programmeId: uuid('programme_id'),
    /** What it is about: `commitment`, `rollout`, `go-live` … */
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** The rollout it belongs to, when one. */
    rolloutId: uuid('rollout_id'),
    /** Who may read it; with `own` the organisation in `organisationId`. */
    visibility: text('visibility').notNull().default('programme'),
    organisationId: uuid('organisation_id'),
    /** With `forum`: the forum whose seats may read it. */
    forumId: uuid('forum_id'),
    code: text('code').notNull(),
    params: jsonb('params').notNull().$type<HistoryParams>().default({}),
    /** Null when the product did it by itself, or someone without an account through a one-time link. */
    personId: uuid('person_id'),
    /** In what function: `programme-lead`, `rollout-lead` …, and of which party. */
    functionKind: text('function_kind'),
    partyId: uuid('party_id'),
    validFrom: day('valid_from').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.recordedAt] }),
    index('history_programme').on(t.programmeId, t.recordedAt.desc()),
    index('history_guarded')
      .on(t.programmeId, t.recordedAt.desc())
      .where(sql`visibility not in ('programme', 'all-but-suppliers')`),
    index('history_subject').on(t.subjectId, t.recordedAt.desc()),
    index('history_rollout').on(t.rolloutId, t.recordedAt.desc()),
  ],
)

export type HistoryParams = Readonly<Record<string, string | number | boolean | null>>
