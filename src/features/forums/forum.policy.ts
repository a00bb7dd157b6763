import type { Actor, HeldSeat } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What must be known of a forum to say who speaks for it. */
export interface Spoken {
  readonly id: Id<'forum'>
  /** Somebody holds the chair today. */
  readonly chairHeld: boolean
}

/**
 * The seat in which the actor gives the forum's word between meetings: the chair; where nobody holds the chair, a member. Secretary,
 * presenter, co-opted and a substitute who does not serve decide nothing (product.md, "Forums").
 */
export const decidesIn = (actor: Actor, forum: Spoken): HeldSeat | undefined => {
  const here = actor.seats.filter(({ forumId }) => forumId === forum.id)
  return (
    here.find(({ kind }) => kind === 'chair') ??
    (forum.chairHeld ? undefined : here.find(({ kind }) => kind === 'member'))
  )
}

/** Has a seat there, of any kind: sees what waits for the forum. */
export const sitsIn = (actor: Actor, forumId: Id<'forum'>): HeldSeat | undefined =>
  actor.seats.find((seat) => seat.forumId === forumId)
