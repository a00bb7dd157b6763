import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '../database/index.ts'
import { secrets } from './sign-in.tables.ts'

/**
 * The secret of that name: 32 random bytes, made the first time it is asked for. Processes that start at once agree:
 * the first insert wins, and all read what stands there.
 */
export async function sharedSecret(db: Db, name: string, now: string): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  await db.insert(secrets).values({ name, value, createdAt: now }).onConflictDoNothing()
  const [kept] = await db.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, name))
  if (!kept) throw new Error(`The secret "${name}" could not be kept.`)
  return kept.value
}
