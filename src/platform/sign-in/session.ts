import { randomBytes } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import type { Reader } from '../database/index.ts'
import { cookieDays } from './session-cookie.ts'
import { session } from './sign-in.tables.ts'

/**
 * A session ends after 12 hours without use (one signs in once a working day) and 30 days after it began, used or not.
 * Its use is noted at most once an hour, so that reading pages does not write.
 */
export const idleHours = 12
export const noteUseAfterHours = 1
export const longestDays = cookieDays

export const idleEnd = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: idleHours })

/** Opens a session for an account that has proved itself in another way than by password. Returns its token. */
export async function openSession(
  db: Reader,
  userId: string,
  now: string,
  from: { userAgent?: string } = {},
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const began = new Date(now)
  await db.insert(session).values({
    token,
    userId,
    createdAt: began,
    updatedAt: began,
    expiresAt: new Date(idleEnd(Temporal.Instant.from(now)).epochMilliseconds),
    userAgent: from.userAgent?.slice(0, 300) ?? '',
  })
  return token
}

/** Ends one session, at sign-out. */
export const endSession = (db: Reader, token: string) => db.delete(session).where(eq(session.token, token))

/** Ends every session of an account: its password was set anew. */
export const endSessionsOf = (db: Reader, userId: string) => db.delete(session).where(eq(session.userId, userId))

/** Ends the others: a password was changed in this one. */
export const endOtherSessions = (db: Reader, userId: string, keep: string) =>
  db.delete(session).where(and(eq(session.userId, userId), ne(session.token, keep)))
