import type { RecordVisibility } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Result, refuse } from '#src/platform/result.ts'
import type { Holder, RiskLevel, RiskOutcome, RiskState, Scores } from '../risk.ts'

/** A risk as the rules know it: what may change of it. */
export interface RiskNow extends Scores {
  readonly threat: string
  readonly vulnerability: string
  readonly consequence: string
  readonly areaKey: string | null
  readonly level: number
  readonly holder: Holder
  readonly heldSince: string
  readonly ownerFunctionId: Id<'function'> | null
  readonly state: RiskState
  /** Counts up with every change of the text but a marked typo correction. */
  readonly wording: number
  readonly acceptance: { readonly at: string; readonly by: Id<'person'> | null; readonly reason: string } | null
  readonly proposal: ProposalNow | null
  readonly nextReviewOn: IsoDate
  readonly raisedAt: string | null
  readonly joinedIntoId: Id<'risk'> | null
  readonly outcome: RiskOutcome | null
  readonly outcomeText: string
  readonly closedAt: string | null
  readonly visibility: RecordVisibility
  readonly visibleToForumId: Id<'forum'> | null
}

export interface ProposalNow extends Scores {
  readonly reason: string
  readonly at: string
  readonly by: Id<'person'> | null
}

/** When, and who: what a rule needs to know of the deed. */
export interface By {
  readonly at: string
  readonly today: string
  readonly personId: string | null
}

export type RiskRefusal =
  /** It is closed, or joined to another. */
  | { readonly code: 'not-open'; readonly state: RiskState }
  | { readonly code: 'still-open' }
  /** Not 1–5, or not a whole number. */
  | { readonly code: 'off-scale' }
  /** The same probability and impact as it has. */
  | { readonly code: 'same-score' }
  | { readonly code: 'no-proposal' }
  | { readonly code: 'already-accepted' }
  | { readonly code: 'not-accepted' }
  | { readonly code: 'reason-missing' }
  /** The programme's own, or raised before. */
  | { readonly code: 'nothing-to-raise' }
  | { readonly code: 'into-itself' }
  | { readonly code: 'nothing-to-join' }
  /** Another of those to be joined is closed or joined already: `number` says which. */
  | { readonly code: 'other-not-open'; readonly number: number }
  | { readonly code: 'action-ended' }
  | { readonly code: 'already-chosen' }
  | { readonly code: 'choice-made' }
  /** Not one of the programme's functions. */
  | { readonly code: 'function-not-here' }
  | { readonly code: 'stale' }

export type RiskResult = Result<RiskNow, RiskRefusal>

/** Open, or accepted: it still is a risk. */
export const isAlive = ({ state }: { readonly state: RiskState }): boolean => state === 'open' || state === 'accepted'

export const notOpen = ({ state }: Pick<RiskNow, 'state'>) => refuse({ code: 'not-open', state } as const)

/** The day of the next review, counted from today by its level (high 14 calendar days, medium 30, low 90 as usual). */
export const nextReview = (levels: readonly RiskLevel[], level: number, today: string): IsoDate =>
  plusDays(today as IsoDate, levels.find(({ number }) => number === level)?.reviewDays ?? 90)

/** An acceptance holds for one score and one wording (product.md, "Risks"): without it the risk is open again. */
export const lapsed = <Kept extends RiskNow>(risk: Kept): Kept => ({
  ...risk,
  acceptance: null,
  state: risk.state === 'accepted' ? 'open' : risk.state,
})
