import { lt } from 'drizzle-orm'
import type { Db } from '../database/index.ts'
import { rateLimit, session, verification } from './sign-in.tables.ts'

/** Takes away what has ended: sessions, half-done sign-ins, counts of tries that hold nobody any more. For a job once a day. */
export async function clearEndedSignIns(db: Db, now: string): Promise<void> {
  const at = new Date(now)
  await db.delete(session).where(lt(session.expiresAt, at))
  await db.delete(verification).where(lt(verification.expiresAt, at))
  await db.delete(rateLimit).where(lt(rateLimit.lastRequest, at.getTime() - 86_400_000))
}
