import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface Happening {
  readonly at: string
  readonly who: string
  readonly functionKind: string | null
  readonly partyName: string | null
  readonly code: string
  readonly params: HistoryParams
}

/** What happened to one question, newest first. Whoever sees the question reads all of it. */
export async function listHappenings(
  db: Reader,
  programmeId: Id<'programme'>,
  id: Id<'question'>,
  limit = 100,
): Promise<Happening[]> {
  const { rows } = await db.execute<Happening & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(p.name, h.params->>'byName', '') as who,
      h.function_kind as "functionKind", fp.name as "partyName", h.code, h.params
    from history h left join people p on p.id = h.person_id left join parties fp on fp.id = h.party_id
    where h.subject_id = ${id} and h.programme_id = ${programmeId} order by h.recorded_at desc, h.id desc limit ${limit}`)
  return rows
}
