import { orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { riskNumber } from '../risk.ts'
import { join } from '../rules/ending.ts'
import { scoreOf } from '../rules/levels.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import { scored } from '../rules/scoring.ts'
import { type LockedRisk, lockRisks } from './find.store.ts'
import { leaveLists } from './hand-on.store.ts'
import { type InProgramme, readLadder } from './ladder.store.ts'
import { saveRisk } from './save.store.ts'
import { holdsNow } from './score.store.ts'
import { itsOwn, tellPeople, tellRisk } from './tell.store.ts'

/** Joins others into one, which gets the highest score among them and climbs if that crosses a level. */
export async function joinRisks(
  tx: Tx,
  programme: InProgramme,
  intoId: Id<'risk'>,
  otherIds: readonly Id<'risk'>[],
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const found = await lockRisks(tx, programme.id, [intoId, ...otherIds])
  const into = orNotFound(found.find(({ id }) => id === intoId))
  const others = [...new Set(otherIds)].map((id) => orNotFound(found.find((one) => one.id === id)))
  const decided = join(into, others)
  if (!decided.ok) return decided
  const { joined, highest } = decided.value
  for (const one of joined) {
    const saved = await saveRisk(tx, programme.id, one.id, one)
    await leaveLists(tx, saved, 'joined', by)
    await tellRisk(tx, programme, saved, 'risk.joined', { into: riskNumber(into) }, by)
    await tellPeople(tx, programme, saved, 'risk.joined', { into: riskNumber(into) }, itsOwn(saved), by)
  }
  const others_ = joined.map(riskNumber).join(', ')
  const higher = scoreOf(highest) > scoreOf(into)
  const ladder = await readLadder(tx, programme, into, by)
  const after = await saveRisk(tx, programme.id, into.id, higher ? scored(into, ladder, highest, by) : into)
  await tellRisk(tx, programme, after, 'risk.took-in', { others: others_ }, by)
  if (higher) await holdsNow(tx, programme, { before: into, after }, 'risk.rescored', others_, by)
  return ok(after)
}
