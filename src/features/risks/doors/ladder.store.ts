import { sql } from 'drizzle-orm'
import { ensureFunction } from '#src/features/people/index.ts'
import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { Db, Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { Holder, RiskLevel, RiskLevels } from '../risk.ts'
import type { Ladder } from '../rules/ladder.ts'
import { usualLevels } from '../rules/levels.ts'

export type InProgramme = Pick<ProgrammeFacts, 'id' | 'leadPartyId'>

interface LevelsRow extends Record<string, unknown> {
  readonly version: number
  readonly lead: Id<'function'> | null
  readonly levels: readonly (Omit<RiskLevel, 'holder'> & {
    readonly forumId: Id<'forum'> | null
    readonly functionId: Id<'function'> | null
  })[]
}

export const holderFrom = (row: {
  readonly forumId: Id<'forum'> | null
  readonly functionId: Id<'function'> | null
}): Holder => {
  if (row.forumId) return { kind: 'forum', id: row.forumId }
  if (row.functionId) return { kind: 'function', id: row.functionId }
  throw new Error('Neither a forum nor a function decides.')
}

/** The levels that hold in the programme: its own, or the usual ones with its lead as the one who decides. */
export async function readLevels(db: Reader, programme: Pick<InProgramme, 'id'>): Promise<RiskLevels> {
  const { rows } = await db.execute<LevelsRow>(sql`
    select coalesce((select version from risk_settings where programme_id = ${programme.id}), 0) as version,
      (select f.id from functions f where f.kind = 'programme-lead' and f.programme_id = ${programme.id} order by f.ended_on is null desc, f.created_at, f.id limit 1) as lead,
      coalesce((select json_agg(json_build_object('number', l.number, 'name', l.name, 'fromScore', l.from_score, 'toScore', l.to_score, 'reviewDays', l.review_days,
        'forumId', l.holder_forum_id, 'functionId', l.holder_function_id) order by l.number) from risk_levels l where l.programme_id = ${programme.id}), '[]') as levels`)
  const found = rows[0]
  if (found && found.levels.length > 0) {
    const levels = found.levels.map(({ forumId, functionId, ...level }) => ({
      ...level,
      holder: holderFrom({ forumId, functionId }),
    }))
    return { own: true, version: found.version, levels }
  }
  if (!found?.lead) throw new Error(`The programme ${programme.id} has no function of programme lead.`)
  return { own: false, version: found.version, levels: usualLevels({ kind: 'function', id: found.lead }) }
}

const kept = versionedCache<RiskLevels>(500, () => 1)

/** The same for a page: kept until the programme changes, and so never in a transaction. */
export const keptLevels = (
  db: Db,
  programme: { readonly id: Id<'programme'>; readonly liveVersion: number },
): Promise<RiskLevels> => kept.get(programme.id, programme.liveVersion, () => readLevels(db, programme))

/** Those who change risks come side by side, and whoever changes what all of them climb by comes alone. To be called before a row is locked. */
export const lockLadders = (tx: Tx, programmeId: Id<'programme'>, how: 'shared' | 'alone'): Promise<unknown> =>
  tx.execute(
    sql`select ${how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`}(hashtextextended(${`risk-levels:${programmeId}`}, 0))`,
  )

export type Within = NonNullable<Ladder['rollout']>

/** What risks climb by within rollouts: their leads' functions (made, should one be missing) and local groups, by rollout. */
export async function readWithin(
  tx: Reader,
  programmeId: Id<'programme'>,
  rolloutIds: readonly Id<'rollout'>[],
  by: { readonly at: string; readonly today: string },
): Promise<Map<Id<'rollout'>, Within>> {
  if (rolloutIds.length === 0) return new Map()
  const { rows } = await tx.execute<{
    id: Id<'rollout'>
    partyId: Id<'party'>
    lead: Id<'function'> | null
    localGroup: Id<'forum'> | null
  }>(sql`
    select r.id, r.party_id as "partyId",
      (select f.id from functions f where f.kind = 'rollout-lead' and f.party_id = r.party_id and f.programme_id = r.programme_id) as lead,
      (select o.id from rollout_forums g join forums o on o.id = g.forum_id and (o.ended_on is null or o.ended_on > ${by.today}::date)
        where g.programme_id = r.programme_id and g.rollout_id = r.id) as "localGroup"
    from rollouts r where r.programme_id = ${programmeId} and r.id = any(${sql.param([...rolloutIds])}::uuid[])`)
  const within = new Map<Id<'rollout'>, Within>()
  for (const { id, partyId, lead, localGroup } of rows) {
    const duty = { kind: 'rollout-lead', partyId, programmeId, areaKey: null } as const
    within.set(id, { lead: lead ?? (await ensureFunction(tx as Tx, duty, by.at)), localGroup })
  }
  return within
}

/** What one risk climbs by; one raised to the programme, or its own, by the levels alone. */
export async function readLadder(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  risk: { readonly rolloutId: Id<'rollout'> | null; readonly raisedAt: string | null },
  by: { readonly at: string; readonly today: string },
): Promise<Ladder> {
  const { levels } = await readLevels(tx, programme)
  if (!risk.rolloutId || risk.raisedAt !== null) return { levels, rollout: null }
  const within = await readWithin(tx, programme.id, [risk.rolloutId], by)
  return { levels, rollout: within.get(risk.rolloutId) ?? null }
}
