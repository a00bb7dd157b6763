import { sql } from 'drizzle-orm'
import type { Visibility } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Plan } from '../plan.store.ts'

/** One side of an item, as somebody is to be told of it. */
export interface ToldSide {
  readonly organisationId: Id<'party'>
  /** What it is handed out to there. */
  readonly functionId: Id<'function'> | null
  readonly areaKey: string
  /** The kind of function that must approve one's own work. */
  readonly approver?: string | null
  /** Who sees the item, and the organisation that `own` means: nobody is told of what they may not see. */
  readonly visibility: Visibility
  readonly ownOrganisationId: Id<'party'>
}

/**
 * The functions that answer for each side, in the order given: what it is handed out to when somebody holds that, else the organisation's leads
 * (as on Min sida, so that one is told of what then waits there). One statement, however many.
 */
export async function answerersOf(
  db: Reader,
  plan: Pick<Plan, 'id'>,
  sides: readonly ToldSide[],
  today: string,
): Promise<readonly (readonly Id<'function'>[])[]> {
  const keys = sides.map(keyOf)
  const asked = [...new Map(sides.map((side, at) => [keys[at], side])).entries()].filter(([, side]) => isForThem(side))
  if (asked.length === 0) return sides.map(() => [])
  const rows = asked.map(([key, side]) => ({
    key,
    org: side.organisationId,
    given: side.approver ? null : side.functionId,
    area: side.areaKey,
    approver: side.approver ?? null,
    within: side.visibility === 'all-but-suppliers' && side.organisationId !== side.ownOrganisationId,
  }))
  const found = await db.execute<{ key: string; id: Id<'function'> }>(sql`
    with sides as materialized (
      select s.*, exists (select from functions f join holdings h on h.function_id = f.id where f.id = s.given and (f.ended_on is null or f.ended_on > ${today}::date)
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)) as held
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(key text, org uuid, given uuid, area text, approver text, within boolean)
      where not s.within or not exists (select from participants r join parties p on p.id = r.party_id
        where r.programme_id = ${plan.id} and p.organisation_id = s.org having bool_and(r.role = 'supplier'))
    )
    select key, given as id from sides where held
    union all
    select s.key, f.id from sides s join parties p on p.organisation_id = s.org
    join functions f on f.party_id = p.id and (f.programme_id is null or f.programme_id = ${plan.id}) and case
      when s.approver is null then f.kind in ('rollout-lead', 'programme-lead', 'supplier')
      else f.kind = s.approver and (f.kind <> 'area-lead' or f.area_key = s.area) end
    where not s.held and not (s.within and f.kind = 'supplier')`)
  const byKey = Map.groupBy(found.rows, ({ key }) => key)
  return keys.map((key) => (byKey.get(key) ?? []).map(({ id }) => id))
}

const keyOf = (side: ToldSide): string =>
  [
    side.organisationId,
    side.functionId,
    side.approver ?? '',
    side.approver === 'area-lead' ? side.areaKey : '',
    side.visibility,
    side.ownOrganisationId,
  ].join(' ')

/** What an organisation keeps to itself is told to nobody else. */
const isForThem = (side: ToldSide): boolean =>
  side.visibility !== 'own' || side.organisationId === side.ownOrganisationId
