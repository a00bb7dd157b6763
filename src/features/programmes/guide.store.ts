import { and, eq, sql } from 'drizzle-orm'
import { ensureFunction } from '#src/features/people/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { rolloutAreas, rollouts } from './programme.tables.ts'
import { programmeTopic, readFacts } from './programme-view.store.ts'
import { lockState, rolloutTopic } from './rollout.store.ts'

export interface AreaChoice {
  readonly areaKey: string
  readonly takesPart: boolean
  /** Why not, when it doesn't. */
  readonly reason: string
}

/** What the rollout has said of the areas; one that it has said nothing of takes part. */
export async function readAreaChoices(
  db: Reader,
  programmeId: Id<'programme'>,
  rolloutId: Id<'rollout'>,
): Promise<Map<string, AreaChoice>> {
  const rows = await db
    .select({ areaKey: rolloutAreas.areaKey, takesPart: rolloutAreas.takesPart, reason: rolloutAreas.reason })
    .from(rolloutAreas)
    .where(and(eq(rolloutAreas.programmeId, programmeId), eq(rolloutAreas.rolloutId, rolloutId)))
  return new Map(rows.map((row) => [row.areaKey, row]))
}

interface InRollout {
  readonly programmeId: Id<'programme'>
  readonly rolloutId: Id<'rollout'>
}

export type AreasRefusal = { readonly code: 'reason-missing'; readonly areaKey: string }

/** Says which areas the rollout takes part in. Leaving one out needs a reason: others count on it. Unknown areas are passed over. */
export async function chooseAreas(
  tx: Tx,
  { programmeId, rolloutId, areas }: InRollout & { readonly areas: readonly AreaChoice[] },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<void, AreasRefusal>> {
  await lockState(tx, programmeId, rolloutId)
  const programme = await readFacts(tx, programmeId)
  const known = new Set(programme.areas.map((area) => area.key))
  const said = areas.filter((area) => known.has(area.areaKey))
  const silent = said.find((area) => !area.takesPart && area.reason === '')
  if (silent) return refuse({ code: 'reason-missing', areaKey: silent.areaKey })
  if (said.length === 0) return ok(undefined)
  const before = await readAreaChoices(tx, programmeId, rolloutId)
  const tookPart = (key: string) => before.get(key)?.takesPart ?? true
  const leftOut = said.filter((area) => !area.takesPart && tookPart(area.areaKey))
  const takenUp = said
    .filter((area) => area.takesPart && !tookPart(area.areaKey))
    .map(({ areaKey }) => ({ areaKey, reason: before.get(areaKey)?.reason ?? '' }))
  await tx
    .insert(rolloutAreas)
    .values(said.map((area) => ({ programmeId, rolloutId, ...area, reason: area.takesPart ? '' : area.reason })))
    .onConflictDoUpdate({
      target: [rolloutAreas.programmeId, rolloutAreas.rolloutId, rolloutAreas.areaKey],
      set: { takesPart: sql`excluded.takes_part`, reason: sql`excluded.reason` },
    })
  announce(tx, programmeTopic(programmeId), rolloutTopic(rolloutId))
  if (leftOut.length + takenUp.length === 0) return ok(undefined)
  const params = {
    leftOut: leftOut.length,
    takenUp: takenUp.length,
    said: leftOut.map((area) => area.reason).join(' · '),
  }
  await record(
    tx,
    { programmeId, subjectKind: 'rollout', subjectId: rolloutId, rolloutId, code: 'rollout.areas-chosen', params },
    deed,
  )
  await handlers.onAreasChosen(tx, { programme, rolloutId, leftOut, takenUp }, deed)
  return ok(undefined)
}

/** The function that leads an area of the rollout: found or made, vacant until somebody is appointed. */
export const ensureAreaLead = (
  tx: Tx,
  {
    programmeId,
    partyId,
    areaKey,
  }: { readonly programmeId: Id<'programme'>; readonly partyId: Id<'party'>; readonly areaKey: string },
  deed: Deed,
): Promise<Id<'function'>> => ensureFunction(tx, { kind: 'area-lead', partyId, programmeId, areaKey }, deed.at)

/**
 * Hands areas out: whoever leads an area answers for the rollout's items there from now on. Ends the start guide. An area whose
 * lead is vacant is handed out all the same: the vacancy shows until somebody fills it.
 */
export async function handOutAreas(
  tx: Tx,
  {
    programmeId,
    rolloutId,
    partyId,
    areaKeys,
  }: InRollout & { readonly partyId: Id<'party'>; readonly areaKeys: readonly string[] },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<void> {
  await lockState(tx, programmeId, rolloutId)
  const programme = await readFacts(tx, programmeId)
  const areas: { areaKey: string; functionId: Id<'function'> }[] = []
  for (const { key } of programme.areas) {
    if (areaKeys.includes(key))
      areas.push({ areaKey: key, functionId: await ensureAreaLead(tx, { programmeId, partyId, areaKey: key }, deed) })
  }
  await tx
    .update(rollouts)
    .set({ guideDoneAt: deed.at, version: sql`version + 1` })
    .where(and(eq(rollouts.programmeId, programmeId), eq(rollouts.id, rolloutId)))
  const params = { count: areas.length }
  await record(
    tx,
    { programmeId, subjectKind: 'rollout', subjectId: rolloutId, rolloutId, code: 'rollout.areas-handed-out', params },
    deed,
  )
  announce(tx, programmeTopic(programmeId), rolloutTopic(rolloutId))
  await handlers.onAreasHandedOut(tx, { programme, rolloutId, areas }, deed)
}
