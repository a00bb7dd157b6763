import { raw } from 'hono/html'
import { longDate, moment, relativeDay, shortDate } from './dates.ts'
import { escapeText } from './escape.ts'
import type { Ui } from './ui.ts'

/** Built as text: dates stand in every row of every list. */
const time = (iso: string, words: string) => `<time datetime="${escapeText(iso)}">${words}</time>`

/**
 * A day in words with the ISO date in `datetime`. `short` for tables ("3 mars 2027"), otherwise "tisdag 3 mars 2027".
 * With `relative` the distance stands beside it ("om 12 dagar"), never alone.
 */
export function Day(props: { ui: Ui; date: string; short?: boolean; relative?: boolean }) {
  const { ui, date } = props
  const day = time(date, props.short ? shortDate(date, ui.lang) : longDate(date, ui.lang))
  return raw(props.relative ? `${day} <span class="quiet">${relativeDay(date, ui.today, ui.lang)}</span>` : day)
}

/** An instant (ISO 8601 with offset or Z) as "3 mars 2027 14:05" in Swedish time. */
export const Moment = ({ ui, at }: { ui: Ui; at: string }) => raw(time(at, moment(at, ui.lang)))
