import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { lockForum } from './forum.store.ts'
import { forumProgrammes, type GateScope, rolloutForums } from './forum.tables.ts'
import { readTold, tellForum } from './tell-forum.store.ts'

/** What happens to a forum in one programme. */
export interface InProgramme {
  readonly forumId: Id<'forum'>
  readonly programmeId: Id<'programme'>
}

/** The forum serves the programme from now on, or decides other gates there. */
export async function serveProgramme(
  tx: Tx,
  { forumId, programmeId }: InProgramme,
  gates: readonly GateScope[],
  by: Deed,
): Promise<void> {
  await lockForum(tx, forumId)
  const before = await readTold(tx, forumId)
  const kept = [...new Set(gates)]
  await tx
    .insert(forumProgrammes)
    .values({ programmeId, forumId, gates: kept })
    .onConflictDoUpdate({ target: [forumProgrammes.programmeId, forumProgrammes.forumId], set: { gates: kept } })
  const code = before.programmeIds.includes(programmeId) ? 'forum.gates-changed' : 'forum.serves'
  const forum = { ...before, programmeIds: [...new Set([...before.programmeIds, programmeId])] }
  await tellForum(tx, forum, code, { name: forum.name, gates: kept.length }, by, { programmeId })
}

export type ServingRefusal =
  | { readonly code: 'only-one' }
  | { readonly code: 'waiting'; readonly count: number }
  | { readonly code: 'decides-risks' }
  | { readonly code: 'needed' }
  | { readonly code: 'local-group' }

/**
 * The forum no longer serves the programme. Refuses the only one (then it should end), and one where something of the programme's waits for
 * it, a risk level is its to decide (`decidesRisks`), something else counts on it (`needed`), or it is a rollout's local group.
 */
export async function stopServing(
  tx: Tx,
  { forumId, programmeId }: InProgramme,
  { decidesRisks, needed }: { readonly decidesRisks: boolean; readonly needed: boolean },
  by: Deed,
): Promise<Result<void, ServingRefusal>> {
  await lockForum(tx, forumId)
  const forum = await readTold(tx, forumId)
  if (!forum.programmeIds.includes(programmeId)) return ok(undefined)
  if (forum.programmeIds.length === 1) return refuse({ code: 'only-one' })
  if (decidesRisks) return refuse({ code: 'decides-risks' })
  const { rows } = await tx.execute<{ waiting: number; groups: number }>(sql`
    select (select count(*)::int from matters m where m.forum_id = ${forumId} and m.programme_id = ${programmeId} and m.settled_at is null) as waiting,
      (select count(*)::int from rollout_forums r where r.forum_id = ${forumId} and r.programme_id = ${programmeId}) as groups`)
  const { waiting = 0, groups = 0 } = rows[0] ?? {}
  if (waiting > 0) return refuse({ code: 'waiting', count: waiting })
  if (groups > 0) return refuse({ code: 'local-group' })
  if (needed) return refuse({ code: 'needed' })
  await tx
    .delete(forumProgrammes)
    .where(and(eq(forumProgrammes.forumId, forumId), eq(forumProgrammes.programmeId, programmeId)))
  await tellForum(tx, forum, 'forum.serves-no-more', { name: forum.name }, by, { programmeId })
  return ok(undefined)
}

/** A rollout, and what it is called in history. */
interface Grouped {
  readonly id: Id<'rollout'>
  readonly partyName: string
}

/** Says whose local group the forum is: `chosen` become its, those of `offered` that are not chosen no longer are. Others stay as they are. */
export async function setLocalGroup(
  tx: Tx,
  { forumId, programmeId }: InProgramme,
  offered: readonly Grouped[],
  chosen: readonly Id<'rollout'>[],
  by: Deed,
): Promise<void> {
  await lockForum(tx, forumId)
  const { rows } = await tx.execute<{ id: Id<'rollout'> }>(sql`
    select rollout_id as id from rollout_forums where programme_id = ${programmeId} and forum_id = ${forumId}`)
  const now = new Set(rows.map(({ id }) => id))
  const added = offered.filter(({ id }) => chosen.includes(id) && !now.has(id))
  const gone = offered.filter(({ id }) => !chosen.includes(id) && now.has(id))
  if (added.length > 0)
    await tx
      .insert(rolloutForums)
      .values(added.map(({ id }) => ({ programmeId, rolloutId: id, forumId })))
      .onConflictDoUpdate({ target: [rolloutForums.programmeId, rolloutForums.rolloutId], set: { forumId } })
  if (gone.length > 0)
    await tx.delete(rolloutForums).where(
      and(
        eq(rolloutForums.programmeId, programmeId),
        eq(rolloutForums.forumId, forumId),
        inArray(
          rolloutForums.rolloutId,
          gone.map(({ id }) => id),
        ),
      ),
    )
  const forum = await readTold(tx, forumId)
  const params = (list: readonly Grouped[]) => ({
    name: forum.name,
    of: list.map(({ partyName }) => partyName).join(', '),
  })
  if (added.length > 0) await tellForum(tx, forum, 'forum.local-group', params(added), by, { programmeId })
  if (gone.length > 0) await tellForum(tx, forum, 'forum.local-group-no-more', params(gone), by, { programmeId })
}
