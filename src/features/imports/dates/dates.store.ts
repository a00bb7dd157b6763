import { sql } from 'drizzle-orm'
import {
  addEarlierDate,
  addRollouts,
  addWave,
  type DateRefusal,
  listDates,
  listWaves,
  moveToWave,
  nothingFollows,
  type PlanHandlers,
  type ProgrammeFacts,
  readRollouts,
  setActual,
  setDecidedDate,
  setForecast,
} from '#src/features/programmes/index.ts'
import type { Db, Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'
import { type DateOutcome, outcomeOf, type StepRefusal, type TriedPlan } from './outcome.ts'
import type { DateSurroundings, KnownReceiver, ReceiverPlan, Step } from './steps.ts'

/** Receivers there are and can be, with the dates they have. */
export async function readDateSurroundings(
  db: Reader,
  programme: ProgrammeFacts,
  today: string,
  fileName: string,
): Promise<DateSurroundings> {
  const rollouts = await readRollouts(db, programme.id)
  const dates = await listDates(
    db,
    programme.id,
    rollouts.flatMap(({ goLives }) => goLives.map(({ id }) => id)),
  )
  const decisions = Map.groupBy(
    dates.filter(({ kind }) => kind === 'decided'),
    ({ goLiveId }) => goLiveId,
  )
  const byParty = new Map(rollouts.map((rollout) => [rollout.partyId, rollout]))
  const { rows } = await db.execute<{ id: Id<'party'>; code: string | null; name: string }>(
    sql`select id, code, name from parties where active order by name, id`,
  )
  const receivers = rows.map(({ id, code, name }): KnownReceiver => {
    const rollout = byParty.get(id)
    const goLives = rollout?.goLives.map((goLive) => ({ ...goLive, decisions: decisions.get(goLive.id) ?? [] })) ?? []
    return {
      partyId: id,
      code,
      name,
      rollout: rollout ? { id: rollout.id, waveId: rollout.waveId, waveName: rollout.waveName, goLives } : null,
    }
  })
  return { receivers, waves: await listWaves(db, programme), startsOn: programme.startsOn, today, fileName }
}

class Tried extends Error {}

/**
 * Tries every receiver's steps against the programme's own rules, and leaves nothing behind: what a preview promises is what the
 * rules will allow, because it is they that were asked.
 */
export async function tryDates(
  db: Db | Tx,
  programme: ProgrammeFacts,
  plans: readonly ReceiverPlan[],
  deed: Deed,
): Promise<TriedPlan[]> {
  const tried: TriedPlan[] = []
  try {
    await db.transaction(async (tx) => {
      const waves = new Map<string, Id<'wave'>>()
      for (const plan of plans) {
        const done =
          plan.problems.length > 0 ? ok(undefined) : await takeSteps(tx, programme, plan, waves, deed, nothingFollows)
        tried.push({ ...plan, refusal: done.ok ? null : done.refusal })
      }
      throw new Tried()
    })
  } catch (error) {
    if (!(error instanceof Tried)) throw error
  }
  return tried
}

/** Does what was tried, apart from what was refused, and tells of the whole. */
export async function importDates(
  tx: Tx,
  programme: ProgrammeFacts,
  { plans, fileName }: { readonly plans: readonly TriedPlan[]; readonly fileName: string },
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Readonly<Record<string, number>>> {
  const waves = new Map<string, Id<'wave'>>()
  for (const plan of plans.filter((one) => outcomeOf(one) === 'add' || outcomeOf(one) === 'change')) {
    const done = await takeSteps(tx, programme, plan, waves, deed, handlers)
    if (!done.ok) throw new Error(`${done.refusal.code}: a step that was allowed when it was tried is refused.`)
  }
  const count = (outcome: DateOutcome) => plans.filter((plan) => outcomeOf(plan) === outcome).length
  const result = { add: count('add'), change: count('change'), same: count('same'), refuse: count('refuse') }
  const { add, change, refuse } = result
  await record(
    tx,
    {
      programmeId: programme.id,
      subjectKind: 'programme',
      subjectId: programme.id,
      code: 'plan.dates-imported',
      params: { file: fileName, add, change, refuse },
    },
    deed,
  )
  return result
}

async function takeSteps(
  tx: Tx,
  programme: ProgrammeFacts,
  plan: ReceiverPlan,
  waves: Map<string, Id<'wave'>>,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<void, StepRefusal>> {
  const programmeId = programme.id
  let { rolloutId, goLiveId } = plan
  const wave = plan.steps.find((step) => step.kind === 'wave')
  const waveId = wave
    ? (wave.waveId ?? waves.get(headerKey(wave.name)) ?? (await addWave(tx, { programmeId, name: wave.name }, deed)))
    : null
  if (wave && waveId) waves.set(headerKey(wave.name), waveId)
  if (rolloutId === null && plan.partyId) {
    const [added] = await addRollouts(tx, { programmeId, waveId, partyIds: [plan.partyId] }, deed, handlers)
    rolloutId = added?.id ?? null
    const { rows } = await tx.execute<{ id: Id<'go-live'> }>(
      sql`select id from go_lives where programme_id = ${programmeId} and rollout_id = ${rolloutId} and is_main`,
    )
    goLiveId = rows[0]?.id ?? null
  } else if (wave && rolloutId) await moveToWave(tx, { programmeId, rolloutIds: [rolloutId], waveId }, deed, handlers)
  if (!goLiveId) return ok(undefined)
  for (const step of plan.steps) {
    const done = await dateStep(tx, { programmeId, goLiveId }, step, deed, handlers)
    if (!done.ok) return { ok: false, refusal: { ...done.refusal, step: step.kind } }
  }
  return ok(undefined)
}

function dateStep(
  tx: Tx,
  where: { programmeId: Id<'programme'>; goLiveId: Id<'go-live'> },
  step: Step,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<Result<unknown, DateRefusal>> {
  if (step.kind === 'decide') {
    const { on, reason, validFrom } = step
    return setDecidedDate(tx, { ...where, on, reason, ...(validFrom && { validFrom }) }, deed, handlers)
  }
  if (step.kind === 'earlier')
    return addEarlierDate(tx, { ...where, on: step.on, reason: step.reason, validFrom: step.validFrom }, deed)
  if (step.kind === 'actual') return setActual(tx, { ...where, on: step.on, reason: step.reason }, deed, handlers)
  if (step.kind === 'forecast') return setForecast(tx, { ...where, on: step.on, reason: step.reason }, deed)
  return Promise.resolve(ok(undefined))
}
