import { sql } from 'drizzle-orm'
import { notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { planPath, wavesPath } from './paths.ts'

export interface MovedGoLive {
  readonly goLiveId: Id<'go-live'>
  readonly rolloutId: Id<'rollout'>
  readonly scope: string
  readonly from: string
  readonly on: string
  readonly reason: string
}

/** Decided dates were moved: those who lead the rollouts and those who give their organisation's word are told, each of their own. */
export async function tellMoved(
  tx: Tx,
  programmeId: Id<'programme'>,
  moved: readonly MovedGoLive[],
  deed: Deed,
): Promise<void> {
  if (deed.quiet || moved.length === 0) return
  const { rows } = await tx.execute<{ rolloutId: Id<'rollout'>; party: string; functionIds: Id<'function'>[] }>(sql`
    select r.id as "rolloutId", q.name as party, array_agg(f.id) as "functionIds"
    from rollouts r join parties q on q.id = r.party_id
    join functions f on f.party_id in (q.id, q.organisation_id) and f.kind in ('rollout-lead', 'signatory') and (f.programme_id is null or f.programme_id = r.programme_id)
    where r.programme_id = ${programmeId} and r.id = any(${sql.param(moved.map(({ rolloutId }) => rolloutId))}::uuid[])
    group by r.programme_id, r.id, q.name`)
  const concerned = new Map(rows.map((row) => [row.rolloutId, row]))
  const each = moved.flatMap(({ goLiveId, rolloutId, scope, ...dates }) => {
    const rollout = concerned.get(rolloutId)
    if (!rollout) return []
    return [
      {
        params: { party: rollout.party, scoped: scope ? 1 : 0, scope, ...dates },
        href: planPath({ id: programmeId }, { id: rolloutId }),
        once: `go-live.moved ${goLiveId} ${deed.at}`,
        to: { functionIds: rollout.functionIds },
      },
    ]
  })
  const collected = {
    code: 'go-live.moved-many',
    href: wavesPath({ id: programmeId }),
    once: `go-live.moved-many ${programmeId} ${deed.at}`,
  }
  await notifyMany(tx, { kind: 'plan', code: 'go-live.moved', programmeId, each, collected }, deed)
}
