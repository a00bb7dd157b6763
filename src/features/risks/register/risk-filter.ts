import type { Id } from '#src/platform/ids.ts'
import type { Sort } from '#src/ui/query.ts'
import type { RiskState } from '../risk.ts'

/** What a list of risks shows; left out: all. */
export interface RiskFilter {
  /** A rollout's, or the programme's own. */
  readonly whose?: Id<'rollout'> | 'programme' | undefined
  /** The level's number. */
  readonly level?: number | undefined
  readonly state?: RiskState | undefined
  /** Open ones, accepted ones too: they still are risks. */
  readonly open?: boolean | undefined
  /** Who decides: a forum or a function. */
  readonly holderId?: string | undefined
  readonly only?: RiskKind | undefined
  /** One cell of the matrix, 1–5 each. */
  readonly probability?: number | undefined
  readonly impact?: number | undefined
  readonly text?: string | undefined
}

/**
 * `mine`: I decide, look after it, registered it or have something to do about it. `decision`: waits for the one who decides: a lower score is
 * proposed, or there are alternatives and none is chosen. `actions-late`: something is not done, and its day has passed.
 */
export const riskKinds = ['mine', 'decision', 'proposed', 'review-late', 'actions-late', 'raised'] as const
export type RiskKind = (typeof riskKinds)[number]

export const riskSorts = ['score', 'number', 'whose', 'holder', 'owner', 'state', 'review', 'actions'] as const
export type RiskSort = (typeof riskSorts)[number]

/** The gravest first; of those alike, the first registered. */
export const usualSort = { key: 'score', descending: true } as const

export const RISKS_PER_PAGE = 100

/** What the address asks the register for. */
export interface RisksWish {
  readonly filter: RiskFilter
  readonly sort: Sort & { readonly key: RiskSort }
  readonly page: number
}

/** How many choices narrow the register, beside its usual "what is open". */
export const narrowedBy = ({ open: _, ...filter }: RiskFilter): number =>
  Object.values(filter).filter((value) => value !== undefined).length
