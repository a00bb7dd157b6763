/** A mail that nobody took is tried for so long (RFC 5321 says at least 4 to 5 days for relays; what we tell is stale before that). */
export const keptHours = 72

/** Minutes to the next try, after the first, the second … failure; then every hour. */
const waits = [1, 5, 15, 60]

export interface Tried {
  readonly queuedAt: string
  /** Before this one. */
  readonly tries: number
}

/** When a mail that was not taken is tried again, or null: it has waited so long that it is given up. */
export function nextTry({ queuedAt, tries }: Tried, now: string): string | null {
  const minutes = waits[tries] ?? 60
  return waitedTooLong(queuedAt, now) ? null : Temporal.Instant.from(now).add({ minutes }).toString()
}

/** A mail of that age is not sent any more unless somebody asks for it: it told what was news days ago. */
export const waitedTooLong = (queuedAt: string, now: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(queuedAt).add({ hours: keptHours }), now) <= 0
