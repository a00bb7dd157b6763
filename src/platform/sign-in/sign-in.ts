import { createHash } from 'node:crypto'
import type { Db } from '../database/index.ts'
import { answered } from './answered.ts'
import { forgetTries, withinAllowance } from './attempts.ts'
import type { Auth } from './auth.ts'

/** `refused` says no more: not whether the account exists, nor what was wrong. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly setCookies: readonly string[] }
  | { readonly kind: 'second-factor'; readonly setCookies: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many-tries' }

interface Attempt {
  readonly email: string
  readonly password: string
  /** The network address it comes from: a whole municipality may share one. */
  readonly from: string
  readonly headers: Headers
}

const perAddressAndPlace = 10
const perAddress = 100
const perPlace = 500

// Hashed: what is typed in the wrong field (a password, say) must not stand in a table.
const counted = (...parts: string[]) => `sign-in:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`

/** Signs in with address and password. An unknown address costs as much time as a wrong password. */
export async function signInWithPassword(auth: Auth, db: Db, attempt: Attempt, now: string): Promise<SignInOutcome> {
  const email = attempt.email.trim().toLowerCase()
  const hereKey = counted('here', email, attempt.from)
  const allowances = [
    { key: hereKey, most: perAddressAndPlace },
    { key: counted('address', email), most: perAddress },
    { key: counted('place', attempt.from), most: perPlace },
  ]
  if (!(await withinAllowance(db, allowances, now))) return { kind: 'too-many-tries' }
  const answer = await answered(() =>
    auth.api.signInEmail({ body: { email, password: attempt.password }, headers: attempt.headers, asResponse: true }),
  )
  if (!answer.ok) return { kind: 'refused' }
  await forgetTries(db, hereKey)
  const body: { twoFactorRedirect?: boolean } = await answer.json()
  return { kind: body.twoFactorRedirect ? 'second-factor' : 'signed-in', setCookies: answer.headers.getSetCookie() }
}

/**
 * The second step: the code of the app, or one of the backup codes. The library counts wrong ones (five for one sign-in,
 * ten in a row for the account, which then rests for 15 minutes).
 */
export async function signInWithCode(auth: Auth, code: string, headers: Headers): Promise<SignInOutcome> {
  const plain = code.replaceAll(/\s/g, '')
  const asked = { headers, asResponse: true } as const
  const answer = await answered(() =>
    /^\d{6}$/.test(plain)
      ? auth.api.verifyTOTP({ body: { code: plain }, ...asked })
      : auth.api.verifyBackupCode({ body: { code: plain }, ...asked }),
  )
  if (answer.ok) return { kind: 'signed-in', setCookies: answer.headers.getSetCookie() }
  return { kind: answer.status === 429 ? 'too-many-tries' : 'refused' }
}
