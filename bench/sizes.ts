/** How much a data set holds. Issue and docs/bench.md name two; `tiny` is for the bench's own test. */
export interface Size {
  readonly rollouts: number
  /** Items that each rollout gets. */
  readonly items: number
  /** Units in each rollout; with any, every item is asked of each unit. */
  readonly units: number
  readonly people: number
}

export const sizes = {
  small: { rollouts: 49, items: 60, units: 0, people: 300 },
  large: { rollouts: 49, items: 60, units: 30, people: 2000 },
  tiny: { rollouts: 4, items: 20, units: 2, people: 24 },
} as const satisfies Record<string, Size>

export type DatasetName = keyof typeof sizes
