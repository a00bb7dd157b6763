import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { GoLiveDateKind, RolloutState } from './programme.tables.ts'

/** The four dates of a go-live as they stand, all `YYYY-MM-DD`. */
export interface FourDates {
  readonly originalOn: string | null
  readonly decidedOn: string | null
  readonly forecastOn: string | null
  readonly forecastReason: string
  readonly actualOn: string | null
}

/** A line to add to the go-live's history of dates. `on` null: a forecast taken back. */
export interface DateEntry {
  readonly kind: GoLiveDateKind
  readonly on: string | null
  readonly reason: string
  readonly validFrom: string
}

export interface DatesChanged {
  readonly dates: FourDates
  readonly entries: readonly DateEntry[]
}

export type DateRefusal =
  | { readonly code: 'before-programme-start'; readonly startsOn: string }
  | { readonly code: 'too-far-ahead'; readonly last: string }
  | { readonly code: 'same-as-now' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'into-the-past' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'already-live'; readonly actualOn: string }
  | { readonly code: 'rollout-ended'; readonly state: RolloutState }
  | { readonly code: 'no-forecast' }
  | { readonly code: 'nothing-decided' }
  | { readonly code: 'not-earlier'; readonly before: string }
  | { readonly code: 'already-entered' }

/** What a date is held against. */
export interface Circumstances {
  readonly startsOn: string
  readonly state: RolloutState
  readonly today: string
}

export interface DateGiven {
  readonly on: string
  readonly reason: string
  /** From when a first decision held, when it was taken before Samtakt; a later one holds from the day it is entered. */
  readonly validFrom?: string
}

/** A shared introduction takes years, not decades: a later year is a slip of the pen. */
const YEARS_AHEAD = 15

function impossible(on: string, { startsOn, state, today }: Circumstances): DateRefusal | null {
  if (state === 'withdrawn' || state === 'handed-over') return { code: 'rollout-ended', state }
  if (on < startsOn) return { code: 'before-programme-start', startsOn }
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`
  return on > last ? { code: 'too-far-ahead', last } : null
}

/**
 * Decides a date of go-live. The first one decided is the original plan too, needs no reason, and may lie in the past (a plan
 * taken over under way). A later one moves it: only ahead of today, to another day, with a reason. What has gone live is not
 * moved. Source: product.md, "Dates".
 */
export function decideGoLive(
  dates: FourDates,
  { on, reason, validFrom }: DateGiven,
  around: Circumstances,
): Result<DatesChanged, DateRefusal> {
  const refusal = impossible(on, around)
  if (refusal) return refuse(refusal)
  if (dates.actualOn !== null && around.state !== 'rolled-back')
    return refuse({ code: 'already-live', actualOn: dates.actualOn })
  const first = dates.decidedOn === null
  if (dates.decidedOn === on) return refuse({ code: 'same-as-now' })
  if (!first && on < around.today) return refuse({ code: 'into-the-past' })
  if (!first && reason === '') return refuse({ code: 'reason-missing' })
  const entry = { on, reason, validFrom: first && validFrom && validFrom < around.today ? validFrom : around.today }
  const decided: DateEntry = { kind: 'decided', ...entry }
  return ok({
    dates: { ...dates, originalOn: dates.originalOn ?? on, decidedOn: on },
    entries: dates.originalOn === null ? [{ kind: 'original', ...entry }, decided] : [decided],
  })
}

/**
 * Says when its lead now believes that go-live will be, and why. Asks nobody and moves nothing, but shows. Refuses a day that
 * has passed, and the same day for the same reason.
 */
export function forecastGoLive(
  dates: FourDates,
  { on, reason }: DateGiven,
  around: Circumstances,
): Result<DatesChanged, DateRefusal> {
  const refusal = impossible(on, around)
  if (refusal) return refuse(refusal)
  if (dates.actualOn !== null && around.state !== 'rolled-back')
    return refuse({ code: 'already-live', actualOn: dates.actualOn })
  if (on < around.today) return refuse({ code: 'into-the-past' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  if (dates.forecastOn === on && dates.forecastReason === reason) return refuse({ code: 'same-as-now' })
  return ok({
    dates: { ...dates, forecastOn: on, forecastReason: reason },
    entries: [{ kind: 'forecast', on, reason, validFrom: around.today }],
  })
}

/** Takes a forecast back: the decided date is believed again. */
export function takeBackForecast(dates: FourDates, reason: string, today: string): Result<DatesChanged, DateRefusal> {
  if (dates.forecastOn === null) return refuse({ code: 'no-forecast' })
  return ok({
    dates: { ...dates, forecastOn: null, forecastReason: '' },
    entries: [{ kind: 'forecast', on: null, reason, validFrom: today }],
  })
}

/**
 * States that it went live, on a day that has come. A second time corrects the day (or tells of a new start after a rollback),
 * with a reason. Refuses a day ahead.
 */
export function recordGoLive(
  dates: FourDates,
  { on, reason }: DateGiven,
  around: Circumstances,
): Result<DatesChanged, DateRefusal> {
  const refusal = impossible(on, around)
  if (refusal) return refuse(refusal)
  if (on > around.today) return refuse({ code: 'in-the-future' })
  if (dates.actualOn === on && around.state !== 'rolled-back') return refuse({ code: 'same-as-now' })
  if (dates.actualOn !== null && reason === '') return refuse({ code: 'reason-missing' })
  return ok({
    dates: { ...dates, actualOn: on, forecastOn: null, forecastReason: '' },
    entries: [{ kind: 'actual', on, reason, validFrom: on }],
  })
}

/**
 * Enters a date that was decided before Samtakt, with the reason it was given and the day from which it held. The one that
 * held first is the original plan. Refuses what is not earlier than what holds now, or was entered already.
 * Source: product.md, "What a user would be angry about" (a plan taken over under way must keep its history).
 */
export function enterEarlierDate(
  dates: FourDates,
  { on, reason, validFrom }: DateGiven & { readonly validFrom: string },
  known: readonly DateEntry[],
): Result<DatesChanged, DateRefusal> {
  const decided = known.filter((entry) => entry.kind === 'decided')
  const heldFrom = decided.map((entry) => entry.validFrom).sort()
  const last = heldFrom.at(-1)
  if (dates.decidedOn === null || last === undefined) return refuse({ code: 'nothing-decided' })
  if (validFrom >= last) return refuse({ code: 'not-earlier', before: last })
  if (decided.some((entry) => entry.validFrom === validFrom)) return refuse({ code: 'already-entered' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  const isFirst = heldFrom.every((day) => validFrom < day)
  const entry: DateEntry = { kind: 'decided', on, reason, validFrom }
  return ok({
    dates: isFirst ? { ...dates, originalOn: on } : dates,
    entries: isFirst ? [{ ...entry, kind: 'original' }, entry] : [entry],
  })
}

/** Calendar days from the decided date to the forecast (negative: earlier); null unless they differ: a signal, not an error. */
export function slip({ decidedOn, forecastOn, actualOn }: FourDates): number | null {
  if (decidedOn === null || forecastOn === null || actualOn !== null || decidedOn === forecastOn) return null
  return Math.round((Date.parse(forecastOn) - Date.parse(decidedOn)) / 86_400_000)
}
