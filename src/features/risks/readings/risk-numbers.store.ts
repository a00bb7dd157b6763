import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { visibleRisks } from './visible.store.ts'

/** Risks by the numbers that people write, as far as the actor sees them. */
export async function findByNumbers(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  numbers: readonly number[],
): Promise<{ readonly id: Id<'risk'>; readonly number: number }[]> {
  const { rows } = await db.execute<{ id: Id<'risk'>; number: number }>(sql`
    select r.id, r.number from risks r
    where r.programme_id = ${programme.id} and r.number = any(${sql.param([...numbers])}::int[]) and ${visibleRisks(actor, programme.standing)}`)
  return rows
}
