import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { visibleCommitments } from './visible.store.ts'

export interface Choosable<Kind extends string> {
  readonly id: Id<Kind>
  readonly name: string
}

/** Who may owe something in the programme: everyone who takes part, and the departments and units of the receivers' rollouts. */
export async function listOwners(db: Reader, programmeId: Id<'programme'>): Promise<Choosable<'party'>[]> {
  const { rows } = await db.execute<Choosable<'party'> & Record<string, unknown>>(sql`
    select p.id, p.name from parties p where p.id in (
      select party_id from participants where programme_id = ${programmeId}
      union select party_id from rollouts where programme_id = ${programmeId} and state <> 'withdrawn'
      union select owner_id from commitments where programme_id = ${programmeId})
    order by p.name`)
  return rows
}

export interface Needable {
  readonly id: Id<'commitment'>
  readonly title: TwoLanguages
  readonly areaKey: string
}

/** Commitments that one may be said to wait for, as the actor sees them. */
export async function listNeedable(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  rolloutId: Id<'rollout'> | null,
): Promise<Needable[]> {
  const { rows } = await db.execute<Needable & Record<string, unknown>>(sql`
    select c.id, c.title, c.area_key as "areaKey" from commitments c left join areas a on a.programme_id = c.programme_id and a.key = c.area_key
    where c.programme_id = ${programme.id} and c.withdrawn_at is null and ${visibleCommitments(actor, programme.standing)}
      and (c.scope in ('programme', 'wave') or c.rollout_id is not distinct from ${rolloutId} or c.id in (
        select depends_on_id from commitment_dependencies where programme_id = ${programme.id}))
    order by a.number, c.number, c.title->>'sv' limit 1000`)
  return rows
}

export interface HandableFunction {
  readonly id: Id<'function'>
  readonly kind: string
  readonly areaKey: string | null
  readonly partyName: string
  readonly organisationId: Id<'party'>
  /** Null for a vacancy. */
  readonly holder: string | null
}

/** Functions that work may be handed out to: those of an organisation in this programme. */
export async function listHandable(
  db: Reader,
  programmeId: Id<'programme'>,
  organisationIds: readonly Id<'party'>[],
  today: string,
): Promise<HandableFunction[]> {
  const { rows } = await db.execute<HandableFunction & Record<string, unknown>>(sql`
    select f.id, f.kind, f.area_key as "areaKey", p.name as "partyName", p.organisation_id as "organisationId",
      (select string_agg(q.name, ', ' order by q.name) from holdings h join people q on q.id = h.person_id where h.function_id = f.id
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)) as holder
    from functions f join parties p on p.id = f.party_id
    where (f.programme_id = ${programmeId} or f.programme_id is null) and f.kind not in ('observer', 'admin') and f.ended_on is null
      and p.organisation_id = any(${sql.param([...organisationIds])}::uuid[])
    order by p.name, f.kind, f.area_key`)
  return rows
}

/** The names of some parties. */
export async function listNames(db: Reader, ids: readonly Id<'party'>[]): Promise<Choosable<'party'>[]> {
  if (ids.length === 0) return []
  const { rows } = await db.execute<Choosable<'party'> & Record<string, unknown>>(
    sql`select id, name from parties where id = any(${sql.param([...ids])}::uuid[]) order by name`,
  )
  return rows
}
