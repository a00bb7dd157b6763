import { sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Plan } from '../plan.store.ts'
import { type Half, type RollUp, rollUpsOf } from '../rules/roll-up.ts'
import { type Cell, cellKey, type SummedRow } from './cell-row.ts'
import { readCells } from './cells.store.ts'
import { readDependents } from './dependence.store.ts'
import { type Place, placeInTime, sumUnits } from './place-in-time.ts'
import { readWaiting } from './waiting-chain.store.ts'

/**
 * Last step of every deed: what follows from the receipts it changed. Their areas, and (with `moved`: commitments whose delivery,
 * due date or forecast changed) the areas of all that waits for them, also in other rollouts: extended due dates, from which day each is
 * late, excused or in breach, the rows that sum up units, and the roll-ups. The caller holds `lockPlan`.
 */
export async function settle(
  tx: Tx,
  plan: Plan,
  changed: { readonly cells: readonly Cell[]; readonly moved?: readonly Id<'commitment'>[] },
): Promise<void> {
  const cells = new Map(changed.cells.map((cell) => [cellKey(cell), cell]))
  if (changed.moved && changed.moved.length > 0) {
    for (const cell of await readDependents(tx, plan.id, changed.moved)) cells.set(cellKey(cell), cell)
  }
  const all = [...cells.values()].sort((a, b) => (a.rolloutId < b.rolloutId ? -1 : a.rolloutId > b.rolloutId ? 1 : 0))
  // A programme of 49 rollouts is counted a few at a time, so that it never stands in memory whole. Units are summed up first, since
  // a receipt in one part may wait for a sum in another.
  const parts = [...inParts(all, 200)]
  if (parts.length > 1)
    for (const part of parts) await saveSums(tx, plan.id, [...sumUnits(await readCells(tx, plan.id, part)).values()])
  for (const part of parts) await settleCells(tx, plan, part)
}

function* inParts<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

async function settleCells(tx: Tx, plan: Plan, cells: readonly Cell[]): Promise<void> {
  const rows = await readCells(tx, plan.id, cells)
  const leaves = rows.filter((row) => row.units === 0)
  const sums = sumUnits(rows)
  const waiting = await readWaiting(tx, plan.id, rows, sums)
  const placed = leaves.map((row) => placeInTime(row, waiting, plan.calendar))
  const byKey = new Map(placed.map((one) => [one.id, one]))
  const settledSums = sumUnits(rows, byKey)
  await savePlaces(
    tx,
    plan.id,
    placed.filter(({ differs }) => differs),
  )
  await saveSums(tx, plan.id, [...settledSums.values()])
  const applicableUnits = new Map([...settledSums.values()].map((sum) => [sum.key, sum.applicable]))
  const byCell = Map.groupBy(leaves, (row) => cellKey(row))
  const rollUps = cells.flatMap((cell) => {
    const facts = (byCell.get(cellKey(cell)) ?? []).map((row) => {
      const place = byKey.get(row.id)
      const units = row.unitId === null ? 1 : (applicableUnits.get(`${row.commitmentId}/${row.rolloutId}`) ?? 1)
      return {
        ...row,
        due: place?.extended ?? row.due,
        deliveredOn: row.firstDeliveredOn,
        promisedBy: place?.promisedBy ?? null,
        waitsFor: place?.waitsFor ?? [],
        weight: 1 / Math.max(1, units),
      }
    })
    const halves = rollUpsOf(facts)
    return (['deliveries', 'preparations'] as const).map((half) => ({ ...cell, half, ...halves[half] }))
  })
  await saveRollUps(tx, plan.id, rollUps)
}

async function savePlaces(tx: Tx, programmeId: Id<'programme'>, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  const rows = places.map(({ id, extended, lateAfter, excusedAfter, breachAfter }) => ({
    id,
    extended,
    lateAfter,
    excusedAfter,
    breachAfter,
  }))
  await tx.execute(sql`
    update receipts r set extended_on = n.extended, late_after = n."lateAfter", excused_after = n."excusedAfter", breach_after = n."breachAfter"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, extended date, "lateAfter" date, "excusedAfter" date, "breachAfter" date)
    where r.programme_id = ${programmeId} and r.id = n.id`)
}

async function saveSums(tx: Tx, programmeId: Id<'programme'>, sums: readonly SummedRow[]): Promise<void> {
  if (sums.length === 0) return
  await tx.execute(sql`
    update receipts r set state = n.state, units = greatest(n.count, 1), units_applicable = n.applicable, units_accepted = n.accepted,
      nominal_on = n.nominal, due_on = n.due, extended_on = n.extended, not_before_on = n."notBefore",
      first_delivered_on = n."firstDeliveredOn", delivered_on = n."deliveredOn", review_due_on = n."reviewDueOn", accepted_on = n."acceptedOn",
      expires_on = n."expiresOn", late_after = n."lateAfter", excused_after = n."excusedAfter", breach_after = n."breachAfter",
      delivery_number = n."deliveryNumber", version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb) as n(id uuid, count int, state text, applicable int, accepted int, nominal date, due date,
      extended date, "notBefore" date, "firstDeliveredOn" date, "deliveredOn" date, "reviewDueOn" date, "acceptedOn" date, "expiresOn" date,
      "lateAfter" date, "excusedAfter" date, "breachAfter" date, "deliveryNumber" int)
    where r.programme_id = ${programmeId} and r.id = n.id`)
}

async function saveRollUps(
  tx: Tx,
  programmeId: Id<'programme'>,
  rows: readonly (Cell & RollUp & { readonly half: Half })[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into roll_ups (programme_id, rollout_id, area_key, half, applicable, accepted, total, first_due, returned_critical, open)
    select ${programmeId}::uuid, n."rolloutId", n."areaKey", n.half, n.applicable, n.accepted, n.total, n."firstDue", n."returnedCritical", n.open
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("rolloutId" uuid, "areaKey" text, half text, applicable real, accepted real, total int,
      "firstDue" date, "returnedCritical" int, open jsonb)
    on conflict (programme_id, rollout_id, area_key, half) do update set applicable = excluded.applicable, accepted = excluded.accepted,
      total = excluded.total, first_due = excluded.first_due, returned_critical = excluded.returned_critical, open = excluded.open
    where (roll_ups.applicable, roll_ups.accepted, roll_ups.total, roll_ups.first_due, roll_ups.returned_critical, roll_ups.open)
      is distinct from (excluded.applicable, excluded.accepted, excluded.total, excluded.first_due, excluded.returned_critical, excluded.open)`)
}
