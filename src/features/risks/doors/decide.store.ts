import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import * as rules from '../rules/deciding.ts'
import { scoreOf } from '../rules/levels.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import type { LockedRisk } from './find.store.ts'
import { leaveLists } from './hand-on.store.ts'
import { type InProgramme, readLevels } from './ladder.store.ts'
import { changeRisk } from './save.store.ts'
import { itsOwn, tellPeople, tellRisk } from './tell.store.ts'

/** Whoever decides accepts the risk as it stands. That the one who does so decides is the caller's to have asked. */
export async function acceptRisk(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  reason: string,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, (risk) => rules.accept(risk, reason, by))
  if (!changed.ok) return changed
  const { after } = changed.value
  await tellRisk(tx, programme, after, 'risk.accepted', { score: scoreOf(after), reason }, by)
  // A proposal still waits for its answer, and keeps its place on the list.
  if (!after.proposal) await leaveLists(tx, after, 'accepted', by)
  await tellPeople(tx, programme, after, 'risk.accepted', { reason }, itsOwn(after), by)
  return ok(after)
}

export async function takeBackAcceptance(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  reason: string,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, rules.takeBackAcceptance)
  if (!changed.ok) return changed
  await tellRisk(tx, programme, changed.value.after, 'risk.acceptance-taken-back', { reason }, by)
  return ok(changed.value.after)
}

/** Gone through, with a note if there is something to say. Done by whoever decides (`asHolder`), it has been taken up. */
export async function reviewRisk(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  { note, asHolder = false }: { readonly note: string; readonly asHolder?: boolean },
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const { levels } = await readLevels(tx, programme)
  const changed = await changeRisk(tx, programme, id, (risk) => rules.review(risk, levels, by.today))
  if (!changed.ok) return changed
  const { after } = changed.value
  await tellRisk(tx, programme, after, 'risk.reviewed', { next: after.nextReviewOn, said: note }, by)
  if (asHolder && !after.proposal) await leaveLists(tx, after, 'reviewed', by)
  return ok(after)
}
