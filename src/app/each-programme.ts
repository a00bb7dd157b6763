import { sql } from 'drizzle-orm'
import { type Clock, dayIn } from '#src/platform/clock.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Deps } from './deps.ts'

/** A deed of the product's own: nobody's in person, and in no function. */
export function ownDeed(clock: Clock): Deed {
  const now = clock.now()
  return { personId: null, functionKind: null, partyId: null, at: now.toString(), today: dayIn(now) }
}

/**
 * What the product does by itself in each programme that is open, one after the other, each in a transaction of its own. Where it fails, the
 * others are done all the same: one programme's fault must not keep another's questions waiting.
 * @throws AggregateError of what failed, when all have been tried
 */
export async function inEachProgramme(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  work: (tx: Tx, id: Id<'programme'>, deed: Deed) => Promise<void>,
): Promise<void> {
  const deed = ownDeed(clock)
  const { rows } = await database.db.execute<{ id: Id<'programme'> }>(
    sql`select id from programmes where closed_at is null order by id`,
  )
  const failures: unknown[] = []
  for (const { id } of rows)
    await inTransaction(database.db, (tx) => work(tx, id, deed)).catch((error) => failures.push(error))
  if (failures.length > 0)
    throw new AggregateError(failures, `Failed in ${failures.length} of ${rows.length} programmes.`)
}
