import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

interface RoleIn {
  readonly programmeId: Id<'programme'>
  readonly role: string
}

/** In which programmes a party takes part, and as what; whoever asks shows those that the reader may see. */
export async function readRoles(db: Reader, partyId: Id<'party'>): Promise<RoleIn[]> {
  const { rows } = await db.execute<RoleIn & Record<string, unknown>>(sql`
    select programme_id as "programmeId", role from participants where party_id = ${partyId}`)
  return rows
}

interface PartyHappening {
  readonly at: string
  readonly code: string
  readonly params: HistoryParams
  /** Null: nobody in person. */
  readonly name: string | null
}

/** What happened to the party itself, latest first. */
export async function readPartyHistory(db: Reader, partyId: Id<'party'>): Promise<PartyHappening[]> {
  const { rows } = await db.execute<PartyHappening & Record<string, unknown>>(sql`
    select to_char(h.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, h.code, h.params, p.name
    from history h left join people p on p.id = h.person_id
    where h.subject_kind = 'party' and h.subject_id = ${partyId} order by h.recorded_at desc, h.id desc limit 100`)
  return rows
}
