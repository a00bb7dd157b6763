import { and, eq, inArray, sql } from 'drizzle-orm'
import { listParts, type Party } from '#src/features/parties/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { goLives, rolloutUnits } from './programme.tables.ts'
import { programmeTopic, readFacts } from './programme-view.store.ts'
import { lockState, rolloutTopic } from './rollout.store.ts'
import type { GoLive } from './rollout-list.store.ts'

export interface RolloutUnit {
  readonly unitId: Id<'party'>
  readonly name: string
  readonly goLiveId: Id<'go-live'>
}

/** The units that take part in a rollout the caller has found, each with the go-live it counts from, by name. */
export async function listUnits(
  db: Reader,
  programmeId: Id<'programme'>,
  rolloutId: Id<'rollout'>,
): Promise<RolloutUnit[]> {
  const { rows } = await db.execute(sql`
    select u.unit_id as "unitId", p.name, coalesce(u.go_live_id, (select g.id from go_lives g
      where g.programme_id = u.programme_id and g.rollout_id = u.rollout_id and g.is_main)) as "goLiveId"
    from rollout_units u join parties p on p.id = u.unit_id
    where u.programme_id = ${programmeId} and u.rollout_id = ${rolloutId} order by p.name`)
  return rows as unknown as RolloutUnit[]
}

/** Departments and units that may take part: those of the rollout's party, the party itself left out. */
export async function listPossibleUnits(
  db: Reader,
  rollout: { readonly partyId: Id<'party'>; readonly organisationId: Id<'party'> },
): Promise<Party[]> {
  const all = await listParts(db, rollout.organisationId)
  if (rollout.partyId === rollout.organisationId) return all
  const within = new Set<string>([rollout.partyId])
  // A part of a part belongs too, however deep; names don't come in the order of the tree.
  for (let size = 0; size !== within.size; ) {
    size = within.size
    for (const part of all) if (within.has(part.wholeId)) within.add(part.id)
  }
  return all.filter((part) => within.has(part.id) && part.id !== rollout.partyId)
}

export interface UnitsWish {
  readonly programmeId: Id<'programme'>
  readonly rolloutId: Id<'rollout'>
  /** All that take part. Without a go-live of its own a unit counts from the main one. */
  readonly units: readonly { readonly unitId: Id<'party'>; readonly goLiveId?: Id<'go-live'> | null }[]
}

export type UnitsRefusal = { readonly code: 'not-its-unit' } | { readonly code: 'not-its-go-live' }

