import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface ItemHappening {
  readonly at: string
  readonly who: string
  readonly functionKind: string | null
  readonly partyName: string | null
  /** The receiver whose receipt it concerns. */
  readonly rolloutName: string | null
  /** The unit of the receiver's, when it concerns one. */
  readonly unitName: string | null
  readonly code: string
  readonly params: HistoryParams
}

/** What happened to one commitment, newest first. Whoever sees the commitment reads its history. */
export async function listItemHistory(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id'>,
  id: Id<'commitment'>,
  limit = 100,
): Promise<ItemHappening[]> {
  const { rows } = await db.execute<ItemHappening & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(p.name, h.params->>'byName', '') as who, h.function_kind as "functionKind",
      fp.name as "partyName", rp.name as "rolloutName", u.name as "unitName", h.code, h.params
    from history h left join people p on p.id = h.person_id left join parties fp on fp.id = h.party_id
    left join rollouts o on o.programme_id = h.programme_id and o.id = h.rollout_id left join parties rp on rp.id = o.party_id
    left join parties u on u.id = (h.params->>'unitId')::uuid
    where h.subject_id = ${id} and h.programme_id = ${programme.id}
      and (h.visibility <> 'own' or h.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))
    order by h.recorded_at desc, h.id desc limit ${limit}`)
  return rows
}
