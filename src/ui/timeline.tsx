import { raw } from 'hono/html'
import { escapeText } from './escape.ts'
import { Scroll } from './scroll.tsx'
import { diamond, ring } from './timeline-marks.ts'
import { monthLabel, rowHeight, type TimelineGroup, type TimelineRow, timeScale, top, width } from './timeline-scale.ts'
import { dateKinds, datesTable } from './timeline-table.ts'
import type { Ui } from './ui.ts'

export type { TimelineGroup, TimelineRow } from './timeline-scale.ts'

type At = (iso: string) => number

/**
 * Go-lives on a time axis, grouped by wave: hollow diamond original, filled decided, ring forecast with a dashed slip, green actual; today as a dotted line.
 * The drawing is built as text for speed; the names beside it are links and stay in sight when it scrolls.
 * Accessibility: the drawing is one image with a title; the same dates stand in a table under it, folded for those who see.
 */
export function Timeline(props: { ui: Ui; title: string; groups: readonly TimelineGroup[] }) {
  const { ui, title, groups } = props
  return (
    <figure class="timeline-figure">
      <Scroll label={title}>
        <div class="timeline">
          {raw(names(groups))}
          {raw(drawing(ui, title, groups))}
        </div>
      </Scroll>
      <p class="key quiet">
        {dateKinds.map((kind) => (
          <span>
            {raw(
              `<svg viewBox="0 0 16 16" aria-hidden="true">${kind === 'forecast' ? ring(8, 8) : diamond(kind, 8, 8, 6)}</svg>`,
            )}{' '}
            {ui.t(`ui.timeline.${kind}`)}
          </span>
        ))}
      </p>
      <details class="more">
        <summary>{ui.t('ui.timeline.as-table')}</summary>
        {raw(datesTable(ui, title, groups))}
      </details>
    </figure>
  )
}

function names(groups: readonly TimelineGroup[]): string {
  let out = '<div class="timeline-names">'
  for (const group of groups) {
    out += `<p class="wave">${escapeText(group.name)}</p>`
    for (const row of group.rows) {
      const name = escapeText(row.name)
      out += row.href ? `<a href="${escapeText(row.href)}">${name}</a>` : `<p>${name}</p>`
    }
  }
  return `${out}</div>`
}

function drawing(ui: Ui, title: string, groups: readonly TimelineGroup[]): string {
  const { at, months } = timeScale(groups, ui.today)
  const height = top + groups.reduce((sum, group) => sum + 1 + group.rows.length, 0) * rowHeight + 22
  let out = `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeText(title)}">`
  for (const [index, month] of months.entries()) {
    const x = at(month)
    out += `<path class="grid" d="M${x} 18V${height - 14}"/><text class="month" x="${x + 4}" y="12">${monthLabel(month, index === 0, ui.lang)}</text>`
  }
  let y = top
  for (const group of groups) {
    y += rowHeight
    for (const row of group.rows) {
      out += line(row, at, y + rowHeight / 2)
      y += rowHeight
    }
  }
  const x = at(ui.today)
  out += `<path class="today" d="M${x} 16V${height - 12}"/><text class="today-text" x="${x + 4}" y="${height - 3}">${escapeText(ui.t('ui.today'))}</text>`
  return `${out}</svg>`
}

function line(row: TimelineRow, at: At, y: number): string {
  const { start, original, decided, actual } = row
  const forecast = actual || row.forecast === decided ? undefined : row.forecast
  const end = actual ?? decided ?? forecast
  let out = end ? `<path class="span" d="M${start ? at(start) : 2} ${y}H${at(end)}"/>` : ''
  if (original && original !== decided) out += diamond('original', at(original), y, 6)
  if (decided && forecast) out += `<path class="slip" d="M${at(decided)} ${y}H${at(forecast)}"/>`
  if (decided && decided !== actual) out += diamond('decided', at(decided), y, 7)
  if (forecast) out += ring(at(forecast), y)
  if (actual) out += diamond('actual', at(actual), y, 7)
  return out
}
