import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { Scores } from '../risk.ts'
import { holderOn, type Ladder, sameHolder } from './ladder.ts'
import { scale, scoreOf } from './levels.ts'
import { type By, isAlive, lapsed, nextReview, notOpen, type RiskNow, type RiskRefusal } from './risk-now.ts'

/** What a new score came to: it holds at once, or it is lower and waits for the holder's word. */
export interface Rescored {
  readonly risk: RiskNow
  readonly effect: 'raised' | 'changed' | 'lowered' | 'proposed'
}

const onScale = ({ probability, impact }: Scores): boolean =>
  [probability, impact].every((one) => (scale as readonly number[]).includes(one))

/**
 * Gives a risk another score. A higher one holds at once, and so does the same product made up otherwise; a lower one is a proposal until
 * whoever decides in the matter has confirmed it, unless they give it themselves (`asHolder`). An earlier proposal is replaced, or falls.
 */
export function rescore(
  risk: RiskNow,
  ladder: Ladder,
  wish: Scores & { readonly reason: string; readonly asHolder?: boolean },
  by: By,
): Result<Rescored, RiskRefusal> {
  const { probability, impact, reason, asHolder = false } = wish
  if (!isAlive(risk)) return notOpen(risk)
  if (!onScale(wish)) return refuse({ code: 'off-scale' })
  if (probability === risk.probability && impact === risk.impact) return refuse({ code: 'same-score' })
  const change = scoreOf(wish) - scoreOf(risk)
  if (change < 0 && !asHolder) {
    const proposal = { probability, impact, reason, at: by.at, by: by.personId as Id<'person'> | null }
    return ok({ effect: 'proposed', risk: { ...risk, proposal } })
  }
  const effect = change > 0 ? 'raised' : change < 0 ? 'lowered' : 'changed'
  return ok({ effect, risk: scored(risk, ladder, { probability, impact }, by) })
}

/** The holder says that the lower score holds. */
export function confirmLowering(risk: RiskNow, ladder: Ladder, by: By): Result<RiskNow, RiskRefusal> {
  if (!isAlive(risk)) return notOpen(risk)
  if (!risk.proposal) return refuse({ code: 'no-proposal' })
  const { probability, impact } = risk.proposal
  return ok(scored(risk, ladder, { probability, impact }, by))
}

/** The holder says that it does not, and why. */
export function refuseLowering(risk: RiskNow, reason: string): Result<RiskNow, RiskRefusal> {
  if (!isAlive(risk)) return notOpen(risk)
  if (!risk.proposal) return refuse({ code: 'no-proposal' })
  return reason === '' ? refuse({ code: 'reason-missing' }) : ok({ ...risk, proposal: null })
}

/** With that score: its level, who decides, and the day of its next review follow; an acceptance lapses, and a proposal falls. */
export function scored(risk: RiskNow, ladder: Ladder, { probability, impact }: Scores, by: By): RiskNow {
  const { level, holder } = holderOn(ladder, probability * impact, risk)
  const moved = !sameHolder(holder, risk.holder)
  return {
    ...lapsed(risk),
    probability,
    impact,
    level,
    holder,
    heldSince: moved ? by.at : risk.heldSince,
    proposal: null,
    nextReviewOn: level === risk.level ? risk.nextReviewOn : nextReview(ladder.levels, level, by.today),
  }
}
