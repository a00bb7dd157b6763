import { scaleLinear, scaleUtc } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { moment, plainDate, shortDate } from './dates.ts'
import { levelLook, type ShownLevel } from './risk-level.ts'
import { Table } from './table.tsx'
import type { Ui } from './ui.ts'

/** A score that a risk was given; `at` is an ISO moment. */
export interface ScorePoint {
  readonly at: string
  readonly probability: number
  readonly impact: number
  /** Who gave it, and why: stand in the table. */
  readonly by?: string | null
  readonly reason?: string
}

const width = 320
const height = 132
const bottom = height - 16
const highest = 25
/** To the right of the line stand the levels' names: cut here when they are long, whole in the table. */
const right = width - 84
const longestName = 11

const scoreOf = ({ probability, impact }: ScorePoint) => probability * impact
const round = (number: number) => Math.round(number * 10) / 10

/**
 * A risk's score over time: a stepped line over the levels' bands, each named. `until` (an ISO moment) is how far the last score holds: now, or when it was closed.
 * Accessibility: an image named by its first, highest and present score; every score in a table under it.
 */
export function ScoreLine(props: {
  ui: Ui
  title: string
  levels: readonly ShownLevel[]
  points: readonly ScorePoint[]
  until: string
}) {
  const { ui, title, levels, points, until } = props
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const [from, to] = [Date.parse(first.at), Math.max(Date.parse(until), Date.parse(last.at))]
  // A risk of today has no width in time: its line is drawn across all the same.
  const x = scaleUtc()
    .domain([from === to ? from - 1 : from, to])
    .range([3, right - 3])
  const y = scaleLinear().domain([0, highest]).range([bottom, 5])
  const drawn = [...points, { ...last, at: new Date(to).toISOString() }]
  const path = line<ScorePoint>()
    .curve(curveStepAfter)
    .x((point) => round(x(Date.parse(point.at))))
    .y((point) => round(y(scoreOf(point))))
  const d = path(from === to ? [{ ...first, at: new Date(from - 1).toISOString() }, ...drawn] : drawn)
  const named = (score: number) => `${score} (${levelLook(levels, score).name})`
  const highestPoint = points.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one))
  const words = ui.t('ui.score-line.words', {
    first: named(scoreOf(first)),
    since: plainDate(first.at, ui.lang),
    highest: named(scoreOf(highestPoint)),
    last: named(scoreOf(last)),
  })
  return (
    <figure class="trend score-line">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${words}`}>
        <Bands levels={levels} y={y} />
        <path class="trend-deliveries" d={d ?? ''} />
        {points.map((point) => (
          <circle class="decided" cx={round(x(Date.parse(point.at)))} cy={round(y(scoreOf(point)))} r="2.5" />
        ))}
        {shortDate(first.at, ui.lang) !== shortDate(until, ui.lang) && (
          <text x="2" y={height - 3}>
            {shortDate(first.at, ui.lang)}
          </text>
        )}
        <text x={right} y={height - 3} text-anchor="end">
          {shortDate(until, ui.lang)}
        </text>
      </svg>
      <details class="more">
        <summary>{ui.t('ui.score-line.as-table')}</summary>
        <ScoreTable {...props} />
      </details>
    </figure>
  )
}

/** Each level's part of the height. Scores that can't be (7, 13, 14) are split between the levels around them, so that no gap shows. */
function Bands({ levels, y }: { levels: readonly ShownLevel[]; y: (score: number) => number }) {
  const edge = (index: number) => {
    const [below, above] = [levels[index - 1], levels[index]]
    if (!below) return 0
    return above ? (below.toScore + above.fromScore) / 2 : highest
  }
  return (
    <>
      {levels.map((level, index) => {
        const { tone, sign, name } = levelLook(levels, level.toScore)
        // A little above the highest score, so that a line along it is not cut.
        const top = index === levels.length - 1 ? 1 : round(y(edge(index + 1)))
        return (
          <>
            <rect class="band" data-color={tone} x="2" y={top} width={width - 4} height={round(y(edge(index)) - top)} />
            <text x={right + 6} y={round((y(edge(index)) + top) / 2) + 4}>
              {sign} {name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}
            </text>
          </>
        )
      })}
    </>
  )
}

const ScoreTable = ({ ui, title, levels, points }: Parameters<typeof ScoreLine>[0]) => (
  <Table
    ui={ui}
    caption={title}
    hideCaption
    rows={points.toReversed()}
    columns={[
      {
        key: 'at',
        label: ui.t('ui.score-line.when'),
        cell: ({ at }) => <time datetime={at}>{moment(at, ui.lang)}</time>,
      },
      { key: 'score', label: ui.t('ui.score-line.score'), number: true, cell: (point) => scoreOf(point) },
      { key: 'level', label: ui.t('ui.score-line.level'), cell: (point) => levelLook(levels, scoreOf(point)).name },
      {
        key: 'parts',
        label: ui.t('ui.score-line.parts'),
        number: true,
        cell: ({ probability, impact }) => `${probability} × ${impact}`,
      },
      { key: 'by', label: ui.t('ui.score-line.by'), cell: ({ by }) => by ?? '' },
      { key: 'reason', label: ui.t('ui.score-line.reason'), cell: ({ reason }) => reason ?? '' },
    ]}
  />
)
