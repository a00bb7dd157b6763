import { and, asc, eq } from 'drizzle-orm'
import type { Reader } from '../database/index.ts'
import { passkey } from './sign-in.tables.ts'

export interface OwnPasskey {
  readonly id: string
  readonly name: string | null
  readonly createdAt: Date | null
}

export const listPasskeys = (db: Reader, userId: string): Promise<OwnPasskey[]> =>
  db
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt))

/** Removes one of the account's own passkeys. */
export const removePasskey = (db: Reader, userId: string, id: string) =>
  db.delete(passkey).where(and(eq(passkey.userId, userId), eq(passkey.id, id)))
