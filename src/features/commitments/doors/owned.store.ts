import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { OwnedItem } from '../rules/owner.ts'

/** A commitment as it is before another owes it. */
export interface OwnedBefore extends OwnedItem {
  readonly id: Id<'commitment'>
  readonly title: TwoLanguages
  readonly areaKey: string
  readonly version: number
  readonly ownerName: string
  readonly ownerOrganisationId: Id<'party'>
  readonly ownerFunctionId: Id<'function'> | null
}

/** These commitments, withdrawn ones too, with how they stand. */
export async function readOwned(
  db: Reader,
  programmeId: Id<'programme'>,
  ids: readonly Id<'commitment'>[],
): Promise<OwnedBefore[]> {
  const { rows } = await db.execute<OwnedBefore & Record<string, unknown>>(sql`
    select c.id, c.title, c.area_key as "areaKey", c.version, c.owner_id as "ownerId", p.name as "ownerName", p.organisation_id as "ownerOrganisationId",
      c.owner_function_id as "ownerFunctionId", c.withdrawn_at is not null as withdrawn, c.visibility, c.organisation_id as "organisationId",
      coalesce(r.states, '[]') as states
    from commitments c join parties p on p.id = c.owner_id
    left join (select commitment_id, json_agg(distinct state) as states from receipts
      where programme_id = ${programmeId} and units = 0 and commitment_id = any(${sql.param([...ids])}::uuid[]) group by commitment_id) r on r.commitment_id = c.id
    where c.programme_id = ${programmeId} and c.id = any(${sql.param([...ids])}::uuid[])
    order by c.id`)
  return rows
}
