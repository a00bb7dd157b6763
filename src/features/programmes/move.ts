import { createHash } from 'node:crypto'
import type { MoveEffects } from './plan-handlers.ts'

/** The longest that dates are moved at once: ten years either way, in calendar days. */
export const MOST_DAYS = 3660

/** A day so many calendar days later; earlier when negative. */
export const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** One go-live as it stood when its move was previewed, and where it is to go. */
export interface PreviewedMove {
  readonly goLiveId: string
  readonly version: number
  readonly from: string | null
  readonly to: string
}

const idsOf = (items: MoveEffects[keyof MoveEffects]) =>
  items.map((item) => `${item.commitmentId} ${item.receiver} ${item.to ?? ''}`).sort()

/**
 * What a preview showed, in a few characters: moves and effects. A preview that no longer says the same when it is to be done is
 * shown again instead of done (product.md: "first shows what it does").
 */
export function digestOf(moves: readonly PreviewedMove[], effects: MoveEffects): string {
  const { redated, nowOverdue, inBreach, staying, renewals } = effects
  const said = [
    moves.map((move) => [move.goLiveId, move.version, move.from, move.to]),
    ...[redated, nowOverdue, inBreach, staying, renewals].map(idsOf),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
}
