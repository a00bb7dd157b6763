import type { SeatKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { Cadence, ForumKind, GateScope } from './forum.tables.ts'

export const forumKinds = ['steering', 'reference', 'working', 'network'] as const satisfies readonly ForumKind[]

export const cadences = [
  'weekly',
  'two-weeks',
  'monthly',
  'six-weeks',
  'quarterly',
  'when-needed',
] as const satisfies readonly Cadence[]

export const gateScopes = ['wave', 'go-live'] as const satisfies readonly GateScope[]

/** Where a forum stands among the others: enough to climb from it. */
export interface ForumPlace {
  readonly id: Id<'forum'>
  readonly name: string
  readonly isLocal: boolean
  readonly parentId: Id<'forum'> | null
}

/** Seats that decide and count. A substitute does when serving at a meeting; between meetings none serves (product.md, "Forums"). */
export const decides = (kind: SeatKind): boolean => kind === 'chair' || kind === 'member'

/**
 * The forums from one up to the top, itself first.
 * A loop can't be saved; should there be one, each forum is passed once.
 */
export function wayUp(forums: ReadonlyMap<Id<'forum'>, ForumPlace>, from: Id<'forum'>): ForumPlace[] {
  const way: ForumPlace[] = []
  for (let at = forums.get(from); at && !way.includes(at); at = at.parentId ? forums.get(at.parentId) : undefined)
    way.push(at)
  return way
}

/** Whether `parent` may be placed above `forum`: not itself, and none below it (an escalation would go round for ever). */
export const mayStandAbove = (
  forums: ReadonlyMap<Id<'forum'>, ForumPlace>,
  forum: Id<'forum'>,
  parent: Id<'forum'>,
): boolean => !wayUp(forums, parent).some(({ id }) => id === forum)

export type ForumRefusal =
  | { readonly code: 'stale' }
  | { readonly code: 'goes-round' }
  | { readonly code: 'parent-elsewhere' }
  | { readonly code: 'local-group' }

/** What would be left hanging if a forum were no more. */
export interface Needed {
  /** Matters that wait there. */
  readonly waiting: number
  /** Forums that lift to it. */
  readonly below: readonly string[]
  /** Risk levels that it decides about, in words. */
  readonly levels: readonly string[]
  /** Something else, that a slice above knows of. */
  readonly otherwise: boolean
}

export type EndingRefusal =
  | { readonly code: 'ended' }
  | { readonly code: 'waiting'; readonly count: number }
  | { readonly code: 'decides-risks'; readonly levels: readonly string[] }
  | { readonly code: 'stands-above'; readonly names: readonly string[] }
  | { readonly code: 'needed' }

/** A forum ends when nothing waits there, nothing is lifted to it, and no risk level is its to decide: otherwise something would be nobody's. */
export function ending(endedOn: string | null, needed: Needed): Result<void, EndingRefusal> {
  if (endedOn !== null) return refuse({ code: 'ended' })
  if (needed.waiting > 0) return refuse({ code: 'waiting', count: needed.waiting })
  if (needed.levels.length > 0) return refuse({ code: 'decides-risks', levels: needed.levels })
  if (needed.below.length > 0) return refuse({ code: 'stands-above', names: needed.below })
  return needed.otherwise ? refuse({ code: 'needed' }) : ok(undefined)
}
