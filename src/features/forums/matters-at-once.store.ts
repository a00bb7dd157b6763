import { sql } from 'drizzle-orm'
import { type NewNotice, notify } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { spokespeople } from './matter.store.ts'
import { forumTopic } from './topic.ts'

/** Things of one kind that move at once from the lists they stand on to others'. */
export interface MovedMatters {
  readonly programmeId: Id<'programme'>
  readonly kind: string
  /** Why they leave the lists they stand on. */
  readonly left: string
  /** Why they stand on the new ones. */
  readonly why: string
  /** Null: on no forum's list any more. */
  readonly moves: readonly {
    readonly subjectId: string
    readonly forumId: Id<'forum'> | null
    readonly params: HistoryParams
  }[]
}

/**
 * The same as leaving and standing on lists one by one, in sets: for hundreds that a changed setting moves. Each forum's spokespeople are
 * told once, of how many.
 */
export async function moveMatters(
  tx: Tx,
  { programmeId, kind, left, why, moves }: MovedMatters,
  tell: (forumId: Id<'forum'>, count: number) => Omit<NewNotice, 'kind' | 'programmeId'>,
  by: Deed,
): Promise<void> {
  const ids = sql.param(moves.map(({ subjectId }) => subjectId))
  const { rows: freed } = await tx.execute<{ forumId: Id<'forum'> }>(sql`
    update matters set settled_at = ${by.at}::timestamptz, settled_why = ${left}
    where kind = ${kind} and subject_id = any(${ids}::uuid[]) and settled_at is null returning forum_id as "forumId"`)
  const listed = moves.filter((move) => move.forumId !== null)
  await tx.execute(sql`
    insert into matters (forum_id, programme_id, kind, subject_id, why, params, listed_at)
    select n."forumId", ${programmeId}, ${kind}, n."subjectId", ${why}, n.params, ${by.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as n("forumId" uuid, "subjectId" uuid, params jsonb)`)
  const byForum = Map.groupBy(listed, ({ forumId }) => forumId as Id<'forum'>)
  announce(tx, ...[...freed.map(({ forumId }) => forumId), ...byForum.keys()].map(forumTopic))
  for (const [forumId, group] of byForum) {
    const notice = { ...tell(forumId, group.length), kind: 'forums', programmeId } as const
    await notify(tx, notice, { functionIds: await spokespeople(tx, forumId, by.today) }, by)
  }
}
