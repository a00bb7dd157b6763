import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { Holder, RiskLevel, Scores } from '../risk.ts'

export const scale = [1, 2, 3, 4, 5] as const

export const scoreOf = ({ probability, impact }: Scores): number => probability * impact

/** The scores that probability × impact can give, lowest first: 1, 2, 3, 4, 5, 6, 8 … 25. There is no 7, and no 13. */
export const possibleScores: readonly number[] = [
  ...new Set(scale.flatMap((probability) => scale.map((impact) => probability * impact))),
].sort((a, b) => a - b)

/** Until a programme sets its own: low, medium and high, reviewed every 90, 30 and 14 days (product.md, "Risks"). One holder for all. */
export const usualLevels = (holder: Holder): RiskLevel[] => [
  { number: 1, name: { sv: 'Låg', en: 'Low' }, fromScore: 1, toScore: 6, reviewDays: 90, holder },
  { number: 2, name: { sv: 'Medel', en: 'Medium' }, fromScore: 8, toScore: 12, reviewDays: 30, holder },
  { number: 3, name: { sv: 'Hög', en: 'High' }, fromScore: 15, toScore: 25, reviewDays: 14, holder },
]

/** A level as somebody wants it, lowest first; its number is its place. */
export interface LevelWish {
  readonly name: TwoLanguages
  readonly fromScore: number
  readonly toScore: number
  readonly reviewDays: number
  readonly holder: Holder | null
}

export type LevelRefusal =
  | { readonly code: 'no-levels' }
  /** From is above to, or a level does not begin above the one before it. `level`: its place, from 1. */
  | { readonly code: 'wrong-order'; readonly level: number }
  /** Scores that can occur and that no level takes: such a risk would be nobody's to decide about. */
  | { readonly code: 'score-in-none'; readonly scores: readonly number[] }
  | { readonly code: 'score-in-two'; readonly scores: readonly number[] }
  | { readonly code: 'level-without-holder'; readonly level: number }

/**
 * The programme's own levels, or why not: there must be one, each after the one before, every possible score in exactly one of them, and
 * somebody to decide at each. Source: issue 3, "a setting under which a possible score falls between levels, or a level has no holder, is refused".
 */
export function checkLevels(wishes: readonly LevelWish[]): Result<RiskLevel[], LevelRefusal> {
  if (wishes.length === 0) return refuse({ code: 'no-levels' })
  const upsideDown = wishes.findIndex(({ fromScore, toScore }) => fromScore > toScore)
  if (upsideDown >= 0) return refuse({ code: 'wrong-order', level: upsideDown + 1 })
  const taken = (score: number) => wishes.filter((one) => one.fromScore <= score && score <= one.toScore).length
  const twice = possibleScores.filter((score) => taken(score) > 1)
  if (twice.length > 0) return refuse({ code: 'score-in-two', scores: twice })
  const none = possibleScores.filter((score) => taken(score) === 0)
  if (none.length > 0) return refuse({ code: 'score-in-none', scores: none })
  const out = wishes.findIndex(({ fromScore }, at) => at > 0 && fromScore <= (wishes[at - 1]?.toScore ?? 0))
  if (out >= 0) return refuse({ code: 'wrong-order', level: out + 1 })
  const levels: RiskLevel[] = []
  for (const [at, { holder, ...wish }] of wishes.entries()) {
    if (!holder) return refuse({ code: 'level-without-holder', level: at + 1 })
    levels.push({ ...wish, number: at + 1, holder })
  }
  return ok(levels)
}

/** The level that a score stands at. Levels that passed {@link checkLevels} have one for every possible score. */
export function levelOf(levels: readonly RiskLevel[], score: number): RiskLevel {
  const found = levels.find(({ fromScore, toScore }) => fromScore <= score && score <= toScore)
  if (!found) throw new RangeError(`No level takes the score ${score}.`)
  return found
}
