import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface Named {
  readonly id: Id<'party'>
  readonly name: string
}

/** The names of some parties; nothing is asked for none. */
export async function listNames(db: Reader, ids: readonly Id<'party'>[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const { rows } = await db.execute<Named & Record<string, unknown>>(
    sql`select id, name from parties where id = any(${sql.param([...ids])}::uuid[]) order by name`,
  )
  return rows
}
