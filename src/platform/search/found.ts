import type { Id } from '../ids.ts'

/** What can be found, in the order in which equally good finds are shown. */
export const foundKinds = ['item', 'risk', 'question', 'party', 'person', 'programme', 'forum'] as const
export type FoundKind = (typeof foundKinds)[number]

/** Something found, told by the slice that it comes from, in the reader's language (`actor.lang`). Only what the reader may see. */
export interface FoundThing {
  readonly kind: FoundKind
  readonly id: string
  readonly title: string
  readonly href: string
  /** What it is and whose, in a few words: "R12 · Hjo". */
  readonly about: string
  /** Where the words may stand besides the title: a piece of it is shown, with the hits marked. Empty when there is none. */
  readonly text: string
  /** Higher is better. Compared with those of the same kind only. */
  readonly rank: number
  readonly programmeId: Id<'programme'> | null
}
