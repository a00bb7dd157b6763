import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { PartnerRole } from './applying.ts'

/** A party that has come to answer for a role of the templates. */
export interface Partner {
  readonly id: Id<'party'>
  readonly name: string
}

/** What a programme's lead organisation owes only because nobody had the role that the template names when it was applied. */
export interface StoodInFor {
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly role: PartnerRole
  readonly partners: readonly Partner[]
  readonly count: number
}

export interface StoodInItem {
  readonly id: Id<'commitment'>
  readonly role: PartnerRole
  readonly title: TwoLanguages
}

/**
 * Over `came` (a programme, and a role that has got somebody), `c` (a commitment) and `i` (its item). Not what was made when the role was filled
 * already, since somebody chose the lead then; nor what has been handed to or from anybody by hand; nor what is settled.
 */
const stoodIn = (programmes: SQL): SQL => sql`
  came as materialized (
    select l.id, l.name, l.lead_party_id, a.role, max(h.recorded_at) as at, json_agg(distinct jsonb_build_object('id', q.id, 'name', q.name)) as partners
    from programmes l join participants a on a.programme_id = l.id and a.role in ('supplier', 'it-partner', 'representative') and a.party_id <> l.lead_party_id
    join parties q on q.id = a.party_id
    join history h on h.subject_id = l.id and h.code = 'programme.participant-added' and replace(h.params->>'role', '_', '-') = a.role
    where l.closed_at is null and ${programmes} group by l.id, a.role
  ), waiting as (
    select came.*, c.id as item, c.title, c.area_key, c.number
    from came join commitments c on c.programme_id = came.id and c.owner_id = came.lead_party_id and c.withdrawn_at is null and c.created_at < came.at
    join template_items i on i.template_id = c.template_id and i.version_number = c.template_version and i.key = c.template_item_key and i.owner = came.role
    where exists (select from receipts r where r.programme_id = c.programme_id and r.commitment_id = c.id and r.state not in ('accepted', 'not-applicable'))
      and not exists (select from history h where h.subject_id = c.id and h.code = 'commitment.owner-changed')
  )`

/** What the actor may hand over, in the programmes it leads: by role. */
export async function standInsOf(db: Reader, actor: Actor): Promise<StoodInFor[]> {
  const led = actor.functions.filter(({ kind }) => kind === 'programme-lead')
  if (led.length === 0) return []
  const mine = JSON.stringify(
    led.map(({ organisationId, programmeId }) => ({ org: organisationId, programme: programmeId })),
  )
  const isLed = sql`exists (select from jsonb_to_recordset(${mine}::jsonb) as f(org uuid, programme uuid)
    where f.programme = l.id or (f.programme is null and f.org = l.lead_party_id))`
  const { rows } = await db.execute<StoodInFor & Record<string, unknown>>(sql`
    with ${stoodIn(isLed)}
    select id as "programmeId", name as "programmeName", role, partners::jsonb as partners, count(*)::int as count
    from waiting group by id, name, role, partners::jsonb order by name, role`)
  return rows
}

/** The commitments themselves, in one programme. */
export async function listStoodIn(db: Reader, programmeId: Id<'programme'>): Promise<StoodInItem[]> {
  const { rows } = await db.execute<StoodInItem & Record<string, unknown>>(sql`
    with ${stoodIn(sql`l.id = ${programmeId}`)}
    select item as id, role, title from waiting order by role, area_key, number, item`)
  return rows
}
