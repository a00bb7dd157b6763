import { countsInTotals, type RolloutRow, type Wave } from '#src/features/programmes/index.ts'
import type { TimelineGroup, TimelineRow } from '#src/ui/index.ts'
import { rolloutPath } from './paths.ts'

/** The timeline's words, put in by the page. */
export interface TimelineWords {
  /** Rollouts that stand in no wave. */
  readonly noWave: string
}

/**
 * One row for each go-live, by wave. A rollout with one go-live is named by its party alone. Withdrawn ones and templates are left
 * out. The bar starts where the wave's preparations begin.
 */
export function timelineOf(
  programme: Parameters<typeof rolloutPath>[0],
  rollouts: readonly RolloutRow[],
  waves: readonly Pick<Wave, 'id' | 'startsOn'>[],
  words: TimelineWords,
): TimelineGroup[] {
  const startOf = new Map(waves.map((wave) => [wave.id, wave.startsOn]))
  return [...Map.groupBy(rollouts.filter(countsInTotals), ({ waveId }) => waveId)].map(([waveId, members]) => ({
    name: members[0]?.waveName ?? words.noWave,
    rows: members.flatMap((rollout) => rowsOf(programme, rollout, (waveId && startOf.get(waveId)) ?? null)),
  }))
}

function rowsOf(
  programme: Parameters<typeof rolloutPath>[0],
  rollout: RolloutRow,
  startsOn: string | null,
): TimelineRow[] {
  return rollout.goLives.map((goLive) => ({
    name: goLive.scope && rollout.goLives.length > 1 ? `${rollout.partyName}, ${goLive.scope}` : rollout.partyName,
    href: rolloutPath(programme, rollout.id),
    start: startsOn ?? undefined,
    original: goLive.originalOn ?? undefined,
    decided: goLive.decidedOn ?? undefined,
    forecast: goLive.forecastOn ?? undefined,
    actual: goLive.actualOn ?? undefined,
  }))
}

/** What a row is called that stands for several: the first of them, and how many more; or all of the group. */
export interface FoldedWords {
  readonly some: (first: string, more: number) => string
  readonly all: (count: number) => string
}

/** Rows of a group with the same dates as one: 49 rollouts in a dozen rows. */
export function foldAlike(groups: readonly TimelineGroup[], words: FoldedWords): TimelineGroup[] {
  return groups.map((group) => ({
    ...group,
    rows: [...Map.groupBy(group.rows, datesKey).values()].flatMap((alike) => {
      const [first] = alike
      if (!first || alike.length === 1) return alike
      const isAll = alike.length === group.rows.length
      const name = isAll ? words.all(alike.length) : words.some(first.name, alike.length - 1)
      return [{ ...first, name, href: undefined }]
    }),
  }))
}

const datesKey = ({ start, original, decided, forecast, actual }: TimelineRow): string =>
  [start, original, decided, forecast, actual].join()
