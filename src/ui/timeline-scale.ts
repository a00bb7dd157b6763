import { scaleUtc } from 'd3-scale'
import { monthName } from './dates.ts'
import type { Lang } from './ui.ts'

export interface TimelineRow {
  readonly name: string
  readonly href?: string | undefined
  /** ISO dates. `start` is when the work begins: where the bar starts. */
  readonly start?: string | undefined
  readonly original?: string | undefined
  readonly decided?: string | undefined
  readonly forecast?: string | undefined
  readonly actual?: string | undefined
}

export interface TimelineGroup {
  readonly name: string
  readonly rows: readonly TimelineRow[]
}

/** Of the drawing, in pixels: it is not scaled, so that its rows stay level with the names beside it. */
export const width = 1020
export const rowHeight = 24
export const top = 26

const datesOf = (row: TimelineRow) =>
  [row.start, row.original, row.decided, row.forecast, row.actual].filter((date) => date !== undefined)

/** Where a date stands, in the drawing's units; the span holds every date and today, with two weeks of air before and a month after. */
export function timeScale(groups: readonly TimelineGroup[], today: string) {
  let first = today
  let last = today
  for (const group of groups) {
    for (const row of group.rows) {
      for (const date of datesOf(row)) {
        if (date < first) first = date
        if (date > last) last = date
      }
    }
  }
  const scale = scaleUtc()
    .domain([Date.parse(first) - 14 * 86_400_000, Date.parse(last) + 30 * 86_400_000])
    .range([2, width - 12])
  return { at: (iso: string) => Math.round(scale(Date.parse(iso)) * 10) / 10, months: monthsOf(scale.domain()) }
}

/** First days of the months within the span, thinned so that no more than eighteen are named. */
function monthsOf([from, to]: Date[]): string[] {
  if (!from || !to) return []
  const all: string[] = []
  const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
  for (; month < to; month.setUTCMonth(month.getUTCMonth() + 1)) all.push(month.toISOString().slice(0, 10))
  const step = [1, 2, 3, 6, 12].find((each) => all.length / each <= 18) ?? 12
  return all.filter((iso) => (Number(iso.slice(5, 7)) - 1) % step === 0)
}

/** "sep", and at the turn of a year (and first of all) "jan 27". */
export const monthLabel = (iso: string, isFirst: boolean, lang: Lang): string =>
  isFirst || iso.slice(5, 7) === '01' ? `${monthName(iso, lang)} ${iso.slice(2, 4)}` : monthName(iso, lang)
