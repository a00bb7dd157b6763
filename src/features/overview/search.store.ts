import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** Every programme there is: an administrator sees them all. */
export async function listProgrammeIds(db: Reader): Promise<Id<'programme'>[]> {
  const { rows } = await db.execute<{ id: Id<'programme'> }>(sql`select id from programmes order by name, id`)
  return rows.map(({ id }) => id)
}
