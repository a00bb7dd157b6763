import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import type { Reader } from '../database/index.ts'
import { account, user } from './sign-in.tables.ts'

/** Characters. Length is what helps; no rules of composition (NIST SP 800-63B, 3.1.1.2). */
export const shortestPassword = 12
export const longestPassword = 128

export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common'

/** What people choose when twelve characters are asked for, in Sweden: keyboard rows, counting, the word itself, months and the product. */
const common =
  /^(?:(.)\1+|(.{1,4})\2{2,}|[\d\W_]*(?:l[oö]senord|password|passw0rd|welcome|v[aä]lkommen|qwerty(?:uiop)?(?:asdf\w*)?|asdfgh?jkl\w*|samtakt|sommar(?:en)?|vinter(?:n)?|admin(?:istrator)?|0?123456789\d*|9876543210|abcdefgh\w*|iloveyou|letmein|hemligt?)[\d\W_]*)$/iu

/** Refuses a password that is too short, too long, among the ones everybody tries first, or that repeats the name or address it guards. */
export function checkPassword(password: string, about: readonly string[] = []): PasswordRefusal | null {
  if ([...password].length < shortestPassword) return 'too-short'
  if (password.length > longestPassword) return 'too-long'
  const lower = password.toLowerCase()
  const repeats = about.some((text) => text.length > 3 && lower.replace(/[\d\W_]+$/u, '') === text.toLowerCase())
  return repeats || common.test(password) || sameTwice(lower) ? 'too-common' : null
}

const sameTwice = (text: string) => text.length % 2 === 0 && isCommonHalf(text.slice(0, text.length / 2), text)
const isCommonHalf = (half: string, text: string) => half + half === text && common.test(half)

/** Slow on purpose: to be called before a transaction is opened. */
export const passwordHash = (password: string): Promise<string> => hashPassword(password)

interface NewAccount {
  readonly name: string
  readonly email: string
  readonly passwordHash: string
}

/** Makes an account with a password. Returns its id. */
export async function openAccount(tx: Reader, wish: NewAccount, now: string): Promise<string> {
  const at = { createdAt: new Date(now), updatedAt: new Date(now) }
  const named = { name: wish.name, email: wish.email.toLowerCase(), emailVerified: true, ...at }
  const [made] = await tx.insert(user).values(named).returning({ id: user.id })
  if (!made) throw new Error('The account was not made.')
  await tx
    .insert(account)
    .values({ accountId: made.id, providerId: 'credential', userId: made.id, password: wish.passwordHash, ...at })
  return made.id
}

/** Whether what was typed is the account's password. An account without one matches nothing. */
export async function passwordMatches(db: Reader, userId: string, typed: string): Promise<boolean> {
  if (typed.length > longestPassword) return false
  const [found] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
  return found?.password ? verifyPassword({ hash: found.password, password: typed }) : false
}

/** Sets the password of an account anew, whatever it was. */
export async function setPassword(tx: Reader, userId: string, hash: string, now: string): Promise<void> {
  await tx
    .update(account)
    .set({ password: hash, updatedAt: new Date(now) })
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
}

/** Takes the account away with its sessions, passkeys and second factor. The person stays, named by history. */
export const removeAccount = (tx: Reader, userId: string) => tx.delete(user).where(eq(user.id, userId))

/** The name and address that the account carries follow the person's. */
export const renameAccount = (tx: Reader, userId: string, to: { name: string; email: string }) =>
  tx.update(user).set({ name: to.name, email: to.email.toLowerCase() }).where(eq(user.id, userId))
