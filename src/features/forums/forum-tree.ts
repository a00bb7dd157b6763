import type { Id } from '#src/platform/ids.ts'

/** What a tree needs to know of a forum. */
export interface Placed {
  readonly id: Id<'forum'>
  readonly parentId: Id<'forum'> | null
}

export interface Branch<Forum extends Placed> {
  readonly forum: Forum
  readonly below: readonly Branch<Forum>[]
}

/**
 * The forums as trees, those that lift to another below it, in the order given. One whose parent is not among them stands by itself: what
 * it lifts to is not shown here. Every forum stands once, also if they went round.
 */
export function treesOf<Forum extends Placed>(forums: readonly Forum[]): Branch<Forum>[] {
  const ids = new Set(forums.map(({ id }) => id))
  const below = Map.groupBy(forums, ({ parentId }) => (parentId && ids.has(parentId) ? parentId : null))
  const placed = new Set<Id<'forum'>>()
  const grow = (forum: Forum): Branch<Forum> => {
    placed.add(forum.id)
    const children = (below.get(forum.id) ?? []).filter(({ id }) => !placed.has(id))
    return { forum, below: children.map(grow) }
  }
  const roots = (below.get(null) ?? []).map(grow)
  const left = forums.filter(({ id }) => !placed.has(id))
  return [...roots, ...left.flatMap((forum) => (placed.has(forum.id) ? [] : [grow(forum)]))]
}
