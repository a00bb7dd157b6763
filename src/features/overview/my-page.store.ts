import { sql } from 'drizzle-orm'
import { type Actor, type FunctionKind, organisationsOf, type SeatKind } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** A function that the reader holds, with the programme and the rollout it leads to. */
export interface MyFunction {
  readonly kind: FunctionKind
  readonly partyId: Id<'party'>
  readonly partyName: string
  readonly areaKey: string | null
  /** As the programme calls it. */
  readonly areaName: TwoLanguages | null
  readonly programmeId: Id<'programme'> | null
  readonly programmeName: string | null
  readonly rolloutId: Id<'rollout'> | null
}

/** What the actor is, and where: one line for each function and programme it holds in. */
export async function listMyFunctions(db: Reader, actor: Actor): Promise<MyFunction[]> {
  const held = actor.functions.map(({ kind, partyId, organisationId, programmeId, areaKey }, at) => ({
    at,
    kind,
    party: partyId,
    org: organisationId,
    programme: programmeId,
    area: areaKey,
  }))
  const { rows } = await db.execute<MyFunction & Record<string, unknown>>(sql`
    select f.kind, f.party as "partyId", q.name as "partyName", f.area as "areaKey",
      (select a.name from areas a where a.programme_id = p.id and a.key = f.area) as "areaName", p.id as "programmeId", p.name as "programmeName",
      (select r.id from rollouts r where r.programme_id = p.id and r.party_id in (f.party, f.org) order by r.party_id = f.party desc limit 1) as "rolloutId"
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as f(at int, kind text, party uuid, org uuid, programme uuid, area text)
    join parties q on q.id = f.party
    left join programmes p on p.closed_at is null and (p.id = f.programme or (f.programme is null and f.kind <> 'admin' and exists (
      select from participants r join parties rq on rq.id = r.party_id where r.programme_id = p.id and rq.organisation_id = f.org)))
    order by f.at, p.name`)
  return rows
}

/** A seat that the reader has in a forum. */
export interface MySeat {
  readonly kind: SeatKind
  readonly forumId: Id<'forum'>
  readonly forumName: string
  /** Whom it speaks for. */
  readonly partyName: string
}

export async function listMySeats(db: Reader, actor: Actor): Promise<MySeat[]> {
  if (actor.seats.length === 0) return []
  const held = actor.seats.map(({ kind, forumId, partyId }) => ({ kind, forum: forumId, party: partyId }))
  const { rows } = await db.execute<MySeat & Record<string, unknown>>(sql`
    select s.kind, f.id as "forumId", f.name as "forumName", p.name as "partyName"
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as s(kind text, forum uuid, party uuid)
    join forums f on f.id = s.forum join parties p on p.id = s.party order by f.name, s.kind`)
  return rows
}

/** A change of the plan that touched one of the reader's rollouts. */
export interface PlanChange {
  readonly at: string
  readonly code: string
  readonly params: HistoryParams
  readonly programmeId: Id<'programme'>
  readonly rolloutId: Id<'rollout'>
  readonly rolloutName: string
  readonly personName: string | null
}

/** Moves of the plan by others, since a day, in rollouts of the actor's organisations. */
export async function listPlanChanges(db: Reader, actor: Actor, since: string, limit: number): Promise<PlanChange[]> {
  const own = actor.functions.filter(({ kind }) => kind !== 'supplier' && kind !== 'observer' && kind !== 'admin')
  if (own.length === 0) return []
  const { rows } = await db.execute<PlanChange & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, h.code, h.params, h.programme_id as "programmeId",
      h.rollout_id as "rolloutId", q.name as "rolloutName", a.name as "personName"
    from rollouts r join parties q on q.id = r.party_id
    join history h on h.rollout_id = r.id and h.programme_id = r.programme_id
    left join people a on a.id = h.person_id
    where q.organisation_id = any(${sql.param(organisationsOf({ ...actor, functions: own }))}::uuid[])
      and h.subject_kind in ('go-live', 'rollout', 'template') and h.visibility = 'programme'
      and h.recorded_at >= (${since}::date)::timestamp at time zone 'Europe/Stockholm'
      and h.person_id is distinct from ${actor.personId}
    order by h.recorded_at desc limit ${limit}`)
  return rows
}
