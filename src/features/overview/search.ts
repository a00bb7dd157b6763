import type { FoundKind, FoundThing } from '#src/platform/search/index.ts'

/** What was found of one kind. */
export interface FoundOfKind {
  readonly kind: FoundKind
  /** Best first; those that are shown. */
  readonly things: readonly FoundThing[]
  /** How many there are in all, or how many were counted when there are more. */
  readonly count: number
  readonly isMore: boolean
}

/** Shown of each kind when all kinds are; counted to so many. */
export const fewOfEach = 5
export const countedOfEach = 50
/** Shown at first when one kind is, and so many more each time, up to the last. */
export const shownOfOne = 30
export const mostOfOne = 500

/** How many to show of the one kind chosen: what was asked for, within bounds. */
export function shownWish(asked: string | undefined): number {
  const wish = Number(asked)
  return Number.isInteger(wish) && wish > shownOfOne ? Math.min(wish, mostOfOne) : shownOfOne
}

/** `found`: one more than are counted were asked for, so that it is known whether there are more. */
export function foundOf(
  kind: FoundKind,
  found: readonly FoundThing[],
  { counted, shown }: { readonly counted: number; readonly shown: number },
): FoundOfKind {
  return {
    kind,
    things: found.slice(0, shown),
    count: Math.min(found.length, counted),
    isMore: found.length > counted,
  }
}

/** How many were found in all kinds; `isMore`: there are more than were counted. */
export const countAll = (all: readonly FoundOfKind[]): { readonly count: number; readonly isMore: boolean } => ({
  count: all.reduce((sum, { count }) => sum + count, 0),
  isMore: all.some(({ isMore }) => isMore),
})
