import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import type { RiskOutcome } from '../risk.ts'
import * as rules from '../rules/ending.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import type { LockedRisk } from './find.store.ts'
import { handOn, leaveLists } from './hand-on.store.ts'
import { type InProgramme, readLadder } from './ladder.store.ts'
import { changeRisk } from './save.store.ts'
import { itsOwn, tellPeople, tellRisk } from './tell.store.ts'

/** Lifts a rollout's risk to the programme, past its local group. */
export async function raiseToProgramme(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  reason: string,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const ladder = await readLadder(tx, programme, { rolloutId: null, raisedAt: null }, by)
  const changed = await changeRisk(tx, programme, id, (risk) =>
    rules.raise(risk, ladder, risk.rolloutId !== null, reason, by),
  )
  if (!changed.ok) return changed
  const { before, after } = changed.value
  await tellRisk(tx, programme, after, 'risk.raised', { reason }, by)
  await tellPeople(tx, programme, after, 'risk.raised', { reason }, itsOwn(after), by)
  await handOn(tx, programme, before, after, by, true)
  return ok(after)
}

export async function closeRisk(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  { outcome, text }: { readonly outcome: RiskOutcome; readonly text: string },
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, (risk) => rules.close(risk, outcome, text, by.at))
  if (!changed.ok) return changed
  const { after } = changed.value
  await tellRisk(tx, programme, after, 'risk.closed', { outcome: selector(outcome), said: text }, by)
  await leaveLists(tx, after, 'closed', by)
  await tellPeople(tx, programme, after, 'risk.closed', { outcome: selector(outcome) }, itsOwn(after), by)
  return ok(after)
}

/** A risk again: whoever decides is counted anew and told. */
export async function reopenRisk(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  reason: string,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, async (risk) =>
    rules.reopen(risk, await readLadder(tx, programme, risk, by), reason, by),
  )
  if (!changed.ok) return changed
  const { after } = changed.value
  await tellRisk(tx, programme, after, 'risk.reopened', { reason }, by)
  await handOn(tx, programme, null, after, by)
  return ok(after)
}
