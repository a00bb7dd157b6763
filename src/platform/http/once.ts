import { eq } from 'drizzle-orm'
import type { Tx } from '../database/index.ts'
import { submissions } from './once.tables.ts'

/**
 * Handles a form once: its hidden key is written with where it led. A second sending waits for the first and gets the
 * same place. @returns the place the first sending led to, or null when this is the first.
 */
export async function alreadySubmitted(tx: Tx, key: string, location: string, now: string): Promise<string | null> {
  const written = await tx
    .insert(submissions)
    .values({ key, location, at: now })
    .onConflictDoNothing()
    .returning({ key: submissions.key })
  if (written.length > 0) return null
  const [earlier] = await tx
    .select({ location: submissions.location })
    .from(submissions)
    .where(eq(submissions.key, key))
  return earlier?.location ?? location
}
