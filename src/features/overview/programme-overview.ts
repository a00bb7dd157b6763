import type { AreaRollUp } from '#src/features/commitments/index.ts'
import { countsInTotals, type RolloutRow, type RolloutState, slip } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { type BothHalves, bothHalves } from './readiness-view.ts'

/** What the owners of one half owe a set of rollouts, and who of them is late. */
export interface HalfInShort {
  readonly applicable: number
  readonly accepted: number
  readonly late: number
  /** Most first; only those who are late. */
  readonly lateBy: readonly { readonly ownerId: Id<'party'>; readonly ownerName: string; readonly late: number }[]
}

export interface ProgressLine {
  readonly rolloutId: Id<'rollout'>
  readonly half: 'deliveries' | 'preparations'
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  readonly applicable: number
  readonly accepted: number
  readonly late: number
}

export interface WaveInShort {
  readonly waveId: Id<'wave'>
  readonly name: string
  /** The earliest decided go-live in it that has not happened. */
  readonly goLive: IsoDate
  readonly rolloutIds: readonly Id<'rollout'>[]
  readonly lights: BothHalves
  readonly deliveries: HalfInShort
  readonly preparations: HalfInShort
  /** Whose forecast differs from the decided date, by how many days (negative: earlier); the largest first. */
  readonly slips: readonly { readonly rollout: RolloutRow; readonly days: number }[]
}

export interface StateCount {
  readonly state: RolloutState
  readonly count: number
}

const order: readonly RolloutState[] = ['live', 'handed-over', 'preparing', 'paused', 'rolled-back', 'withdrawn']

/** Who is where: how many rollouts stand in each state, templates aside. */
export function countStates(rollouts: readonly RolloutRow[]): StateCount[] {
  const inState = Map.groupBy(
    rollouts.filter(({ isTemplate }) => !isTemplate),
    ({ state }) => state,
  )
  return order.flatMap((state) => {
    const count = inState.get(state)?.length ?? 0
    return count > 0 ? [{ state, count }] : []
  })
}

/** How many of those that count have gone live (paused ones have; rolled back ones no longer). */
export function countLive(rollouts: readonly RolloutRow[]): { readonly live: number; readonly all: number } {
  const counted = rollouts.filter(countsInTotals)
  const live = counted.filter(({ state }) => state === 'live' || state === 'handed-over' || state === 'paused').length
  return { live, all: counted.length }
}

/**
 * The wave whose next go-live comes first, in short: what the receivers have got and done, whose lateness it is, and whose
 * forecast differs. Null: no wave has a go-live ahead. A late one whose day has passed comes first of all.
 */
export function nextWave(
  rollouts: readonly RolloutRow[],
  rollUps: readonly AreaRollUp[],
  progress: readonly ProgressLine[],
  today: IsoDate,
): WaveInShort | null {
  const first = waveAhead(rollouts)
  if (!first) return null
  const members = rollouts.filter((rollout) => rollout.waveId === first.waveId && countsInTotals(rollout))
  const ids = new Set(members.map(({ id }) => id))
  const own = progress.filter(({ rolloutId }) => ids.has(rolloutId))
  return {
    waveId: first.waveId,
    name: first.name,
    goLive: first.goLive as IsoDate,
    rolloutIds: [...ids],
    lights: bothHalves(
      rollUps.filter(({ rolloutId }) => ids.has(rolloutId)),
      today,
    ),
    deliveries: inShort(own.filter(({ half }) => half === 'deliveries')),
    preparations: inShort(own.filter(({ half }) => half === 'preparations')),
    slips: slipsOf(members),
  }
}

/** The wave whose go-live comes first of those that have not happened. */
export function waveAhead(
  rollouts: readonly RolloutRow[],
): { readonly waveId: Id<'wave'>; readonly name: string; readonly goLive: string } | null {
  const ahead = rollouts.filter(countsInTotals).flatMap((rollout) => {
    const goLive = nextGoLive(rollout)
    const { waveId, waveName: name } = rollout
    return goLive && waveId && name !== null ? [{ waveId, name, goLive }] : []
  })
  return ahead.sort((a, b) => (a.goLive < b.goLive ? -1 : 1))[0] ?? null
}

/** The first decided day that has not happened yet, of a rollout that is on its way. */
function nextGoLive({ goLives }: RolloutRow): string | null {
  const days = goLives.flatMap(({ decidedOn, actualOn }) => (decidedOn && !actualOn ? [decidedOn] : []))
  return days.sort()[0] ?? null
}

export function inShort(lines: readonly ProgressLine[]): HalfInShort {
  const sum = { applicable: 0, accepted: 0, late: 0 }
  const lateBy = new Map<Id<'party'>, { ownerId: Id<'party'>; ownerName: string; late: number }>()
  for (const line of lines) {
    sum.applicable += line.applicable
    sum.accepted += line.accepted
    sum.late += line.late
    if (line.late === 0) continue
    const known = lateBy.get(line.ownerId)
    if (known) known.late += line.late
    else lateBy.set(line.ownerId, { ownerId: line.ownerId, ownerName: line.ownerName, late: line.late })
  }
  return { ...sum, lateBy: [...lateBy.values()].sort((a, b) => b.late - a.late) }
}

/** Each rollout whose forecast differs from its decided date, the largest difference first. */
export const slipsOf = (rollouts: readonly RolloutRow[]): { rollout: RolloutRow; days: number }[] =>
  rollouts
    .flatMap((rollout) => {
      const days = rollout.goLives.flatMap((goLive) => slip(goLive) ?? [])
      const worst = days.sort((a, b) => Math.abs(b) - Math.abs(a))[0]
      return worst === undefined ? [] : [{ rollout, days: worst }]
    })
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days))
