import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What happened to a risk. */
export interface RiskHappening {
  readonly at: string
  readonly who: string
  readonly functionKind: string | null
  readonly partyName: string | null
  readonly code: string
  readonly params: HistoryParams
}

/** Newest first. Whoever sees the risk reads its history, so it must have been found visible. */
export async function listRiskHistory(
  db: Reader,
  programmeId: Id<'programme'>,
  id: Id<'risk'>,
  limit = 100,
): Promise<RiskHappening[]> {
  const { rows } = await db.execute<RiskHappening & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(p.name, '') as who, h.function_kind as "functionKind",
      fp.name as "partyName", h.code, h.params
    from history h left join people p on p.id = h.person_id left join parties fp on fp.id = h.party_id
    where h.subject_id = ${id} and h.programme_id = ${programmeId} order by h.recorded_at desc, h.id desc limit ${limit}`)
  return rows
}
