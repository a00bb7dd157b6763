import type { Id } from '#src/platform/ids.ts'
import { ok, refuse } from '#src/platform/result.ts'
import type { RiskLevel } from '../risk.ts'
import { type By, isAlive, lapsed, nextReview, notOpen, type RiskNow, type RiskResult } from './risk-now.ts'

/** The holder alone accepts, for this score and this wording, and says why. A proposal of a lower score stands. */
export function accept(risk: RiskNow, reason: string, by: By): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  if (risk.state === 'accepted') return refuse({ code: 'already-accepted' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  return ok({
    ...risk,
    state: 'accepted',
    acceptance: { at: by.at, by: by.personId as Id<'person'> | null, reason },
  })
}

export function takeBackAcceptance(risk: RiskNow): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  return risk.acceptance ? ok(lapsed(risk)) : refuse({ code: 'not-accepted' })
}

/** Gone through: the next review is counted from today. An accepted one is reviewed as well. */
export function review(risk: RiskNow, levels: readonly RiskLevel[], today: string): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  return ok({ ...risk, nextReviewOn: nextReview(levels, risk.level, today) })
}
