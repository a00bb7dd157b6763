import { sql } from 'drizzle-orm'
import type { GoLiveMove, MovedItem, MoveEffects } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { LeadTime } from '#src/platform/calendar/lead-time.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Plan } from '../plan.store.ts'
import { type MovableItem, type MovePreview, planMove } from '../rules/move.ts'
import { openPrerequisites } from '../rules/waiting.ts'
import type { CellRow } from './cell-row.ts'
import { keyOf } from './cell-row.ts'
import { readCells } from './cells.store.ts'
import { readWaiting } from './waiting-chain.store.ts'

interface Named {
  readonly id: Id<'receipt'>
  readonly goLiveId: Id<'go-live'>
  readonly title: TwoLanguages
  readonly receiver: string
  readonly validity: LeadTime | null
}

/** What moving these go-lives would do, by the very rules that do it. A unit-scoped item is told once, however many its units. */
export async function previewMove(
  db: Reader,
  plan: Plan,
  moves: readonly GoLiveMove[],
  today: string,
): Promise<MoveEffects> {
  const named = await readNamed(
    db,
    plan.id,
    moves.map(({ goLiveId }) => goLiveId),
  )
  const nameOf = new Map(named.map((one) => [one.id as string, one]))
  const rows = (await readCells(db, plan.id, await areasOf(db, plan.id, moves))).filter((row) => row.units === 0)
  const chain = await readWaiting(db, plan.id, rows, new Map())
  const effects = { redated: [], nowOverdue: [], inBreach: [], staying: [], renewals: [] } as {
    -readonly [K in keyof MoveEffects]: MoveEffects[K][number][]
  }
  for (const move of moves) {
    const items = rows.filter((row) => nameOf.get(row.id)?.goLiveId === move.goLiveId)
    const movable = items.map(
      (row): MovableItem => ({
        ...row,
        deliveredOn: row.firstDeliveredOn,
        validity: nameOf.get(row.id)?.validity ?? null,
        notDueBefore: row.extended !== null && row.due !== null && row.extended > row.due ? row.extended : null,
        waits: openPrerequisites(chain.needsOf(row), chain.plan).length > 0,
      }),
    )
    const preview = planMove(
      movable,
      move.from as IsoDate | null,
      move.to as IsoDate | null,
      today as IsoDate,
      plan.calendar,
    )
    tellInNames(effects, preview, new Map(items.map((row) => [row.id as string, row])), nameOf)
  }
  return effects
}

function tellInNames(
  effects: { -readonly [K in keyof MoveEffects]: MoveEffects[K][number][] },
  preview: MovePreview,
  rows: ReadonlyMap<string, CellRow>,
  names: ReadonlyMap<string, Named>,
): void {
  const moved = new Map(preview.redated.map((one) => [one.id, one]))
  const once = <T extends { readonly id: string }>(list: readonly T[]): { item: MovedItem; one: T }[] => {
    const seen = new Set<string>()
    return list.flatMap((one) => {
      const [row, name] = [rows.get(one.id), names.get(one.id)]
      if (!row || !name || seen.has(keyOf(row))) return []
      seen.add(keyOf(row))
      const { from, to } = moved.get(one.id) ?? { from: row.extended, to: row.extended }
      return [{ one, item: { commitmentId: row.commitmentId, title: name.title, receiver: name.receiver, from, to } }]
    })
  }
  const ids = (list: readonly string[]) => list.map((id) => ({ id }))
  effects.redated.push(...once(preview.redated).map(({ item }) => item))
  effects.nowOverdue.push(...once(ids(preview.nowOverdue)).map(({ item }) => item))
  effects.staying.push(...once(ids(preview.staying)).map(({ item }) => item))
  effects.inBreach.push(
    ...once(preview.inBreach).map(({ item, one: { breach } }) => ({
      ...item,
      promised: breach.promised,
      leftDays: breach.leftDays,
      shortDays: breach.shortDays,
    })),
  )
  effects.renewals.push(...once(preview.renewals).map(({ item, one }) => ({ ...item, expiresOn: one.expiresOn })))
}

async function areasOf(db: Reader, programmeId: Id<'programme'>, moves: readonly GoLiveMove[]) {
  const ids = [...new Set(moves.map(({ rolloutId }) => rolloutId))]
  const { rows } = await db.execute<{ rolloutId: Id<'rollout'>; areaKey: string }>(sql`
    select distinct rollout_id as "rolloutId", area_key as "areaKey" from receipts
    where programme_id = ${programmeId} and rollout_id = any(${sql.param(ids)}::uuid[])`)
  return rows
}

async function readNamed(
  db: Reader,
  programmeId: Id<'programme'>,
  goLiveIds: readonly Id<'go-live'>[],
): Promise<Named[]> {
  const { rows } = await db.execute<Named & Record<string, unknown>>(sql`
    select r.id, g.id as "goLiveId", c.title, p.name as receiver, c.validity
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id join parties p on p.id = o.party_id
    left join rollout_units u on u.programme_id = r.programme_id and u.rollout_id = r.rollout_id and u.unit_id = r.unit_id
    left join go_lives main on main.programme_id = r.programme_id and main.rollout_id = r.rollout_id and main.is_main
    join go_lives g on g.programme_id = r.programme_id and g.id = coalesce(u.go_live_id, main.id)
    where r.programme_id = ${programmeId} and r.units = 0 and c.withdrawn_at is null and g.id = any(${sql.param([...goLiveIds])}::uuid[])
    order by p.name, c.area_key, c.number`)
  return rows
}
