import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../database/columns.ts'

// The shape is the sign-in library's (better-auth): it reads and writes moments as Date, and names the columns.
const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const key = () => uuid('id').primaryKey().default(sql`uuidv7()`)
const ofUser = () =>
  uuid('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })

/** An account. The person who has it is a row in the people slice; closing an account deletes this row and all that hangs on it. */
export const user = pgTable('user', {
  id: key(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  twoFactorEnabled: boolean('two_factor_enabled').default(false),
  createdAt: at('created_at').notNull(),
  updatedAt: at('updated_at').notNull(),
})

export const session = pgTable(
  'session',
  {
    id: key(),
    token: text('token').notNull().unique(),
    userId: ofUser(),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('session_user').on(t.userId), index('session_expires').on(t.expiresAt)],
)

/** A way to sign in: a password (`credential`), later an identity provider. */
export const account = pgTable(
  'account',
  {
    id: key(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: ofUser(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    /** scrypt, salted. */
    password: text('password'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('account_user').on(t.userId)],
)

/** Sign-ins and passkey ceremonies that are half done. */
export const verification = pgTable(
  'verification',
  {
    id: key(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

export const passkey = pgTable(
  'passkey',
  {
    id: key(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    userId: ofUser(),
    credentialID: text('credential_id').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    transports: text('transports'),
    aaguid: text('aaguid'),
    createdAt: at('created_at'),
  },
  (t) => [index('passkey_user').on(t.userId), index('passkey_credential').on(t.credentialID)],
)

export const twoFactor = pgTable(
  'two_factor',
  {
    id: key(),
    /** Encrypted with the product's secret, as are the backup codes. */
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: ofUser(),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: at('locked_until'),
  },
  (t) => [index('two_factor_secret').on(t.secret), index('two_factor_user').on(t.userId)],
)

/** How often something was tried, in the database since several processes serve the same people. */
export const rateLimit = pgTable('rate_limit', {
  id: key(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  /** Milliseconds since 1970: when the present window began, or of the last try. */
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})

/** What the processes must share and nobody else may know. Made once, by whichever process starts first. */
export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  createdAt: moment('created_at').notNull(),
})
