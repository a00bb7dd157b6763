import { and, eq, isNull, sql } from 'drizzle-orm'
import { type NewNotice, notify } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { forums, matters } from './forum.tables.ts'
import { forumTopic } from './topic.ts'

export interface NewMatter {
  readonly forumId: Id<'forum'>
  readonly programmeId: Id<'programme'>
  /** What kind of thing, as its slice calls it, and which. */
  readonly kind: string
  readonly subjectId: string
  /** The message `forums.matter.<why>` says why it stands on the list. */
  readonly why: string
  readonly params?: HistoryParams
}

/**
 * Puts a thing on a forum's list "att ta upp" and tells its chair (its members, where nobody holds the chair), in the transaction of what
 * lifted it there. One that stands there already gets the new reason and keeps its place.
 */
export async function listMatter(
  tx: Tx,
  matter: NewMatter,
  tell: Omit<NewNotice, 'kind' | 'programmeId'>,
  by: Deed,
): Promise<void> {
  const { forumId, programmeId, kind, subjectId, why, params = {} } = matter
  await tx
    .insert(matters)
    .values({ forumId, programmeId, kind, subjectId, why, params, listedAt: by.at })
    .onConflictDoUpdate({
      target: [matters.forumId, matters.kind, matters.subjectId],
      targetWhere: isNull(matters.settledAt),
      set: { why, params },
    })
  announce(tx, forumTopic(forumId))
  await notify(
    tx,
    { ...tell, params: { forum: await nameOf(tx, forumId), ...tell.params }, kind: 'forums', programmeId },
    { functionIds: await spokespeople(tx, forumId, by.today) },
    by,
  )
}

/** Whoever speaks for several forums is told which. */
async function nameOf(tx: Tx, forumId: Id<'forum'>): Promise<string> {
  const [forum] = await tx.select({ name: forums.name }).from(forums).where(eq(forums.id, forumId))
  return forum?.name ?? ''
}

/** Takes a thing off the lists it stands on (one forum's, or all), saying why. */
export async function settleMatter(
  tx: Tx,
  which: { readonly kind: string; readonly subjectId: string; readonly forumId?: Id<'forum'> },
  why: string,
  by: Pick<Deed, 'at'>,
): Promise<void> {
  const settled = await tx
    .update(matters)
    .set({ settledAt: by.at, settledWhy: why })
    .where(
      and(
        eq(matters.kind, which.kind),
        eq(matters.subjectId, which.subjectId),
        isNull(matters.settledAt),
        which.forumId && eq(matters.forumId, which.forumId),
      ),
    )
    .returning({ forumId: matters.forumId })
  announce(tx, ...settled.map(({ forumId }) => forumTopic(forumId)))
}

/** The chair's seats, or the members' where nobody holds the chair that day. */
export async function spokespeople(tx: Tx, forumId: Id<'forum'>, today: string): Promise<Id<'function'>[]> {
  const { rows } = await tx.execute<{ id: Id<'function'> }>(sql`
    with held as (
      select s.id, s.kind from seats s join functions f on f.id = s.id and (f.ended_on is null or f.ended_on > ${today}::date)
      where s.forum_id = ${forumId} and s.kind in ('chair', 'member') and exists (select from holdings h where h.function_id = s.id
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)))
    select id from held where kind = 'chair' or not exists (select from held where kind = 'chair')`)
  return rows.map(({ id }) => id)
}
