import { type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import type { DueRule } from '../rules/due.ts'
import { type Cell, cellKey } from './cell-row.ts'
import { tell } from './change-receipts.store.ts'
import { datesOf } from './new-receipts.store.ts'
import { settle } from './settle.store.ts'

interface DatedRow extends Cell {
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly goLiveId: Id<'go-live'> | null
  readonly decidedOn: IsoDate | null
  readonly dueRule: DueRule
  readonly notBefore: string | null
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly before: IsoDate | null
}

/** Which receipts to count anew: those of some go-lives, rollouts or commitments, or (left out) of the whole programme. */
export interface Redated {
  readonly goLiveIds?: readonly Id<'go-live'>[]
  readonly rolloutIds?: readonly Id<'rollout'>[]
  readonly commitmentIds?: readonly Id<'commitment'>[]
}

/**
 * Counts due dates anew after a decided date, the units of a go-live or the quiet periods have changed: nominal, due, not before,
 * and, where the promised day came nearer, the decision that did it (it answers for the breach, not the owner). A due date that had
 * been extended keeps that; a promise that can be kept again is broken by nobody. Then everything that follows.
 */
export async function redate(tx: Tx, plan: Plan, which: Redated, deed: Deed): Promise<number> {
  await lockPlan(tx, plan.id)
  const rows = await readDated(tx, plan.id, which)
  const changed = rows.flatMap((row) => {
    const dates = datesOf(row, row.decidedOn, plan)
    if (dates.nominal === row.nominal && dates.due === row.due && dates.before === row.before) return []
    const isNearer =
      !which.commitmentIds && row.nominal !== null && dates.nominal !== null && dates.nominal < row.nominal
    return [
      {
        ...row,
        next: {
          id: row.id,
          live: row.goLiveId,
          ...dates,
          decision: isNearer ? deed.today : null,
          was: isNearer ? row.nominal : null,
        },
      },
    ]
  })
  await saveDates(
    tx,
    plan.id,
    changed.map(({ next }) => next),
    deed.today,
  )
  const cells = new Map(changed.map((row) => [cellKey(row), { rolloutId: row.rolloutId, areaKey: row.areaKey }]))
  await settle(tx, plan, {
    cells: [...cells.values()],
    moved: [...new Set(changed.map(({ commitmentId }) => commitmentId))],
  })
  tell(tx, plan, changed)
  return changed.length
}

async function saveDates(
  tx: Tx,
  programmeId: Id<'programme'>,
  all: readonly { readonly id: Id<'receipt'> }[],
  today: string,
): Promise<void> {
  for (let from = 0; from < all.length; from += 5000) {
    await tx.execute(sql`
      update receipts r set go_live_id = n.live, nominal_on = n.nominal, due_on = n.due, not_before_on = n.before,
        extended_on = case when r.extended_on > r.due_on then greatest(n.due, r.extended_on) else n.due end,
        broken_by_decision_on = coalesce(n.decision, r.broken_by_decision_on), promised_before_on = coalesce(n.was, r.promised_before_on),
        broken_by_owner_id = case when n.nominal < ${today}::date then r.broken_by_owner_id end
      from jsonb_to_recordset(${JSON.stringify(all.slice(from, from + 5000))}::jsonb) as n(id uuid, live uuid, nominal date, due date, before date, decision date, was date)
      where r.programme_id = ${programmeId} and r.id = n.id`)
  }
}

async function readDated(db: Reader, programmeId: Id<'programme'>, which: Redated): Promise<DatedRow[]> {
  const { rows } = await db.execute<DatedRow & Record<string, unknown>>(sql`
    select r.id, r.rollout_id as "rolloutId", r.area_key as "areaKey", r.commitment_id as "commitmentId", g.id as "goLiveId", g.decided_on as "decidedOn",
      c.due_rule as "dueRule", c.not_before as "notBefore", r.nominal_on as nominal, r.due_on as due, r.not_before_on as before
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    left join rollout_units u on u.programme_id = r.programme_id and u.rollout_id = r.rollout_id and u.unit_id = r.unit_id
    left join go_lives main on main.programme_id = r.programme_id and main.rollout_id = r.rollout_id and main.is_main
    left join go_lives g on g.programme_id = r.programme_id and g.id = coalesce(u.go_live_id, main.id)
    where r.programme_id = ${programmeId} and r.units = 0 and c.withdrawn_at is null and ${within(which)}`)
  return rows
}

function within({ goLiveIds, rolloutIds, commitmentIds }: Redated): SQL {
  if (commitmentIds) return sql`r.commitment_id = any(${sql.param([...commitmentIds])}::uuid[])`
  if (goLiveIds) return sql`g.id = any(${sql.param([...goLiveIds])}::uuid[])`
  if (rolloutIds) return sql`r.rollout_id = any(${sql.param([...rolloutIds])}::uuid[])`
  return sql`true`
}
