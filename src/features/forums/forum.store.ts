import { sql } from 'drizzle-orm'
import { findProgramme, type ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, isAdmin, type ProgrammeNow } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { sitsIn } from './forum.policy.ts'
import type { Cadence, ForumKind, GateScope } from './forum.tables.ts'

/** A programme that the forum serves, and as whom the reader stands in it; null: has nothing to do with it, and is not told of it. */
export interface Served {
  readonly id: Id<'programme'>
  readonly name: string
  readonly leadPartyId: Id<'party'>
  readonly gates: readonly GateScope[]
  readonly view: ProgrammeView | null
}

export interface ForumFacts {
  readonly id: Id<'forum'>
  readonly name: string
  readonly kind: ForumKind
  readonly partyId: Id<'party'>
  readonly partyName: string
  readonly organisationId: Id<'party'>
  readonly isLocal: boolean
  readonly mandate: string
  readonly commissioner: string
  readonly parentId: Id<'forum'> | null
  readonly cadence: Cadence
  readonly nextMeetingOn: string | null
  readonly endedOn: string | null
  readonly version: number
  /** How many times anything about it has changed: for live pages. */
  readonly liveVersion: number
  readonly chairHeld: boolean
}

export interface Forum extends ForumFacts {
  readonly programmes: readonly Served[]
}

type Row = ForumFacts & { readonly programmes: readonly Omit<Served, 'view'>[] }

/** A seat of that kind with somebody in it that day; `f` is the forum. */
export const seatHeld = (kind: string, today: string) => sql`exists (
  select from seats c join functions cf on cf.id = c.id and (cf.ended_on is null or cf.ended_on > ${today}::date)
  join holdings h on h.function_id = c.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
  where c.forum_id = f.id and c.kind = ${kind})`

async function readForum(db: Reader, id: Id<'forum'>, today: string): Promise<Row | null> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select f.id, f.name, f.kind, f.party_id as "partyId", p.name as "partyName", p.organisation_id as "organisationId", f.is_local as "isLocal",
      f.mandate, f.commissioner, f.parent_id as "parentId", f.cadence, f.next_meeting_on::text as "nextMeetingOn", f.ended_on::text as "endedOn", f.version,
      coalesce((select version from topics where topic = 'forum:' || f.id), 0) as "liveVersion", ${seatHeld('chair', today)} as "chairHeld",
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'leadPartyId', g.lead_party_id, 'gates', s.gates) order by g.name)
        from forum_programmes s join programmes g on g.id = s.programme_id where s.forum_id = f.id), '[]') as programmes
    from forums f join parties p on p.id = f.party_id where f.id = ${id}`)
  return rows[0] ?? null
}

/**
 * The forum as the actor may see it, or null: it serves a programme where they have a standing, they sit there, or they are an administrator.
 * `known`: the programmes found with the actor, which saves questions; never in a transaction.
 */
export async function findForum(
  db: Reader,
  actor: Actor,
  id: Id<'forum'> | null,
  today: string,
  known: readonly ProgrammeNow[] = [],
): Promise<Forum | null> {
  const found = id && (await readForum(db, id, today))
  if (!found) return null
  const programmes: Served[] = []
  for (const served of found.programmes)
    programmes.push({ ...served, view: await findProgramme(db, actor, served.id, known) })
  const seen = isAdmin(actor) || sitsIn(actor, found.id) || programmes.some(({ view }) => view !== null)
  return seen ? { ...found, programmes } : null
}

/** The same, locked until the transaction ends: its seats, programmes and place are changed by one at a time. */
export async function findForumForUpdate(
  tx: Tx,
  actor: Actor,
  id: Id<'forum'> | null,
  today: string,
): Promise<Forum | null> {
  if (id) await lockForum(tx, id)
  return findForum(tx, actor, id, today)
}

export const lockForum = (tx: Tx, id: Id<'forum'>) =>
  tx.execute(sql`select from forums where id = ${id} for no key update`)

/** All forums, in one order: where they stand among each other is changed by one at a time, or two changes could close a circle together. */
export const lockPlaces = (tx: Tx) => tx.execute(sql`select from forums order by id for no key update`)

/** Follows the forum's page: whoever may see it. */
export async function canFollowForum(db: Reader, actor: Actor, id: Id<'forum'>, today: string): Promise<boolean> {
  return (await findForum(db, actor, id, today)) !== null
}
