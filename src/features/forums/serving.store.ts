import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { GateScope } from './forum.tables.ts'
import type { ForumPlace } from './forum.ts'

/** A forum as those who lift things to it need to know it. */
export interface ServingForum extends ForumPlace {
  readonly kind: string
  readonly partyId: Id<'party'>
  readonly partyName: string
  /** Somebody holds the chair today. */
  readonly chairHeld: boolean
  readonly gates: readonly GateScope[]
  /** The rollouts of the programme whose local group it is. */
  readonly rolloutIds: readonly Id<'rollout'>[]
}

/** The forums that serve the programme today, by name. Whether the programme may be seen is the caller's to ask. */
export async function listServing(db: Reader, programmeId: Id<'programme'>, today: string): Promise<ServingForum[]> {
  const { rows } = await db.execute<ServingForum & Record<string, unknown>>(sql`
    select f.id, f.name, f.kind, f.is_local as "isLocal", f.parent_id as "parentId", f.party_id as "partyId", p.name as "partyName", s.gates,
      exists (select from seats c join functions cf on cf.id = c.id and (cf.ended_on is null or cf.ended_on > ${today}::date)
        join holdings h on h.function_id = c.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
        where c.forum_id = f.id and c.kind = 'chair') as "chairHeld",
      coalesce((select json_agg(r.rollout_id) from rollout_forums r where r.programme_id = s.programme_id and r.forum_id = f.id), '[]') as "rolloutIds"
    from forum_programmes s join forums f on f.id = s.forum_id and (f.ended_on is null or f.ended_on > ${today}::date) join parties p on p.id = f.party_id
    where s.programme_id = ${programmeId} order by f.name, f.id`)
  return rows
}

/** The rollouts whose local group the forum is, in every programme that it serves. */
export async function readGroups(
  db: Reader,
  forumId: Id<'forum'>,
): Promise<{ programmeId: Id<'programme'>; rolloutId: Id<'rollout'>; partyName: string }[]> {
  const { rows } = await db.execute<{ programmeId: Id<'programme'>; rolloutId: Id<'rollout'>; partyName: string }>(sql`
    select l.programme_id as "programmeId", l.rollout_id as "rolloutId", p.name as "partyName"
    from rollout_forums l join rollouts r on r.programme_id = l.programme_id and r.id = l.rollout_id join parties p on p.id = r.party_id
    where l.forum_id = ${forumId} order by p.name`)
  return rows
}
