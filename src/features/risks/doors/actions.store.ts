import { and, eq, sql } from 'drizzle-orm'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { riskActions } from '../risk.tables.ts'
import { isAlive, notOpen, type RiskRefusal } from '../rules/risk-now.ts'
import { lockRisk } from './find.store.ts'
import type { InProgramme } from './ladder.store.ts'
import { tellPeople, tellRisk } from './tell.store.ts'

export interface NewAction {
  readonly what: string
  readonly ownerFunctionId: Id<'function'>
  /** An ISO day. */
  readonly dueOn: string
}

/** Something to be done about it, by a function and a day; whoever holds the function is told. */
export async function addAction(
  tx: Tx,
  programme: InProgramme,
  riskId: Id<'risk'>,
  action: NewAction,
  by: Deed,
): Promise<Result<Id<'risk-action'>, RiskRefusal>> {
  const risk = await lockRisk(tx, programme.id, riskId)
  if (!isAlive(risk)) return notOpen(risk)
  const id = newId<'risk-action'>()
  await tx.insert(riskActions).values({ programmeId: programme.id, riskId, id, ...action })
  const params = { what: action.what, due: action.dueOn }
  await tellRisk(tx, programme, risk, 'risk.action-added', params, by)
  await tellPeople(tx, programme, risk, 'risk.action', params, { functionIds: [action.ownerFunctionId] }, by)
  return ok(id)
}

/** One that is neither done nor withdrawn, of a risk that is open; `version`: as the one who changes it saw it. */
async function changeAction(
  tx: Tx,
  programme: InProgramme,
  { riskId, actionId, version }: WhichAction,
  to: Partial<Pick<typeof riskActions.$inferInsert, 'doneAt' | 'withdrawnAt' | 'dueOn'>>,
  told: { readonly code: string; readonly params?: HistoryParams },
  by: Deed,
): Promise<Result<void, RiskRefusal>> {
  const risk = await lockRisk(tx, programme.id, riskId)
  if (!isAlive(risk)) return notOpen(risk)
  const here = and(
    eq(riskActions.programmeId, programme.id),
    eq(riskActions.riskId, riskId),
    eq(riskActions.id, actionId),
  )
  const [action] = await tx.select().from(riskActions).where(here)
  const { what, dueOn, doneAt, withdrawnAt, version: now } = orNotFound(action)
  if (doneAt !== null || withdrawnAt !== null) return refuse({ code: 'action-ended' })
  if (version !== undefined && version !== now) return refuse({ code: 'stale' })
  await tx
    .update(riskActions)
    .set({ ...to, version: sql`${riskActions.version} + 1` })
    .where(here)
  await tellRisk(tx, programme, risk, told.code, { what, due: dueOn, ...told.params }, by)
  return ok(undefined)
}

export interface WhichAction {
  readonly riskId: Id<'risk'>
  readonly actionId: Id<'risk-action'>
  readonly version?: number
}

export const finishAction = (tx: Tx, programme: InProgramme, which: WhichAction, by: Deed) =>
  changeAction(tx, programme, which, { doneAt: by.at }, { code: 'risk.action-done' }, by)

export const moveAction = (
  tx: Tx,
  programme: InProgramme,
  which: WhichAction,
  { dueOn, reason }: { readonly dueOn: string; readonly reason: string },
  by: Deed,
) => changeAction(tx, programme, which, { dueOn }, { code: 'risk.action-moved', params: { to: dueOn, reason } }, by)

export const withdrawAction = (tx: Tx, programme: InProgramme, which: WhichAction, reason: string, by: Deed) =>
  changeAction(tx, programme, which, { withdrawnAt: by.at }, { code: 'risk.action-withdrawn', params: { reason } }, by)
