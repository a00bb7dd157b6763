import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { shortDate } from './dates.ts'
import type { Ui } from './ui.ts'

/** One day's snapshot; shares 0–1, `null` before anything was applicable. */
export interface TrendPoint {
  readonly date: string
  readonly deliveries: number | null
  readonly preparations: number | null
}

const width = 320
const height = 96
const bottom = height - 16

/**
 * Share over time, two halves: a whole line for deliveries to us, a dashed one for our preparations. Accessibility: an image named by its first and last figures;
 * the newest figures stand as text beside it. Needs two days; before that it says so.
 */
export function TrendLine({ ui, title, points }: { ui: Ui; title: string; points: readonly TrendPoint[] }) {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || first === last) return <p class="quiet">{ui.t('ui.trend.too-short')}</p>
  const x = scaleUtc()
    .domain([Date.parse(first.date), Date.parse(last.date)])
    .range([2, width - 2])
  const y = scaleLinear().domain([0, 1]).range([bottom, 4])
  const path = (half: 'deliveries' | 'preparations') =>
    line<TrendPoint>()
      .defined((point) => point[half] !== null)
      .x((point) => Math.round(x(Date.parse(point.date)) * 10) / 10)
      .y((point) => Math.round(y(point[half] ?? 0) * 10) / 10)(points) ?? ''
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`)
  const words = (half: 'deliveries' | 'preparations') =>
    ui.t('ui.trend.half', { half: ui.t(`ui.half.${half}`), from: percent(first[half]), to: percent(last[half]) })
  return (
    <figure class="trend">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}. ${words('deliveries')} ${words('preparations')}`}
      >
        <path class="grid" d={`M2 ${y(0)}H${width - 2}M2 ${y(0.5)}H${width - 2}M2 ${y(1)}H${width - 2}`} />
        <path class="trend-deliveries" d={path('deliveries')} />
        <path class="trend-preparations" d={path('preparations')} />
        <text x="2" y={height - 3}>
          {shortDate(first.date, ui.lang)}
        </text>
        <text x={width - 2} y={height - 3} text-anchor="end">
          {shortDate(last.date, ui.lang)}
        </text>
      </svg>
      <figcaption>
        <span class="trend-key-deliveries">
          {ui.t('ui.half.deliveries')} <b>{percent(last.deliveries)}</b>
        </span>
        <span class="trend-key-preparations">
          {ui.t('ui.half.preparations')} <b>{percent(last.preparations)}</b>
        </span>
      </figcaption>
    </figure>
  )
}
