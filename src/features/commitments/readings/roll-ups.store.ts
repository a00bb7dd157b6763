import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { light, overdue } from '../rules/readiness.ts'
import type { Half, RollUp } from '../rules/roll-up.ts'

/** Readiness of one rollout's area, one half. */
export interface AreaRollUp extends RollUp {
  readonly rolloutId: Id<'rollout'>
  readonly areaKey: string
  readonly half: Half
}

const kept = versionedCache<readonly AreaRollUp[]>(200_000, (rows) => rows.length)

/** All roll-ups of the programme, kept until anything in it changes. Lights are read from them with `light`. */
export const readRollUps = (
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'liveVersion'>,
): Promise<readonly AreaRollUp[]> => kept.get(programme.id, programme.liveVersion, () => readAll(db, programme.id))

async function readAll(db: Reader, programmeId: Id<'programme'>): Promise<readonly AreaRollUp[]> {
  const { rows } = await db.execute<AreaRollUp & Record<string, unknown>>(sql`
    select rollout_id as "rolloutId", area_key as "areaKey", half, applicable, accepted, total, first_due as "firstDue",
      returned_critical as "returnedCritical", open
    from roll_ups where programme_id = ${programmeId}`)
  return rows
}

export interface Snapshot {
  readonly rolloutId: Id<'rollout'>
  readonly half: Half
  readonly on: string
  readonly applicable: number
  readonly accepted: number
  readonly overdue: number
  readonly light: 'red' | 'yellow' | 'grey' | 'green'
}

/** How every rollout stands today, by half; the day's last word counts, so it may be taken again. Run late each day. */
export async function takeSnapshots(tx: Tx, today: string, only?: Id<'programme'>): Promise<number> {
  const { rows: programmes } = await tx.execute<{ id: Id<'programme'> }>(
    sql`select id from programmes where closed_at is null ${only ? sql`and id = ${only}` : sql``} order by id`,
  )
  let taken = 0
  for (const { id } of programmes) {
    const halves = Map.groupBy(await readAll(tx, id), ({ rolloutId, half }) => `${rolloutId}/${half}`)
    const rows = [...halves.values()].map((parts) => snapshotOf(parts, today as IsoDate))
    await saveSnapshots(tx, id, rows)
    taken += rows.length
  }
  return taken
}

function snapshotOf(parts: readonly AreaRollUp[], today: IsoDate): Snapshot {
  const [{ rolloutId, half }] = parts as [AreaRollUp]
  const sum = (of: 'applicable' | 'accepted') => parts.reduce((total, part) => total + part[of], 0)
  return {
    rolloutId,
    half,
    on: today,
    applicable: sum('applicable'),
    accepted: sum('accepted'),
    overdue: overdue(parts, today).weight,
    light: light(parts, today).light,
  }
}

/** Also for days that have been: examples are built with a past. */
export async function saveSnapshots(tx: Tx, programmeId: Id<'programme'>, rows: readonly Snapshot[]): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into readiness_snapshots (programme_id, rollout_id, half, "on", applicable, accepted, overdue, light)
    select ${programmeId}::uuid, n."rolloutId", n.half, n."on", n.applicable, n.accepted, n.overdue, n.light
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("rolloutId" uuid, half text, "on" date, applicable real, accepted real, overdue real, light text)
    on conflict (programme_id, rollout_id, half, "on") do update set applicable = excluded.applicable, accepted = excluded.accepted,
      overdue = excluded.overdue, light = excluded.light`)
}

/** The trend: one row a day, rollout and half, oldest first, from a day on. */
export async function listSnapshots(
  db: Reader,
  programmeId: Id<'programme'>,
  from: string,
  rolloutIds?: readonly Id<'rollout'>[],
): Promise<Snapshot[]> {
  const { rows } = await db.execute<Snapshot & Record<string, unknown>>(sql`
    select rollout_id as "rolloutId", half, "on", applicable, accepted, overdue, light from readiness_snapshots
    where programme_id = ${programmeId} and "on" >= ${from}::date ${rolloutIds ? sql`and rollout_id = any(${sql.param([...rolloutIds])}::uuid[])` : sql``}
    order by "on", rollout_id, half`)
  return rows
}
