import type { Id } from '#src/platform/ids.ts'
import type { ReceiptState } from './rules/receipt.ts'
import type { Half } from './rules/roll-up.ts'

/** What a list of items shows; left out: all. */
export interface ItemFilter {
  readonly rolloutId?: Id<'rollout'> | undefined
  readonly waveId?: Id<'wave'> | undefined
  readonly areaKey?: string | undefined
  readonly half?: Half | undefined
  readonly state?: ReceiptState | undefined
  readonly ownerId?: Id<'party'> | undefined
  /** `late`: the owner is, and nothing excuses it. `review`: delivered and not answered. `breach`: short of its lead time. `mine`: I answer for it. */
  readonly only?: ItemKind | undefined
  readonly critical?: boolean | undefined
  /** Only what is neither accepted nor not applicable: what remains to do or to answer. */
  readonly open?: boolean | undefined
  readonly text?: string | undefined
}

export const itemKinds = [
  'mine',
  'late',
  'soon',
  'review',
  'review-late',
  'returned',
  'breach',
  'waiting',
  'consent',
  'renewal',
  'local',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** `urgency`: what is open first, by the day something is asked for: the answer to what is delivered, the delivery of the rest. */
export const itemSorts = ['urgency', 'due', 'title', 'receiver', 'owner', 'area', 'state', 'forecast'] as const
export type ItemSort = (typeof itemSorts)[number]

export const ITEMS_PER_PAGE = 100
