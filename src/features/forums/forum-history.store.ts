import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface Happening {
  readonly at: string
  readonly code: string
  readonly params: HistoryParams
  /** Null: nobody in person. */
  readonly name: string | null
  readonly functionKind: string | null
  readonly partyName: string | null
}

/** What happened to the forum, latest first; what is about one programme only for those who see it. */
export async function readForumHistory(
  db: Reader,
  forumId: Id<'forum'>,
  programmeIds: readonly Id<'programme'>[],
): Promise<Happening[]> {
  const { rows } = await db.execute<Happening & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, h.code, h.params, p.name,
      h.function_kind as "functionKind", o.name as "partyName"
    from history h left join people p on p.id = h.person_id left join parties o on o.id = h.party_id
    where h.subject_id = ${forumId} and h.subject_kind = 'forum'
      and (h.programme_id is null or h.programme_id = any(${sql.param([...programmeIds])}::uuid[]))
    order by h.recorded_at desc, h.id desc limit 100`)
  return rows
}
