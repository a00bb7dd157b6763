import type { Id } from '#src/platform/ids.ts'
import type { FormState, Option, Sort } from '#src/ui/index.ts'
import type { RiskMandate } from './forum.deps.ts'
import type { Forum, Served } from './forum.store.ts'
import type { Happening } from './forum-history.store.ts'
import type { Waiting } from './matters.store.ts'
import type { HeldMeeting } from './meeting.store.ts'
import type { Seat } from './seat.ts'

/** Which of the page's forms came back, and why. */
export interface Returned {
  readonly of: 'serving' | 'ending' | `gates-${string}` | `group-${string}` | `stop-${string}`
  readonly form: FormState
  readonly refusal?: string | undefined
}

/** A programme that the forum serves, as far as the reader may see it. */
export interface ServedPart extends Served {
  /** The receivers whose local group it is. */
  readonly groupOf: readonly string[]
  /** The reader leads it: says which gates, and whether the forum serves it. */
  readonly leads: boolean
  /** Receivers whose local group the reader may say that it is; those that it is now are chosen. */
  readonly offered: readonly Option[]
  readonly chosen: readonly string[]
}

export interface ForumState {
  readonly forum: Forum
  /** The reader may know who sits there, who came and what happened. */
  readonly within: boolean
  /** The forums above, nearest first, and whether the reader may open each. */
  readonly way: readonly { readonly id: Id<'forum'>; readonly name: string; readonly opens: boolean }[]
  readonly levels: readonly RiskMandate[]
  readonly waiting: readonly Waiting[]
  /** Those that are no more too. */
  readonly seats: readonly Seat[]
  readonly meetings: readonly HeldMeeting[]
  readonly happened: readonly Happening[]
  readonly served: {
    readonly parts: readonly ServedPart[]
    /** Programmes that the reader leads and it does not serve. */
    readonly toServe: readonly Option[]
  }
  readonly sort: Sort
  readonly url: string
  readonly returned: Returned | undefined
}
