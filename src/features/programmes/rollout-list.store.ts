import { sql } from 'drizzle-orm'
import type { Db, Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { FourDates } from './go-live.ts'
import type { RolloutState } from './programme.tables.ts'

export interface GoLive extends FourDates {
  readonly id: Id<'go-live'>
  /** What goes live, when there is more than one; empty otherwise. */
  readonly scope: string
  readonly isMain: boolean
  readonly version: number
}

/** A rollout as lists, timelines and the matrix show it. */
export interface RolloutRow {
  readonly id: Id<'rollout'>
  readonly partyId: Id<'party'>
  readonly partyName: string
  /** The organisation that the party is part of (itself, for a municipality). */
  readonly organisationId: Id<'party'>
  readonly waveId: Id<'wave'> | null
  readonly waveNumber: number | null
  readonly waveName: string | null
  readonly isTemplate: boolean
  readonly state: RolloutState
  /** The lead's own words beside the light. Not for suppliers: see `canReadComments`. */
  readonly comment: string
  readonly commentAt: string | null
  readonly commentByName: string | null
  readonly guideDoneAt: string | null
  readonly units: number
  readonly version: number
  /** The main one first, then by scope; there is always a main one. */
  readonly goLives: readonly [GoLive, ...GoLive[]]
}

const query = (programmeId: Id<'programme'>, rolloutId?: Id<'rollout'>) => sql`
  select r.id, r.party_id as "partyId", p.name as "partyName", p.organisation_id as "organisationId", r.wave_id as "waveId",
    w.number as "waveNumber", w.name as "waveName", r.is_template as "isTemplate", r.state, r.comment,
    to_char(r.comment_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "commentAt", a.name as "commentByName",
    to_char(r.guide_done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "guideDoneAt",
    (select count(*) from rollout_units u where u.programme_id = r.programme_id and u.rollout_id = r.id) as units, r.version, g.list as "goLives"
  from rollouts r
  join parties p on p.id = r.party_id
  left join people a on a.id = r.comment_by
  left join waves w on w.programme_id = r.programme_id and w.id = r.wave_id
  join (
    select rollout_id, json_agg(json_build_object('id', id, 'scope', scope, 'isMain', is_main, 'originalOn', original_on, 'decidedOn', decided_on,
      'forecastOn', forecast_on, 'forecastReason', forecast_reason, 'actualOn', actual_on, 'version', version) order by is_main desc, scope, id) as list
    from go_lives where programme_id = ${programmeId} group by rollout_id
  ) g on g.rollout_id = r.id
  where r.programme_id = ${programmeId} ${rolloutId ? sql`and r.id = ${rolloutId}` : sql``}
  order by r.is_template, w.number nulls last, p.name`

/** Straight from the database: within a transaction, where what is cached may be behind. */
export async function readRollouts(db: Reader, programmeId: Id<'programme'>): Promise<RolloutRow[]> {
  const { rows } = await db.execute(query(programmeId))
  return rows as unknown as RolloutRow[]
}

/** Five thousand rollouts' worth: some ten large programmes. */
const kept = versionedCache<readonly RolloutRow[]>(5000, (rows) => rows.length)

/**
 * Every rollout of a programme that the caller has found for the actor: templates last, else by wave and name. One query, kept
 * until the programme changes. All who see the programme see the plan; comments are the page's to hold back.
 */
export const listRollouts = (
  db: Db,
  programme: { readonly id: Id<'programme'>; readonly liveVersion: number },
): Promise<readonly RolloutRow[]> => kept.get(programme.id, programme.liveVersion, () => readRollouts(db, programme.id))

/** One rollout, always fresh. Null: not in this programme. */
export async function findRollout(
  db: Reader,
  programme: { readonly id: Id<'programme'> },
  id: Id<'rollout'> | null,
): Promise<RolloutRow | null> {
  if (!id) return null
  const { rows } = await db.execute(query(programme.id, id))
  return (rows[0] as unknown as RolloutRow | undefined) ?? null
}
