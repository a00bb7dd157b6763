import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { parties } from '#src/features/parties/party.tables.ts'
import { people } from '#src/features/people/people.tables.ts'
import { day, id, moment, sortedText, twoLanguages } from '#src/platform/database/columns.ts'

/** A shared introduction. Its id is in the key of everything inside it. */
export const programmes = pgTable('programmes', {
  id: id<'programme'>('id').primaryKey().default(sql`uuidv7()`),
  name: sortedText('name').notNull(),
  purpose: text('purpose').notNull().default(''),
  goals: text('goals').notNull().default(''),
  /** What everyone must do alike, and what each may adapt. */
  mandatory: text('mandatory').notNull().default(''),
  adaptable: text('adaptable').notNull().default(''),
  /** Who owns what "the programme" owes. */
  leadPartyId: id<'party'>('lead_party_id')
    .notNull()
    .references(() => parties.id),
  startsOn: day('starts_on').notNull(),
  /** Working days that a receiver has to accept or return. */
  reviewDays: integer('review_days').notNull().default(10),
  /** Working days after which silence consents to "not applicable". */
  consentDays: integer('consent_days').notNull().default(10),
  createdAt: moment('created_at').notNull(),
  closedAt: moment('closed_at'),
  version: integer('version').notNull().default(1),
})

export const programmeContacts = pgTable(
  'programme_contacts',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    name: sortedText('name').notNull(),
    about: text('about').notNull().default(''),
    email: text('email').notNull().default(''),
    phone: text('phone').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] })],
)

/** Days that don't count as working days (holidays of the many, freezes): both ends included. */
export const quietPeriods = pgTable(
  'quiet_periods',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    name: text('name').notNull(),
    from: day('from').notNull(),
    to: day('to').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] }), check('quiet_periods_order', sql`${t.to} >= ${t.from}`)],
)

export type ParticipantRole = 'lead' | 'receiver' | 'supplier' | 'it-partner' | 'representative'

/** Which parties take part, and as what. A receiver stands here from when it gets its rollout. */
export const participants = pgTable(
  'participants',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    partyId: id<'party'>('party_id')
      .notNull()
      .references(() => parties.id),
    role: text('role').notNull().$type<ParticipantRole>(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.partyId, t.role] }), index('participants_party').on(t.partyId)],
)

/** The programme's areas (columns of the readiness matrix), as its templates named them. */
export const areas = pgTable(
  'areas',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    name: twoLanguages('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.key] })],
)

export const waves = pgTable(
  'waves',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: id<'wave'>('id').notNull().default(sql`uuidv7()`),
    number: integer('number').notNull(),
    name: sortedText('name').notNull(),
    /** When preparations begin. */
    startsOn: day('starts_on'),
    note: text('note').notNull().default(''),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.id] }), unique('waves_number').on(t.programmeId, t.number)],
)

export type RolloutState = 'preparing' | 'live' | 'paused' | 'rolled-back' | 'handed-over' | 'withdrawn'

/** One party's introduction within a programme. A template rollout stands outside all totals. */
export const rollouts = pgTable(
  'rollouts',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: id<'rollout'>('id').notNull().default(sql`uuidv7()`),
    partyId: id<'party'>('party_id')
      .notNull()
      .references(() => parties.id),
    waveId: id<'wave'>('wave_id'),
    isTemplate: boolean('is_template').notNull().default(false),
    state: text('state').notNull().$type<RolloutState>().default('preparing'),
    /** The rollout lead's own words beside the light. */
    comment: text('comment').notNull().default(''),
    commentBy: id<'person'>('comment_by').references(() => people.id),
    commentAt: moment('comment_at'),
    /** When the start guide was gone through; null until then. */
    guideDoneAt: moment('guide_done_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    unique('rollouts_party').on(t.programmeId, t.partyId),
    index('rollouts_party_only').on(t.partyId),
    foreignKey({
      columns: [t.programmeId, t.waveId],
      foreignColumns: [waves.programmeId, waves.id],
      name: 'rollouts_wave',
    }),
  ],
)

/** Which areas a rollout takes part in (start guide); no row means that it does. */
export const rolloutAreas = pgTable(
  'rollout_areas',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    areaKey: text('area_key').notNull(),
    takesPart: boolean('takes_part').notNull().default(true),
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.rolloutId, t.areaKey] }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'rollout_areas_rollout',
    }),
    foreignKey({
      columns: [t.programmeId, t.areaKey],
      foreignColumns: [areas.programmeId, areas.key],
      name: 'rollout_areas_area',
    }),
  ],
)

/** One go-live: a scope for some units. The four dates are kept in `go_live_dates`; the present ones stand here. */
export const goLives = pgTable(
  'go_lives',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: id<'go-live'>('id').notNull().default(sql`uuidv7()`),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    /** What goes live, when there is more than one ("hemtjänst", "elevhälsa"). */
    scope: text('scope').notNull().default(''),
    /** The rollout's first: what has no unit counts from it. */
    isMain: boolean('is_main').notNull().default(true),
    originalOn: day('original_on'),
    decidedOn: day('decided_on'),
    forecastOn: day('forecast_on'),
    forecastReason: text('forecast_reason').notNull().default(''),
    actualOn: day('actual_on'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    uniqueIndex('go_lives_main').on(t.programmeId, t.rolloutId).where(sql`is_main`),
    index('go_lives_rollout').on(t.programmeId, t.rolloutId),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'go_lives_rollout_fk',
    }),
  ],
)

/** The units that take part in a rollout, each in one go-live. */
export const rolloutUnits = pgTable(
  'rollout_units',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    unitId: id<'party'>('unit_id')
      .notNull()
      .references(() => parties.id),
    goLiveId: id<'go-live'>('go_live_id'),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.rolloutId, t.unitId] }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'rollout_units_rollout',
    }),
    foreignKey({
      columns: [t.programmeId, t.goLiveId],
      foreignColumns: [goLives.programmeId, goLives.id],
      name: 'rollout_units_go_live',
    }),
  ],
)

export type GoLiveDateKind = 'original' | 'decided' | 'forecast' | 'actual'

/** Every date ever given to a go-live, append-only. `on` is null when a forecast was taken back. */
export const goLiveDates = pgTable(
  'go_live_dates',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    goLiveId: id<'go-live'>('go_live_id').notNull(),
    kind: text('kind').notNull().$type<GoLiveDateKind>(),
    on: day('on'),
    reason: text('reason').notNull().default(''),
    /** From when it held: today, or an earlier day when a history from before Samtakt is entered. */
    validFrom: day('valid_from').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    personId: id<'person'>('person_id').references(() => people.id),
    functionKind: text('function_kind'),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index('go_live_dates_go_live').on(t.programmeId, t.goLiveId, t.recordedAt),
    foreignKey({
      columns: [t.programmeId, t.goLiveId],
      foreignColumns: [goLives.programmeId, goLives.id],
      name: 'go_live_dates_go_live_fk',
    }),
  ],
)

/** The last number given to each kind of thing that is numbered within a programme (risks R1, R2 …, questions F1, F2 …). */
export const programmeNumbers = pgTable(
  'programme_numbers',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    kind: text('kind').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.kind] })],
)
