import { and, eq, sql } from 'drizzle-orm'
import { endFunction } from '#src/features/people/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { lockForum, lockPlaces } from './forum.store.ts'
import { type Cadence, type ForumKind, forumProgrammes, forums, type GateScope, rolloutForums } from './forum.tables.ts'
import { type EndingRefusal, ending, type ForumRefusal, mayStandAbove, type Needed } from './forum.ts'
import { readPlaces } from './place.store.ts'
import { retitleSeats } from './seat.store.ts'
import { readTold, tellForum } from './tell-forum.store.ts'

/** What its own chair and secretary may change too. */
export interface ForumWords {
  readonly name: string
  readonly mandate: string
  readonly commissioner: string
  readonly cadence: Cadence
  readonly nextMeetingOn: string | null
}

/** What kind it is, whose, and where it stands among the others. */
export interface ForumPlacing {
  readonly kind: ForumKind
  readonly partyId: Id<'party'>
  readonly isLocal: boolean
  readonly parentId: Id<'forum'> | null
}

export interface NewForum extends Partial<ForumWords>, Partial<ForumPlacing> {
  readonly id?: Id<'forum'>
  readonly name: string
  readonly partyId: Id<'party'>
  readonly mandate: string
  /** The programmes that it serves, and the gates it decides in each. */
  readonly programmes: readonly { readonly programmeId: Id<'programme'>; readonly gates?: readonly GateScope[] }[]
}

/** Makes a forum. Refuses a forum above it that serves none of its programmes, or has ended. */
export async function createForum(tx: Tx, wish: NewForum, by: Deed): Promise<Result<Id<'forum'>, ForumRefusal>> {
  const { id = newId<'forum'>(), programmes, parentId = null, kind = 'steering', ...words } = wish
  const programmeIds = programmes.map(({ programmeId }) => programmeId)
  if (parentId) {
    // Or the one above could end meanwhile, and what is lifted from here would come nowhere.
    await lockForum(tx, parentId)
    if (!(await servesOneOf(tx, parentId, programmeIds, by.today))) return refuse({ code: 'parent-elsewhere' })
  }
  await tx.insert(forums).values({ ...words, id, kind, parentId, createdAt: by.at })
  const served = programmes.map(({ programmeId, gates = [] }) => ({ programmeId, forumId: id, gates: [...gates] }))
  if (served.length > 0) await tx.insert(forumProgrammes).values(served)
  await tellForum(tx, { id, name: wish.name, programmeIds }, 'forum.created', { name: wish.name }, by)
  return ok(id)
}

/** Changes its texts. Refuses a stale edit. */
export async function changeForumWords(
  tx: Tx,
  id: Id<'forum'>,
  version: number,
  words: ForumWords,
  by: Deed,
): Promise<Result<void, ForumRefusal>> {
  await lockForum(tx, id)
  return saveForum(tx, id, version, words, by)
}

/**
 * Changes its texts and its place. Refuses a stale edit, a forum above it that is itself or below it, and one that serves none of its programmes;
 * and that a rollout's local group becomes a shared one.
 */
export async function changeForum(
  tx: Tx,
  id: Id<'forum'>,
  version: number,
  to: ForumWords & ForumPlacing,
  by: Deed,
): Promise<Result<void, ForumRefusal>> {
  await lockPlaces(tx)
  const places = await readPlaces(tx, by.today)
  const before = places.get(id)
  if (to.parentId && to.parentId !== before?.parentId) {
    if (!places.has(to.parentId)) return refuse({ code: 'parent-elsewhere' })
    if (!mayStandAbove(places, id, to.parentId)) return refuse({ code: 'goes-round' })
    if (!(await servesOneOf(tx, to.parentId, before?.programmeIds ?? [], by.today)))
      return refuse({ code: 'parent-elsewhere' })
  }
  if (before?.isLocal && !to.isLocal && (await isLocalGroup(tx, id))) return refuse({ code: 'local-group' })
  return saveForum(tx, id, version, to, by)
}

async function isLocalGroup(db: Reader, id: Id<'forum'>): Promise<boolean> {
  const { rows } = await db.execute(sql`select from rollout_forums where forum_id = ${id} limit 1`)
  return rows.length > 0
}

async function saveForum(
  tx: Tx,
  id: Id<'forum'>,
  version: number,
  to: ForumWords | (ForumWords & ForumPlacing),
  by: Deed,
): Promise<Result<void, ForumRefusal>> {
  const before = await readTold(tx, id)
  const [changed] = await tx
    .update(forums)
    .set({ ...to, version: version + 1 })
    .where(and(eq(forums.id, id), eq(forums.version, version)))
    .returning({ id: forums.id })
  if (!changed) return refuse({ code: 'stale' })
  if (before.name !== to.name) await retitleSeats(tx, id, to.name)
  await tellForum(tx, { ...before, name: to.name }, 'forum.changed', { name: to.name, before: before.name }, by)
  return ok(undefined)
}

async function servesOneOf(
  db: Reader,
  forumId: Id<'forum'>,
  programmeIds: readonly Id<'programme'>[],
  today: string,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from forums f join forum_programmes s on s.forum_id = f.id
    where f.id = ${forumId} and (f.ended_on is null or f.ended_on > ${today}::date) and s.programme_id = any(${sql.param([...programmeIds])}::uuid[])`)
  return rows.length > 0
}

/** What waits there, and who lifts to it; risk levels and other needs are told by the slices above. */
export async function readNeeded(
  db: Reader,
  id: Id<'forum'>,
  today: string,
): Promise<Pick<Needed, 'waiting' | 'below'>> {
  const { rows } = await db.execute<{ waiting: number; below: string[] }>(sql`
    select (select count(*)::int from matters m where m.forum_id = ${id} and m.settled_at is null) as waiting,
      coalesce((select json_agg(f.name order by f.name) from forums f
        where f.parent_id = ${id} and (f.ended_on is null or f.ended_on > ${today}::date)), '[]') as below`)
  return rows[0] ?? { waiting: 0, below: [] }
}

/** Ends a forum today, with its seats; it is nobody's local group any more. Refuses what `ending` refuses. */
export async function endForum(
  tx: Tx,
  id: Id<'forum'>,
  needs: Pick<Needed, 'levels' | 'otherwise'>,
  by: Deed,
): Promise<Result<void, EndingRefusal>> {
  await lockPlaces(tx)
  const { rows } = await tx.execute<{ endedOn: string | null }>(
    sql`select ended_on::text as "endedOn" from forums where id = ${id}`,
  )
  const decided = ending(rows[0]?.endedOn ?? null, { ...needs, ...(await readNeeded(tx, id, by.today)) })
  if (!decided.ok) return decided
  const forum = await readTold(tx, id)
  await tx
    .update(forums)
    .set({ endedOn: by.today, nextMeetingOn: null, version: sql`${forums.version} + 1` })
    .where(eq(forums.id, id))
  const { rows: living } = await tx.execute<{ id: Id<'function'> }>(sql`
    select s.id from seats s join functions f on f.id = s.id where s.forum_id = ${id} and f.ended_on is null`)
  for (const seat of living) await endFunction(tx, seat.id, by.today)
  await tx.delete(rolloutForums).where(eq(rolloutForums.forumId, id))
  await tellForum(tx, forum, 'forum.ended', { name: forum.name }, by)
  return ok(undefined)
}