/** Says which units take part and from which go-live each counts. Refuses units of others, and go-lives of other rollouts. */
export async function setUnits(
  tx: Tx,
  { programmeId, rolloutId, units }: UnitsWish,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<void, UnitsRefusal>> {
  await lockState(tx, programmeId, rolloutId)
  const { main, goLiveIds, possible } = await around(tx, programmeId, rolloutId)
  if (units.some((unit) => !possible.has(unit.unitId))) return refuse({ code: 'not-its-unit' })
  const wanted = new Map(units.map((unit) => [unit.unitId, unit.goLiveId ?? main]))
  if ([...wanted.values()].some((id) => !goLiveIds.has(id))) return refuse({ code: 'not-its-go-live' })
  const now = new Map((await listUnits(tx, programmeId, rolloutId)).map((unit) => [unit.unitId, unit.goLiveId]))
  const added = [...wanted.keys()].filter((id) => !now.has(id))
  const removed = [...now.keys()].filter((id) => !wanted.has(id))
  const moved = [...wanted].flatMap(([id, goLive]) => (now.has(id) && now.get(id) !== goLive ? [id] : []))
  if (added.length + removed.length + moved.length === 0) return ok(undefined)
  if (removed.length > 0) {
    await tx
      .delete(rolloutUnits)
      .where(
        and(
          eq(rolloutUnits.programmeId, programmeId),
          eq(rolloutUnits.rolloutId, rolloutId),
          inArray(rolloutUnits.unitId, removed),
        ),
      )
  }
  const rows = [...added, ...moved].map((unitId) => ({
    programmeId,
    rolloutId,
    unitId,
    goLiveId: wanted.get(unitId) ?? main,
  }))
  if (rows.length > 0) {
    await tx
      .insert(rolloutUnits)
      .values(rows)
      .onConflictDoUpdate({
        target: [rolloutUnits.programmeId, rolloutUnits.rolloutId, rolloutUnits.unitId],
        set: { goLiveId: sql`excluded.go_live_id` },
      })
  }
  const params = { added: added.length, removed: removed.length, moved: moved.length, units: wanted.size }
  await record(
    tx,
    { programmeId, subjectKind: 'rollout', subjectId: rolloutId, rolloutId, code: 'rollout.units-changed', params },
    deed,
  )
  announce(tx, programmeTopic(programmeId), rolloutTopic(rolloutId))
  await handlers.onUnitsChanged(
    tx,
    { programme: await readFacts(tx, programmeId), rolloutId, added, removed, moved },
    deed,
  )
  return ok(undefined)
}

async function around(tx: Tx, programmeId: Id<'programme'>, rolloutId: Id<'rollout'>) {
  const { rows } = await tx.execute<{
    partyId: Id<'party'>
    organisationId: Id<'party'>
    main: Id<'go-live'>
    goLives: Id<'go-live'>[]
  }>(sql`
    select r.party_id as "partyId", p.organisation_id as "organisationId",
      (select g.id from go_lives g where g.programme_id = r.programme_id and g.rollout_id = r.id and g.is_main) as main,
      (select json_agg(g.id) from go_lives g where g.programme_id = r.programme_id and g.rollout_id = r.id) as "goLives"
    from rollouts r join parties p on p.id = r.party_id where r.programme_id = ${programmeId} and r.id = ${rolloutId}`)
  const [row] = rows
  if (!row) throw new Error(`There is no rollout ${rolloutId}.`)
  const possible = new Set<string>((await listPossibleUnits(tx, row)).map((part) => part.id))
  return { main: row.main, goLiveIds: new Set(row.goLives), possible }
}

export interface NewGoLive {
  readonly programmeId: Id<'programme'>
  readonly rolloutId: Id<'rollout'>
  /** What goes live by itself ("elevhälsa"). */
  readonly scope: string
}

/** Adds a go-live of its own for part of a rollout. Refuses a scope that is there already. */
export async function addGoLive(
  tx: Tx,
  { programmeId, rolloutId, scope }: NewGoLive,
  deed: Deed,
): Promise<Result<Id<'go-live'>, { code: 'scope-taken' }>> {
  await lockState(tx, programmeId, rolloutId)
  const { rows } = await tx.execute(sql`
    select 1 from go_lives where programme_id = ${programmeId} and rollout_id = ${rolloutId} and lower(scope) = lower(${scope})`)
  if (rows.length > 0) return refuse({ code: 'scope-taken' })
  const id = newId<'go-live'>()
  await tx.insert(goLives).values({ programmeId, id, rolloutId, scope, isMain: false })
  await tellGoLive(tx, { programmeId, rolloutId, id, scope }, 'go-live.added', deed)
  return ok(id)
}

/** Names what the main go-live is of, once there is more than one. */
export async function nameGoLive(
  tx: Tx,
  { programmeId, rolloutId, scope }: NewGoLive,
  goLive: Pick<GoLive, 'id'>,
  deed: Deed,
): Promise<Result<void, { code: 'scope-taken' }>> {
  await lockState(tx, programmeId, rolloutId)
  const { rows } = await tx.execute(sql`
    select 1 from go_lives where programme_id = ${programmeId} and rollout_id = ${rolloutId} and id <> ${goLive.id} and lower(scope) = lower(${scope})`)
  if (rows.length > 0) return refuse({ code: 'scope-taken' })
  await tx
    .update(goLives)
    .set({ scope, version: sql`version + 1` })
    .where(and(eq(goLives.programmeId, programmeId), eq(goLives.id, goLive.id)))
  await tellGoLive(tx, { programmeId, rolloutId, id: goLive.id, scope }, 'go-live.named', deed)
  return ok(undefined)
}

async function tellGoLive(
  tx: Tx,
  goLive: NewGoLive & { readonly id: Id<'go-live'> },
  code: string,
  deed: Deed,
): Promise<void> {
  const { programmeId, rolloutId, id, scope } = goLive
  await record(tx, { programmeId, subjectKind: 'go-live', subjectId: id, rolloutId, code, params: { scope } }, deed)
  announce(tx, programmeTopic(programmeId), rolloutTopic(rolloutId))
}
