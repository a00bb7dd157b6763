import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import type { Scores } from '../risk.ts'
import { scoreOf } from '../rules/levels.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import * as rules from '../rules/scoring.ts'
import type { LockedRisk } from './find.store.ts'
import { askHolder, handOn, leaveLists } from './hand-on.store.ts'
import { type InProgramme, readLadder } from './ladder.store.ts'
import { type Changed, changeRisk, keepScore } from './save.store.ts'
import { itsOwn, tellPeople, tellRisk } from './tell.store.ts'

export interface ScoreWish extends Scores {
  readonly reason: string
  /** Given by whoever decides in the matter: a lower one holds at once. */
  readonly asHolder?: boolean
}

/** Gives a risk another score: higher at once, with whoever then decides told; lower as a proposal. @returns what it came to. */
export async function rescore(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  wish: ScoreWish,
  by: Deed,
): Promise<Result<rules.Rescored['effect'], RiskRefusal>> {
  let effect: rules.Rescored['effect'] = 'changed'
  const changed = await changeRisk(tx, programme, id, async (risk) => {
    const done = rules.rescore(risk, await readLadder(tx, programme, risk, by), wish, by)
    if (!done.ok) return done
    effect = done.value.effect
    return ok(done.value.risk)
  })
  if (!changed.ok) return changed
  const { before, after } = changed.value
  if ((effect as rules.Rescored['effect']) === 'proposed') {
    const params = { from: scoreOf(before), to: scoreOf(wish), reason: wish.reason }
    await tellRisk(tx, programme, after, 'risk.proposed', params, by)
    await askHolder(tx, programme, after, params, by)
  } else await holdsNow(tx, programme, changed.value, 'risk.rescored', wish.reason, by)
  return ok(effect)
}

/** What follows where a score now holds: its line, history, and whoever decides. */
export async function holdsNow(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  { before, after }: Changed,
  code: string,
  reason: string,
  by: Deed,
): Promise<void> {
  await keepScore(tx, programme.id, after, reason, by)
  await tellRisk(tx, programme, after, code, { from: scoreOf(before), to: scoreOf(after), reason }, by)
  if (before.proposal) await leaveLists(tx, after, 'answered', by)
  await handOn(tx, programme, before, after, by)
}

/** Whoever decides says that the lower score holds. */
export async function confirmLowering(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, async (risk) =>
    rules.confirmLowering(risk, await readLadder(tx, programme, risk, by), by),
  )
  if (!changed.ok) return changed
  const { before, after } = changed.value
  const said = before.proposal?.reason ?? ''
  await holdsNow(tx, programme, changed.value, 'risk.confirmed', said, by)
  await tellPeople(
    tx,
    programme,
    after,
    'risk.confirmed',
    { to: scoreOf(after) },
    withProposer(before, itsOwn(after)),
    by,
  )
  return ok(after)
}

/** Whoever decides says that it does not, and why. */
export async function refuseLowering(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  reason: string,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, (risk) => rules.refuseLowering(risk, reason))
  if (!changed.ok) return changed
  const { before, after } = changed.value
  const to = before.proposal ? scoreOf(before.proposal) : scoreOf(after)
  await tellRisk(tx, programme, after, 'risk.refused', { to, reason }, by)
  await leaveLists(tx, after, 'answered', by)
  await tellPeople(tx, programme, after, 'risk.refused', { to, reason }, withProposer(before, itsOwn(after)), by)
  return ok(after)
}

const withProposer = ({ proposal }: LockedRisk, own: ReturnType<typeof itsOwn>) => ({
  ...own,
  personIds: proposal?.by ? [...own.personIds, proposal.by] : own.personIds,
})
