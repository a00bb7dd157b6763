import type { SeatKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

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
