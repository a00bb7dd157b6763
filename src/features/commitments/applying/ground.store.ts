import { sql } from 'drizzle-orm'
import type { Target } from '#src/features/templates/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { readRollouts } from '../doors/new-receipts.store.ts'
import type { Plan } from '../plan.store.ts'
import type { Existing, Ground, PartnerRole, Partners } from './applying.ts'

export interface Participant {
  readonly id: Id<'party'>
  readonly name: string
  readonly role: PartnerRole | 'lead'
}

/** The parties that can answer for what the template says of the programme's partners, by name. */
export async function listPartners(db: Reader, programmeId: Id<'programme'>): Promise<Participant[]> {
  const { rows } = await db.execute<Participant & Record<string, unknown>>(sql`
    select p.id, p.name, a.role from participants a join parties p on p.id = a.party_id
    where a.programme_id = ${programmeId} and a.role in ('lead', 'supplier', 'it-partner', 'representative') order by a.role, p.name`)
  return rows
}

/** Who answers for each role: the first that takes part as such, and the programme's lead organisation until somebody does. */
export function usualPartners(
  participants: readonly Participant[],
  { leadPartyId }: Pick<Plan, 'leadPartyId'>,
): Partners {
  const first = (role: PartnerRole) => participants.find((one) => one.role === role)?.id ?? leadPartyId
  return { supplier: first('supplier'), 'it-partner': first('it-partner'), representative: first('representative') }
}

/** What the template lands on, for these targets. Withdrawn rollouts and those handed over to operation are past beginning anything. */
export async function readGround(
  db: Reader,
  plan: Plan,
  templateId: Id<'template'>,
  targets: readonly Target[],
  partners: Partners,
): Promise<Ground> {
  const { rows } = await db.execute<{ id: Id<'rollout'> } & Record<string, unknown>>(sql`
    select id from rollouts where programme_id = ${plan.id} and state not in ('withdrawn', 'handed-over')
      and ((wave_id = any(${idsOf(targets, 'wave')}::uuid[]) and not is_template) or id = any(${idsOf(targets, 'rollout')}::uuid[]))`)
  const rolloutIds = rows.map(({ id }) => id)
  const rollouts = rolloutIds.length === 0 ? [] : await readRollouts(db, plan.id, rolloutIds)
  return { plan, partners, rollouts, existing: await readExisting(db, plan.id, templateId) }
}

const idsOf = (targets: readonly Target[], kind: Target['kind']) =>
  sql.param(targets.filter((target) => target.kind === kind).map(({ id }) => id as string))

/** All that the template has become in the programme, whatever version it was then. */
export async function readExisting(
  db: Reader,
  programmeId: Id<'programme'>,
  templateId: Id<'template'>,
): Promise<Existing[]> {
  const { rows } = await db.execute<Existing & Record<string, unknown>>(sql`
    select c.id, c.scope, c.wave_id as "waveId", c.rollout_id as "rolloutId", c.area_key as "areaKey", c.owner_id as "ownerId",
      c.due_rule as "dueRule", c.not_before as "notBefore", c.critical, c.delivery_number as "deliveryNumber",
      c.template_item_key as "itemKey", c.template_version as "templateVersion", c.withdrawn_at is not null as withdrawn,
      c.delivery_number = 0 and c.forecast_on is null and coalesce(r.untouched, true)
        and not exists (select from comments m where m.programme_id = c.programme_id and m.commitment_id = c.id)
        and not exists (select from internal_notes n where n.programme_id = c.programme_id and n.commitment_id = c.id) as untouched,
      coalesce(r.concerns, '[]') as concerns
    from commitments c
    left join (
      select commitment_id, bool_and(state = 'not-started' and exemption_asked_on is null) as untouched, json_agg(distinct rollout_id) as concerns
      from receipts where programme_id = ${programmeId} group by commitment_id
    ) r on r.commitment_id = c.id
    where c.programme_id = ${programmeId} and c.template_id = ${templateId}`)
  return rows
}
