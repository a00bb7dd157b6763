import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { RiskOutcome, Scores } from '../risk.ts'
import { holderOn, type Ladder, sameHolder } from './ladder.ts'
import { scoreOf } from './levels.ts'
import {
  type By,
  isAlive,
  lapsed,
  nextReview,
  notOpen,
  type RiskNow,
  type RiskRefusal,
  type RiskResult,
} from './risk-now.ts'

/** Closed, with what became of it; "other" must be told in words. An acceptance and a proposal have nothing more to hold for. */
export function close(risk: RiskNow, outcome: RiskOutcome, text: string, at: string): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  if (outcome === 'other' && text === '') return refuse({ code: 'reason-missing' })
  return ok({ ...lapsed(risk), state: 'closed', outcome, outcomeText: text, closedAt: at, proposal: null })
}

/** A closed one is a risk again, and whoever decides is counted anew, as if it were registered today. A joined one is not reopened. */
export function reopen(risk: RiskNow, ladder: Ladder, reason: string, by: By): RiskResult {
  if (risk.state !== 'closed') return risk.state === 'joined' ? notOpen(risk) : refuse({ code: 'still-open' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  const { level, holder } = holderOn(ladder, scoreOf(risk), null)
  return ok({
    ...risk,
    state: 'open',
    outcome: null,
    outcomeText: '',
    closedAt: null,
    level,
    holder,
    heldSince: by.at,
    nextReviewOn: nextReview(ladder.levels, level, by.today),
  })
}

/**
 * A rollout's risk is lifted to the programme, past its local group: whoever decides is the programme's holder of its level. What was
 * accepted within the rollout is the new holder's to accept. `ladder` is the programme's.
 */
export function raise(risk: RiskNow, ladder: Ladder, isRollouts: boolean, reason: string, by: By): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  if (!isRollouts || risk.raisedAt !== null) return refuse({ code: 'nothing-to-raise' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  const { level, holder } = holderOn(ladder, scoreOf(risk), null)
  const moved = !sameHolder(holder, risk.holder)
  return ok({
    ...(moved ? lapsed(risk) : risk),
    raisedAt: by.at,
    level,
    holder,
    heldSince: moved ? by.at : risk.heldSince,
  })
}

export interface Joining extends RiskNow {
  readonly id: Id<'risk'>
  readonly number: number
}

/**
 * Joins others into one: they can only be read from then on, and the one gets the highest score among them all (which may lift it; see
 * `scored`). Not into itself, not into or of one that is closed or joined. @returns the others, and the score that the one gets.
 */
export function join<One extends Joining>(
  into: Joining,
  others: readonly One[],
): Result<{ readonly joined: readonly One[]; readonly highest: Scores }, RiskRefusal> {
  if (!isAlive(into)) return notOpen(into)
  if (others.length === 0) return refuse({ code: 'nothing-to-join' })
  if (others.some(({ id }) => id === into.id)) return refuse({ code: 'into-itself' })
  const dead = others.find((one) => !isAlive(one))
  if (dead) return refuse({ code: 'other-not-open', number: dead.number })
  const joined = others.map((one) => ({
    ...lapsed(one),
    state: 'joined' as const,
    joinedIntoId: into.id,
    proposal: null,
  }))
  const highest = [...others].reduce<Scores>((top, one) => (scoreOf(one) > scoreOf(top) ? one : top), into)
  return ok({ joined, highest: { probability: highest.probability, impact: highest.impact } })
}
