import { raw } from 'hono/html'
import { shortDate } from './dates.ts'
import { escapeText } from './escape.ts'
import { Scroll } from './scroll.tsx'
import {
  left,
  monthLabel,
  rowHeight,
  type TimelineGroup,
  type TimelineRow,
  timeScale,
  top,
  width,
} from './timeline-scale.ts'
import type { Ui } from './ui.ts'

export type { TimelineGroup, TimelineRow } from './timeline-scale.ts'

type At = (iso: string) => number

const diamond = (kind: string, x: number, y: number, size: number) =>
  `<path class="${kind}" d="M${x} ${y - size}l${size} ${size}l-${size} ${size}l-${size} -${size}z"/>`

/**
 * Go-lives on a time axis, grouped by wave: hollow diamond original, filled decided, ring forecast with a dashed slip, green actual; today as a dotted line.
 * Drawn as text for speed. Accessibility: the drawing is one image with a title; the same dates stand in a table under it, folded for those who see.
 */
export function Timeline(props: { ui: Ui; title: string; groups: readonly TimelineGroup[] }) {
  const { ui, groups } = props
  const { at, months } = timeScale(groups, ui.today)
  const height = top + groups.reduce((sum, group) => sum + 1 + group.rows.length, 0) * rowHeight + 22
  return (
    <figure class="timeline-figure">
      <Scroll label={props.title}>{raw(drawing(ui, props.title, groups, at, months, height))}</Scroll>
      <TimelineKey ui={ui} />
      <details class="more">
        <summary>{ui.t('ui.timeline.as-table')}</summary>
        {raw(datesTable(ui, props.title, groups))}
      </details>
    </figure>
  )
}

function drawing(
  ui: Ui,
  title: string,
  groups: readonly TimelineGroup[],
  at: At,
  months: string[],
  height: number,
): string {
  let out = `<svg class="timeline" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(title)}">`
  for (const [index, month] of months.entries()) {
    const x = at(month)
    out += `<path class="grid" d="M${x} 18V${height - 14}"/><text class="month" x="${x + 4}" y="12">${monthLabel(month, index === 0, ui.lang)}</text>`
  }
  let y = top
  for (const group of groups) {
    out += `<text class="wave" x="2" y="${y + 16}">${escapeText(group.name)}</text>`
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
  const end = row.actual ?? row.decided ?? row.forecast
  let out = `<text class="name" x="12" y="${y + 4}">${escapeText(shorten(row.name))}</text>`
  if (end) out += `<path class="span" d="M${row.start ? at(row.start) : left} ${y}H${at(end)}"/>`
  if (row.original && row.original !== row.decided) out += diamond('original', at(row.original), y, 6)
  if (row.decided && row.forecast && row.forecast !== row.decided && !row.actual) {
    out += `<path class="slip" d="M${at(row.decided)} ${y}H${at(row.forecast)}"/>`
  }
  if (row.decided && row.decided !== row.actual) out += diamond('decided', at(row.decided), y, 7)
  if (row.forecast && row.forecast !== row.decided && !row.actual)
    out += `<circle class="forecast" cx="${at(row.forecast)}" cy="${y}" r="5"/>`
  if (row.actual) out += diamond('actual', at(row.actual), y, 7)
  return out
}

const shorten = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name)

const kinds = ['original', 'decided', 'forecast', 'actual'] as const

const TimelineKey = ({ ui }: { ui: Ui }) => (
  <p class="key quiet">
    {kinds.map((kind) => (
      <span>
        {raw(
          `<svg viewBox="0 0 16 16" aria-hidden="true">${kind === 'forecast' ? '<circle class="forecast" cx="8" cy="8" r="5"/>' : diamond(kind, 8, 8, 6)}</svg>`,
        )}{' '}
        {ui.t(`ui.timeline.${kind}`)}
      </span>
    ))}
  </p>
)

function datesTable(ui: Ui, title: string, groups: readonly TimelineGroup[]): string {
  const head = kinds.map((kind) => `<th scope="col">${escapeText(ui.t(`ui.timeline.${kind}`))}</th>`).join('')
  const cell = (date: string | undefined) =>
    `<td>${date ? `<time datetime="${date}">${shortDate(date, ui.lang)}</time>` : ''}</td>`
  const name = (row: TimelineRow) =>
    row.href ? `<a href="${escapeText(row.href)}">${escapeText(row.name)}</a>` : escapeText(row.name)
  let out = `<table class="table"><caption class="vh">${escapeText(title)}</caption><thead><tr><th scope="col">${escapeText(ui.t('ui.matrix.receiver'))}</th>${head}</tr></thead>`
  for (const group of groups) {
    out += `<tbody><tr class="group"><th colspan="5" scope="rowgroup">${escapeText(group.name)}</th></tr>`
    for (const row of group.rows)
      out += `<tr><th scope="row">${name(row)}</th>${kinds.map((kind) => cell(row[kind])).join('')}</tr>`
    out += '</tbody>'
  }
  return `${out}</table>`
}
