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
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { parties } from '#src/features/parties/party.tables.ts'
import { functions, people } from '#src/features/people/people.tables.ts'
import { areas, goLives, programmes, rollouts, waves } from '#src/features/programmes/programme.tables.ts'
import type { DueRule, ItemScope } from '#src/features/templates/template.tables.ts'
import type { Visibility } from '#src/platform/access/index.ts'
import { day, id, moment, searchVector, twoLanguages } from '#src/platform/database/columns.ts'
import { storedFiles } from '#src/platform/files/file.tables.ts'

/** What one party owes one or many: marked delivered once, accepted or returned by each receiver. */
export const commitments = pgTable(
  'commitments',
  {
    programmeId: id<'programme'>('programme_id')
      .notNull()
      .references(() => programmes.id),
    id: id<'commitment'>('id').notNull().default(sql`uuidv7()`),
    scope: text('scope').notNull().$type<ItemScope>(),
    /** Set for the scopes wave, and rollout or unit. */
    waveId: id<'wave'>('wave_id'),
    rolloutId: id<'rollout'>('rollout_id'),
    areaKey: text('area_key').notNull(),
    /** Order within the area. */
    number: integer('number').notNull().default(0),
    title: twoLanguages('title').notNull(),
    why: twoLanguages('why').notNull(),
    evidence: twoLanguages('evidence').notNull(),
    ownerId: id<'party'>('owner_id')
      .notNull()
      .references(() => parties.id),
    /** The function that answers for it at the owner; null: the owner's lead. */
    ownerFunctionId: id<'function'>('owner_function_id').references(() => functions.id),
    dueRule: jsonb('due_rule').notNull().$type<DueRule>(),
    notBefore: text('not_before'),
    validity: text('validity'),
    minimumDays: integer('minimum_days').notNull().default(5),
    critical: boolean('critical').notNull().default(false),
    mandatory: boolean('mandatory').notNull().default(false),
    /** Function kind that must approve when owner and receiver are the same party. */
    approver: text('approver'),
    /** The owner's own forecast of delivery, and why. */
    forecastOn: day('forecast_on'),
    forecastReason: text('forecast_reason').notNull().default(''),
    /** Latest delivered version: its number (0 none) and what the owner calls it ("0.7"). */
    deliveryNumber: integer('delivery_number').notNull().default(0),
    deliveryLabel: text('delivery_label').notNull().default(''),
    visibility: text('visibility').notNull().$type<Visibility>().default('programme'),
    /** The organisation that `own` means. */
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    /** Where it came from: a template's item, an imported plan's row key, or null for a local addition. */
    templateId: id<'template'>('template_id'),
    templateItemKey: text('template_item_key'),
    templateVersion: integer('template_version'),
    importKey: text('import_key'),
    /** Taken out by a newer template version; kept for its history. */
    withdrawnAt: moment('withdrawn_at'),
    createdAt: moment('created_at').notNull(),
    version: integer('version').notNull().default(1),
    search: searchVector('search').generatedAlwaysAs(
      sql`setweight(to_tsvector('swedish', coalesce(title->>'sv','')), 'A') || setweight(to_tsvector('english', coalesce(title->>'en','')), 'A') || setweight(to_tsvector('swedish', coalesce(why->>'sv','')), 'C')`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index('commitments_owner').on(t.programmeId, t.ownerId),
    index('commitments_template').on(t.programmeId, t.templateId, t.templateItemKey),
    index('commitments_rollout').on(t.programmeId, t.rolloutId),
    index('commitments_search').using('gin', t.search),
    index('commitments_anywhere').using('gin', sql`(title->>'sv') gin_trgm_ops`, sql`(title->>'en') gin_trgm_ops`),
    foreignKey({
      columns: [t.programmeId, t.waveId],
      foreignColumns: [waves.programmeId, waves.id],
      name: 'commitments_wave',
    }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'commitments_rollout_fk',
    }),
    foreignKey({
      columns: [t.programmeId, t.areaKey],
      foreignColumns: [areas.programmeId, areas.key],
      name: 'commitments_area',
    }),
  ],
)

