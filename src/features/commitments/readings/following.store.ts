import { sql } from 'drizzle-orm'
import { findProgramme } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { visibleCommitments } from './visible.store.ts'

/** Whether the actor may be told when the commitment changes: whoever may see it. By its id alone, as a live page names it. */
export async function canFollowCommitment(db: Reader, actor: Actor, id: Id<'commitment'>): Promise<boolean> {
  const { rows } = await db.execute<{ programme: string }>(sql`
    select c.programme_id as programme from programmes p join commitments c on c.programme_id = p.id and c.id = ${id}`)
  const programme = await findProgramme(db, actor, asId<'programme'>(rows[0]?.programme))
  if (!programme) return false
  const seen = await db.execute(sql`
    select from commitments c
    where c.programme_id = ${programme.id} and c.id = ${id} and ${visibleCommitments(actor, programme.standing)}`)
  return seen.rows.length > 0
}
