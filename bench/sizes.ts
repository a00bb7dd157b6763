/** How much a data set holds. Issue and docs/bench.md name two; `tiny` is for the bench's own test. */
export interface Size {
  readonly rollouts: number
  /** Items that each rollout gets. */
  readonly items: number
  /** Units in each rollout; with any, every item is asked of each unit. */
  readonly units: number
  readonly people: number
  readonly risks: number
  readonly questions: number
  /** Things said in the questions. */
  readonly entries: number
}

export const sizes = {
  small: { rollouts: 49, items: 60, units: 0, people: 300, risks: 0, questions: 0, entries: 0 },
  large: { rollouts: 49, items: 60, units: 30, people: 2000, risks: 2000, questions: 5000, entries: 88_000 },
  tiny: { rollouts: 4, items: 20, units: 2, people: 24, risks: 30, questions: 40, entries: 80 },
} as const satisfies Record<string, Size>

export type DatasetName = keyof typeof sizes