/** `commitment` waits for `dependsOn`. */
export const commitmentDependencies = pgTable(
  'commitment_dependencies',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    commitmentId: id<'commitment'>('commitment_id').notNull(),
    dependsOnId: id<'commitment'>('depends_on_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.commitmentId, t.dependsOnId] }),
    index('commitment_dependencies_on').on(t.programmeId, t.dependsOnId),
    foreignKey({
      columns: [t.programmeId, t.commitmentId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'commitment_dependencies_of',
    }),
    foreignKey({
      columns: [t.programmeId, t.dependsOnId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'commitment_dependencies_to',
    }),
  ],
)

export type ReceiptState = 'not-started' | 'in-progress' | 'delivered' | 'returned' | 'accepted' | 'not-applicable'
export type Half = 'deliveries' | 'preparations'

/**
 * One per receiver. With the scope unit, each unit has one (`unit_id`), and the rollout one more that sums them up
 * (`units` > 0): lists show rows without a unit; deeds are done on rows with `units` = 0.
 */
export const receipts = pgTable(
  'receipts',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: id<'receipt'>('id').notNull().default(sql`uuidv7()`),
    commitmentId: id<'commitment'>('commitment_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    receiverId: id<'party'>('receiver_id')
      .notNull()
      .references(() => parties.id),
    unitId: id<'party'>('unit_id').references(() => parties.id),
    /** How many units a summing row stands for: applicable ones, and accepted of them. Zero for every other row. */
    units: integer('units').notNull().default(0),
    unitsApplicable: integer('units_applicable').notNull().default(0),
    unitsAccepted: integer('units_accepted').notNull().default(0),
    goLiveId: id<'go-live'>('go_live_id'),
    areaKey: text('area_key').notNull(),
    half: text('half').notNull().$type<Half>(),
    critical: boolean('critical').notNull(),
    state: text('state').notNull().$type<ReceiptState>().default('not-started'),
    /** Due by the lead time alone, and moved off days that are not worked. Null while no go-live is decided. */
    nominalOn: day('nominal_on'),
    dueOn: day('due_on'),
    /** Due after it got its minimum working time back from what it waited for; otherwise as `due_on`. */
    extendedOn: day('extended_on'),
    notBeforeOn: day('not_before_on'),
    /** The day of the decision that moved go-live nearer so that the lead time broke. */
    brokenByDecisionOn: day('broken_by_decision_on'),
    /** The promised day (nominal) before that decision: whether the owner had failed already. */
    promisedBeforeOn: day('promised_before_on'),
    /** Who owed it when its lead time broke, if another has taken it over since: the breach stays theirs. */
    brokenByOwnerId: id<'party'>('broken_by_owner_id').references(() => parties.id),
    /**
     * Kept by `settle`, each meaning "from the day after": when the owner is late, when that is excused by what it waits for,
     * when the lead time is broken. Null: never. So a list finds the late ones without counting, and midnight changes nothing.
     */
    lateAfter: day('late_after'),
    excusedAfter: day('excused_after'),
    breachAfter: day('breach_after'),
    /** First day delivered, the version last delivered to it, and the day of that. */
    firstDeliveredOn: day('first_delivered_on'),
    deliveryNumber: integer('delivery_number').notNull().default(0),
    deliveredOn: day('delivered_on'),
    reviewDueOn: day('review_due_on'),
    acceptedOn: day('accepted_on'),
    expiresOn: day('expires_on'),
    /** Why returned or reopened. */
    reason: text('reason').notNull().default(''),
    /** Why it is said not to be applicable, since when, and the state it stood in then. */
    exemptionReason: text('exemption_reason').notNull().default(''),
    exemptionAskedOn: day('exemption_asked_on'),
    exemptFrom: text('exempt_from').$type<ReceiptState>(),
    /** Not applicable asked for a mandatory item: answer due; silence consents. */
    consentDueOn: day('consent_due_on'),
    /** Done before Samtakt: entered at the start, without a delivery. */
    beforeSamtakt: boolean('before_samtakt').notNull().default(false),
    /** The function that answers for it at the receiver; null: the rollout lead. */
    functionId: id<'function'>('function_id').references(() => functions.id),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    /** One receipt for each receiver, or each of its units: a second one would count twice. */
    unique('receipts_once').on(t.programmeId, t.commitmentId, t.rolloutId, t.unitId).nullsNotDistinct(),
    index('receipts_rollout').on(t.programmeId, t.rolloutId, t.areaKey, t.half),
    index('receipts_due').on(t.programmeId, t.dueOn, t.id).where(sql`unit_id is null`),
    index('receipts_function').on(t.functionId),
    index('receipts_receiver').on(t.receiverId, t.state).where(sql`unit_id is null`),
    index('receipts_consent').on(t.programmeId, t.consentDueOn).where(sql`consent_due_on is not null`),
    index('receipts_expires').on(t.expiresOn).where(sql`expires_on is not null`),
    foreignKey({
      columns: [t.programmeId, t.commitmentId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'receipts_commitment_fk',
    }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'receipts_rollout_fk',
    }),
    foreignKey({
      columns: [t.programmeId, t.goLiveId],
      foreignColumns: [goLives.programmeId, goLives.id],
      name: 'receipts_go_live',
    }),
    check('receipts_due_together', sql`(${t.dueOn} is null) = (${t.nominalOn} is null)`),
  ],
)

/** Each version handed over: a link, a note or a file. */
export const deliveries = pgTable(
  'deliveries',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: id<'delivery'>('id').notNull().default(sql`uuidv7()`),
    commitmentId: id<'commitment'>('commitment_id').notNull(),
    number: integer('number').notNull(),
    label: text('label').notNull().default(''),
    link: text('link').notNull().default(''),
    note: text('note').notNull().default(''),
    fileId: uuid('file_id').references(() => storedFiles.id),
    deliveredOn: day('delivered_on').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    personId: id<'person'>('person_id').references(() => people.id),
    /** Who it was, when through a one-time link. */
    byName: text('by_name').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index('deliveries_commitment').on(t.programmeId, t.commitmentId, t.number),
    foreignKey({
      columns: [t.programmeId, t.commitmentId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'deliveries_commitment_fk',
    }),
  ],
)

/** What people say about a commitment, or about one receipt of it. */
export const comments = pgTable(
  'comments',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    commitmentId: id<'commitment'>('commitment_id').notNull(),
    receiptId: id<'receipt'>('receipt_id'),
    text: text('text').notNull(),
    visibility: text('visibility').notNull().$type<Visibility>().default('programme'),
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index('comments_commitment').on(t.programmeId, t.commitmentId, t.at),
    foreignKey({
      columns: [t.programmeId, t.commitmentId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'comments_commitment_fk',
    }),
  ],
)

/** Notes for the own organisation only: outside history, search and exports. */
export const internalNotes = pgTable(
  'internal_notes',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    id: uuid('id').notNull().default(sql`uuidv7()`),
    commitmentId: id<'commitment'>('commitment_id').notNull(),
    organisationId: id<'party'>('organisation_id')
      .notNull()
      .references(() => parties.id),
    text: text('text').notNull(),
    personId: id<'person'>('person_id')
      .notNull()
      .references(() => people.id),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.id] }),
    index('internal_notes_commitment').on(t.programmeId, t.commitmentId, t.organisationId),
    foreignKey({
      columns: [t.programmeId, t.commitmentId],
      foreignColumns: [commitments.programmeId, commitments.id],
      name: 'internal_notes_commitment_fk',
    }),
  ],
)

