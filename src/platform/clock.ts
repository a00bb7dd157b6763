/** The one place where the time of day is read. Rules and SQL get `now` and `today` as parameters. */
export interface Clock {
  now(): Temporal.Instant
}

export const timeZone = 'Europe/Stockholm'

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still, or is moved by hand: for tests and for building examples in the past. */
export function settableClock(start: string): Clock & { set(at: string): void } {
  let at = Temporal.Instant.from(start)
  return {
    now: () => at,
    set: (next) => {
      at = Temporal.Instant.from(next)
    },
  }
}

/** The calendar day in Sweden at an instant, as `YYYY-MM-DD`. */
export const dayIn = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
