import { sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

/**
 * The next number of a kind of thing in the programme, beginning at 1. Two who take one at once wait for each other, and none is given
 * twice; one given in a transaction that is rolled back is given again.
 */
export async function nextNumber(tx: Tx, programmeId: Id<'programme'>, kind: 'risk' | 'question'): Promise<number> {
  const { rows } = await tx.execute<{ last: number }>(sql`
    insert into programme_numbers (programme_id, kind, last) values (${programmeId}, ${kind}, 1)
    on conflict (programme_id, kind) do update set last = programme_numbers.last + 1 returning last`)
  return rows[0]?.last ?? 1
}
