import { longDate, moment, relativeDay, shortDate } from './dates.ts'
import type { Ui } from './ui.ts'

/**
 * A day in words with the ISO date in `datetime`. `short` for tables ("3 mars 2027"), otherwise "tisdag 3 mars 2027".
 * With `relative` the distance stands beside it ("om 12 dagar"), never alone.
 */
export function Day(props: { ui: Ui; date: string; short?: boolean; relative?: boolean }) {
  const { ui, date } = props
  const words = props.short ? shortDate(date, ui.lang) : longDate(date, ui.lang)
  if (!props.relative) return <time datetime={date}>{words}</time>
  return (
    <>
      <time datetime={date}>{words}</time> <span class="quiet">{relativeDay(date, ui.today, ui.lang)}</span>
    </>
  )
}

/** An instant (ISO 8601 with offset or Z) as "3 mars 2027 14:05" in Swedish time. */
export const Moment = ({ ui, at }: { ui: Ui; at: string }) => <time datetime={at}>{moment(at, ui.lang)}</time>
