import type { Report, Run } from './report.ts'
import { commonNames, fullNames, type Reported } from './targets.ts'

/** What a figure is held against. */
export interface Held {
  readonly what: string
  readonly figure: number
  readonly unit: 'ms' | '/s' | 'MiB' | '×'
  readonly limit: number
  readonly met: boolean
}

/** Milliseconds: three times the floor, or this, whichever is more; never more than the last. */
const enoughMs = 4
const neverAboveMs = 8
const timesFloor = 3
const writeMs = 6
const timesSmall = 1.5
/** With thousands of risks and questions beside the items. */
const fullNeverAboveMs = 10
const searchAllMs = 25
/** A thousand digests, and how much slower a page may be meanwhile. */
const digestsMs = 10_000
const pagesSlowerAtMost = 2
const atOnce = 16
const leastPerSecond: Partial<Record<Reported, number>> = {
  matrix: 200,
  overview: 300,
  timeline: 300,
  list100: 500,
  item: 500,
  'sign-in-page': 1500,
}

const atMost = (what: string, figure: number, limit: number, unit: Held['unit']): Held => ({
  what,
  figure,
  unit,
  limit,
  met: figure <= limit,
})

/** Every figure that something is asked of, and whether it is met. The limits are those of docs/bench.md. */
export function holdAgainstTargets({ runs, ...report }: Report): Held[] {
  const small = runs.filter(({ dataset }) => dataset !== 'large')
  const large = runs.filter(({ dataset }) => dataset === 'large')
  const alone = (list: readonly Run[]) => list.filter(({ connections }) => connections === 1)
  const latencies = alone(small)
    .filter(({ name }) => commonNames.some((one) => one === name))
    .map(({ name, p50Ms, floorMs }) =>
      atMost(
        `${name}, p50`,
        p50Ms,
        name === 'accept' ? writeMs : Math.min(neverAboveMs, Math.max(enoughMs, timesFloor * floorMs)),
        'ms',
      ),
    )
  const rates = small.flatMap(({ name, connections, perSecond }): Held[] => {
    const limit = leastPerSecond[name]
    if (connections !== atOnce || limit === undefined) return []
    return [{ what: `${name}, ${atOnce} connections`, figure: perSecond, unit: '/s', limit, met: perSecond >= limit }]
  })
  const full = alone(runs)
    .filter(({ name }) => fullNames.some((one) => one === name))
    .map(({ name, p50Ms, floorMs }) =>
      atMost(
        `${name}, p50`,
        p50Ms,
        name === 'search-all' ? searchAllMs : Math.min(fullNeverAboveMs, Math.max(enoughMs, timesFloor * floorMs)),
        'ms',
      ),
    )
  const growth = alone(large).flatMap(({ name, p50Ms }) => {
    const before = alone(small).find((run) => run.name === name)
    return before ? [atMost(`${name}, large ÷ small`, p50Ms / before.p50Ms, timesSmall, '×')] : []
  })
  return [
    ...latencies,
    ...full,
    ...rates,
    ...growth,
    ...runs
      .filter(({ name }) => name === 'digests')
      .map(({ p50Ms }) => atMost('digests, all of them', p50Ms, digestsMs, 'ms')),
    ...(report.pagesSlower === undefined
      ? []
      : [atMost('a page meanwhile', report.pagesSlower, pagesSlowerAtMost, '×')]),
    atMost('start', report.startMs, 1000, 'ms'),
    atMost('memory', report.memoryMiB, 220, 'MiB'),
    atMost('refresh', report.refreshMs, 300, 'ms'),
    atMost('refresh, 500 live pages', report.refresh500Ms, 300, 'ms'),
  ]
}
