import { eq } from 'drizzle-orm'
import type { Reader } from '../database/index.ts'
import { answered } from './answered.ts'
import type { Auth } from './auth.ts'
import { user } from './sign-in.tables.ts'

export interface NewSecondFactor {
  /** `otpauth://…`: what the app on the phone takes. */
  readonly uri: string
  readonly backupCodes: readonly string[]
}

/** First half of adding a second factor: a key for the app. Null: the password was wrong, or there is one already. */
export async function enableSecondFactor(
  auth: Auth,
  password: string,
  headers: Headers,
): Promise<NewSecondFactor | null> {
  const answer = await answered(() => auth.api.enableTwoFactor({ body: { password }, headers, asResponse: true }))
  if (!answer.ok) return null
  const made: { totpURI: string; backupCodes: string[] } = await answer.json()
  return { uri: made.totpURI, backupCodes: made.backupCodes }
}

/** Second half: a code shows that the app has the key. The session is renewed. Null: the code was wrong. */
export async function confirmSecondFactor(
  auth: Auth,
  code: string,
  headers: Headers,
): Promise<readonly string[] | null> {
  const body = { code: code.replaceAll(/\s/g, '') }
  const answer = await answered(() => auth.api.verifyTOTP({ body, headers, asResponse: true }))
  return answer.ok ? answer.headers.getSetCookie() : null
}

/** Takes the second factor away. The session is renewed. Null: the password was wrong. */
export async function disableSecondFactor(
  auth: Auth,
  password: string,
  headers: Headers,
): Promise<readonly string[] | null> {
  const answer = await answered(() => auth.api.disableTwoFactor({ body: { password }, headers, asResponse: true }))
  return answer.ok ? answer.headers.getSetCookie() : null
}

export async function hasSecondFactor(db: Reader, userId: string): Promise<boolean> {
  const [found] = await db.select({ on: user.twoFactorEnabled }).from(user).where(eq(user.id, userId))
  return found?.on ?? false
}
