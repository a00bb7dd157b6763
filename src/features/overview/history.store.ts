import { type SQL, sql } from 'drizzle-orm'
import type { Standing } from '#src/platform/access/index.ts'
import { type Actor, forumsOf, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'

export interface HistoryRow {
  readonly id: string
  readonly at: string
  /** The day that was, in Sweden. */
  readonly on: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly rolloutId: Id<'rollout'> | null
  /** The receiver whose rollout it concerns. */
  readonly rolloutName: string | null
  readonly code: string
  readonly params: HistoryParams
  readonly personId: Id<'person'> | null
  readonly personName: string | null
  readonly functionKind: string | null
  readonly partyName: string | null
  readonly validFrom: string
}

/** What the reader asks for; null: all. Days are in Sweden, both included. */
export interface HistoryWish {
  readonly person: Id<'person'> | null
  readonly kind: string | null
  readonly rollout: Id<'rollout'> | null
  readonly from: string | null
  readonly to: string | null
}

export const wholeHistory: HistoryWish = { person: null, kind: null, rollout: null, from: null, to: null }

/** What the plan itself is made of: all that an observer reads. */
const planKinds = ['programme', 'wave', 'rollout', 'go-live']

/**
 * Visibility is part of finding. Those within read what is for all, what is not for suppliers, their own organisation's and their forums'. A
 * supplier reads what concerns commitments that it owns or receives, if they are for all. An observer reads the plan.
 */
function visibleTo(actor: Actor, standing: Standing): SQL {
  const own = sql.param(organisationsOf(actor))
  if (standing === 'observer')
    return sql`h.visibility = 'programme' and h.subject_kind = any(${sql.param(planKinds)}::text[])`
  if (standing === 'supplier') {
    return sql`h.visibility = 'programme' and exists (
      select from commitments c join parties p on p.id = c.owner_id
      where c.programme_id = h.programme_id and c.visibility = 'programme'
        and (c.id = h.subject_id or c.id = (select r.commitment_id from receipts r where r.programme_id = h.programme_id and r.id = h.subject_id))
        and (p.organisation_id = any(${own}::uuid[]) or exists (
          select from receipts r join parties rp on rp.id = r.receiver_id
          where r.programme_id = c.programme_id and r.commitment_id = c.id and rp.organisation_id = any(${own}::uuid[]))))`
  }
  return sql`(${forAllWithin} or ${guarded(actor)})`
}

const forAllWithin = sql`h.visibility in ('programme', 'all-but-suppliers')`

/** What only some of those within read: their own organisation, or those who sit in a forum. */
const guarded = (actor: Actor): SQL => sql`(h.visibility not in ('programme', 'all-but-suppliers') and (
  (h.visibility = 'own' and h.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))
  or (h.visibility = 'forum' and h.forum_id = any(${sql.param(forumsOf(actor))}::uuid[]))))`

const columns = sql`h.id, to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
  ((h.recorded_at at time zone 'Europe/Stockholm')::date)::text as "on", h.subject_kind as "subjectKind",
  h.subject_id as "subjectId", h.rollout_id as "rolloutId", rp.name as "rolloutName", h.code, h.params, h.person_id as "personId",
  a.name as "personName", h.function_kind as "functionKind", fp.name as "partyName", h.valid_from::text as "validFrom"`

const joins = sql`left join rollouts o on o.programme_id = h.programme_id and o.id = h.rollout_id
  left join parties rp on rp.id = o.party_id
  left join people a on a.id = h.person_id
  left join parties fp on fp.id = h.party_id`

function matching(wish: HistoryWish): SQL {
  const inSweden = (day: string) => sql`(${day}::date)::timestamp at time zone 'Europe/Stockholm'`
  return sql.join(
    [
      wish.person && sql`h.person_id = ${wish.person}`,
      wish.kind && sql`h.subject_kind = ${wish.kind}`,
      wish.rollout && sql`h.rollout_id = ${wish.rollout}`,
      wish.from && sql`h.recorded_at >= ${inSweden(wish.from)}`,
      wish.to && sql`h.recorded_at < ${inSweden(wish.to)} + interval '1 day'`,
      sql`true`,
    ].filter((one) => one !== null && one !== ''),
    sql` and `,
  )
}

export interface HistoryReader {
  readonly programmeId: Id<'programme'>
  readonly standing: Standing
}

/** What happened in a programme, newest first, as far as the actor may read. */
export async function listHistory(
  db: Reader,
  actor: Actor,
  { programmeId, standing }: HistoryReader,
  wish: HistoryWish,
  page: { readonly limit: number; readonly offset: number },
): Promise<HistoryRow[]> {
  const { rows } = await db.execute<HistoryRow & Record<string, unknown>>(sql`
    select ${columns} from history h ${joins}
    where h.programme_id = ${programmeId} and ${visibleTo(actor, standing)} and ${matching(wish)}
    order by h.recorded_at desc, h.id desc limit ${page.limit} offset ${page.offset}`)
  return rows
}

/** How many there are, counted no further than `most` + 1: ten thousand is as good as more. */
export async function countHistory(
  db: Reader,
  actor: Actor,
  { programmeId, standing }: HistoryReader,
  wish: HistoryWish,
  most: number,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from history h
      where h.programme_id = ${programmeId} and ${visibleTo(actor, standing)} and ${matching(wish)} limit ${most + 1}) as few`)
  return rows[0]?.count ?? 0
}

/** Who has done anything in the programme that the actor may read, and about what kinds of things: to filter by. */
export async function historyChoices(
  db: Reader,
  actor: Actor,
  { programmeId, standing }: HistoryReader,
): Promise<{ people: { id: Id<'person'>; name: string }[]; kinds: string[] }> {
  const { rows } = await db.execute<{ people: { id: Id<'person'>; name: string }[]; kinds: string[] }>(sql`
    with seen as (select distinct h.person_id, h.subject_kind from history h
      where h.programme_id = ${programmeId} and ${visibleTo(actor, standing)})
    select coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name) from people p where p.id in (select person_id from seen)), '[]') as people,
      coalesce((select json_agg(distinct subject_kind) from seen), '[]') as kinds`)
  return rows[0] ?? { people: [], kinds: [] }
}

/** Several deeds of one kind by one person on one day, told as one. */
export interface HistoryGroup extends HistoryRow {
  readonly count: number
}

const keptForAll = versionedCache<readonly HistoryGroup[]>(20_000, (rows) => rows.length)

/**
 * What changed since a day, like deeds of one day together, newest first. What all within read is asked for once, until the programme
 * changes; what the actor's organisations and forums read besides is little, and found by an index of its own.
 */
export async function listChanges(
  db: Reader,
  actor: Actor,
  reader: HistoryReader & { readonly liveVersion: number },
  since: string,
  limit: number,
): Promise<readonly HistoryGroup[]> {
  if (reader.standing !== 'insider') return readChanges(db, reader, visibleTo(actor, reader.standing), since, limit)
  const [all, besides] = await Promise.all([
    keptForAll.get(`${reader.programmeId} ${since} ${limit}`, reader.liveVersion, () =>
      readChanges(db, reader, forAllWithin, since, limit),
    ),
    readChanges(db, reader, guarded(actor), since, limit),
  ])
  return [...all, ...besides].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, limit)
}

async function readChanges(
  db: Reader,
  { programmeId }: HistoryReader,
  visible: SQL,
  since: string,
  limit: number,
): Promise<HistoryGroup[]> {
  const { rows } = await db.execute<HistoryGroup & Record<string, unknown>>(sql`
    with alike as (
      select (h.recorded_at at time zone 'Europe/Stockholm')::date as day, h.code, h.person_id, count(*)::int as count, max(h.id::text)::uuid as newest
      from history h
      where h.programme_id = ${programmeId} and ${visible}
        and h.recorded_at >= (${since}::date)::timestamp at time zone 'Europe/Stockholm'
      group by day, h.code, h.person_id
      order by max(h.recorded_at) desc limit ${limit}
    )
    select ${columns}, alike.count from alike join history h on h.id = alike.newest ${joins}
    order by h.recorded_at desc, h.id desc`)
  return rows
}
