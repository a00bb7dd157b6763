import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Dependence } from '../rules/waiting.ts'
import type { Cell } from './cell-row.ts'

/** The areas of everything that waits for these commitments, directly or through others, in whatever rollout. */
export async function readDependents(
  db: Reader,
  programmeId: Id<'programme'>,
  commitmentIds: readonly Id<'commitment'>[],
): Promise<Cell[]> {
  const { rows } = await db.execute<Cell & Record<string, unknown>>(sql`
    with recursive waiting(id) as (
      select commitment_id from commitment_dependencies
      where programme_id = ${programmeId} and depends_on_id = any(${sql.param([...commitmentIds])}::uuid[])
      union
      select d.commitment_id from commitment_dependencies d join waiting on d.depends_on_id = waiting.id where d.programme_id = ${programmeId}
    )
    select distinct r.rollout_id as "rolloutId", r.area_key as "areaKey"
    from waiting join receipts r on r.programme_id = ${programmeId} and r.commitment_id = waiting.id and r.unit_id is null`)
  return rows
}

/** What it waits for besides what is seen of it: whoever does not see that can't take it away. */
export async function readUnseenNeeds(
  db: Reader,
  programmeId: Id<'programme'>,
  id: Id<'commitment'>,
  seen: readonly { readonly id: Id<'commitment'> }[],
): Promise<Id<'commitment'>[]> {
  const { rows } = await db.execute<{ id: Id<'commitment'> }>(sql`
    select depends_on_id as id from commitment_dependencies where programme_id = ${programmeId} and commitment_id = ${id}
      and depends_on_id <> all(${sql.param(seen.map((one) => one.id))}::uuid[])`)
  return rows.map((row) => row.id)
}

/** Who waits for whom in the programme: to refuse a circle. */
export async function readDependences(db: Reader, programmeId: Id<'programme'>): Promise<Dependence[]> {
  const { rows } = await db.execute<{ waiting: string; needed: string }>(
    sql`select commitment_id as waiting, depends_on_id as needed from commitment_dependencies where programme_id = ${programmeId}`,
  )
  return rows
}