/** Readiness rolled up per rollout × area × half, kept in the transaction of each change: counts and dates, no lights. */
export const rollUps = pgTable(
  'roll_ups',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    areaKey: text('area_key').notNull(),
    half: text('half').notNull().$type<Half>(),
    /** How many count (units as parts of one), and how many of them are accepted. */
    applicable: real('applicable').notNull(),
    accepted: real('accepted').notNull(),
    total: integer('total').notNull(),
    firstDue: day('first_due'),
    returnedCritical: integer('returned_critical').notNull(),
    /** What can still turn late; `OpenEntry` in rules/readiness.ts. */
    open: jsonb('open').notNull().$type<readonly unknown[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.rolloutId, t.areaKey, t.half] }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'roll_ups_rollout',
    }),
  ],
)

/** How things stood at the end of a day: gives the trend. */
export const readinessSnapshots = pgTable(
  'readiness_snapshots',
  {
    programmeId: id<'programme'>('programme_id').notNull(),
    rolloutId: id<'rollout'>('rollout_id').notNull(),
    half: text('half').notNull().$type<Half>(),
    on: day('on').notNull(),
    applicable: real('applicable').notNull(),
    accepted: real('accepted').notNull(),
    overdue: real('overdue').notNull(),
    light: text('light').notNull().$type<'red' | 'yellow' | 'grey' | 'green'>(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.rolloutId, t.half, t.on] }),
    foreignKey({
      columns: [t.programmeId, t.rolloutId],
      foreignColumns: [rollouts.programmeId, rollouts.id],
      name: 'readiness_snapshots_rollout',
    }),
  ],
)
