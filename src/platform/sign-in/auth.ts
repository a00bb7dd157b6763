import { passkey as passkeys } from '@better-auth/passkey'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor as secondFactor } from 'better-auth/plugins/two-factor'
import type { Clock } from '../clock.ts'
import type { Db } from '../database/index.ts'
import { longestPassword, shortestPassword } from './password.ts'
import { idleEnd } from './session.ts'
import { cookieDays, cookiePrefix, isSecure } from './session-cookie.ts'
import { account, passkey, rateLimit, session, twoFactor, user, verification } from './sign-in.tables.ts'

export interface AuthDeps {
  readonly db: Db
  /** From `sharedSecret`: signs cookies, encrypts the second factors' keys. */
  readonly secret: string
  readonly publicUrl: URL
  readonly clock: Clock
}

const product = 'Samtakt'
const day = 86_400

/**
 * The sign-in library, set up for this product. Our forms are made on the server and call its API; of its own HTTP
 * addresses only those of passkeys are served (`passkeyPaths`). Accounts are made by invitation alone, so signing up is off.
 * An identity provider (OIDC) would be a further entry in `plugins`, set by configuration, linked by e-mail address.
 */
function configure({ db, secret, publicUrl, clock }: AuthDeps) {
  return betterAuth({
    appName: product,
    baseURL: publicUrl.origin,
    basePath: '/sign-in/auth',
    secret,
    trustedOrigins: [publicUrl.origin],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, passkey, twoFactor, rateLimit },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    // The cookie may outlive the session: how long that lives without use is ours to say (session.ts).
    session: { expiresIn: cookieDays * day, disableSessionRefresh: true },
    databaseHooks: {
      session: { create: { before: async (opened) => ({ data: { ...opened, ...beginning(clock.now()) } }) } },
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 30 },
    advanced: {
      database: { generateId: 'uuid' },
      // The prefix says "secure" in its own, stricter way; the library's own would come before it.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(publicUrl),
      defaultCookieAttributes: { httpOnly: true, secure: isSecure(publicUrl), sameSite: 'lax', path: '/' },
    },
    plugins: [
      secondFactor({ issuer: product }),
      passkeys({ rpID: publicUrl.hostname, rpName: product, origin: publicUrl.origin }),
    ],
  })
}

const beginning = (now: Temporal.Instant) => {
  const began = new Date(now.epochMilliseconds)
  return { createdAt: began, updatedAt: began, expiresAt: new Date(idleEnd(now).epochMilliseconds) }
}

export type Auth = ReturnType<typeof configure>
export const createAuth = (deps: AuthDeps): Auth => configure(deps)

/** The only addresses of the library's own that are served: a passkey needs a script that talks with the server. */
export const passkeyPaths = [
  '/sign-in/auth/passkey/generate-authenticate-options',
  '/sign-in/auth/passkey/verify-authentication',
  '/sign-in/auth/passkey/generate-register-options',
  '/sign-in/auth/passkey/verify-registration',
] as const
