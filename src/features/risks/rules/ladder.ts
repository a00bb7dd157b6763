import type { Id } from '#src/platform/ids.ts'
import type { Holder, RiskLevel } from '../risk.ts'
import { levelOf } from './levels.ts'

/** What a risk climbs by: the programme's levels, and for a rollout's own risk those within the rollout. */
export interface Ladder {
  readonly levels: readonly RiskLevel[]
  /** Null: a risk of the programme's own, or one raised to it. */
  readonly rollout: {
    readonly lead: Id<'function'>
    /** The rollout's local group, where it has one. */
    readonly localGroup: Id<'forum'> | null
  } | null
}

/** Who a risk stood with, at what level, before it moved. */
export interface Stood {
  readonly level: number
  readonly holder: Holder
}

export const sameHolder = (a: Holder, b: Holder): boolean => a.kind === b.kind && a.id === b.id

/**
 * Who decides about a risk with that score. The programme's risk: its level's holder. A rollout's own: at the lowest level its lead; above
 * that its local group, until it crosses a level upwards from there, and then (or where there is no local group) the programme's holder
 * of the level. `before` is null for one that is registered, which crosses from nothing. One that sinks begins anew from below.
 * Source: product.md, "A rollout's risk climbs to its local group first".
 */
export function holderOn(ladder: Ladder, score: number, before: Stood | null): { level: number; holder: Holder } {
  const level = levelOf(ladder.levels, score)
  const within = ladder.rollout
  if (!within) return { level: level.number, holder: level.holder }
  if (level.number === 1) return { level: 1, holder: { kind: 'function', id: within.lead } }
  if (within.localGroup === null || hasPassed(within.localGroup, level.number, before))
    return { level: level.number, holder: level.holder }
  return { level: level.number, holder: { kind: 'forum', id: within.localGroup } }
}

/** Whether a risk that now stands at that level, above the lowest, has been with the local group and gone on from there. */
function hasPassed(localGroup: Id<'forum'>, level: number, before: Stood | null): boolean {
  if (!before || before.level === 1 || level < before.level) return false
  const there = sameHolder(before.holder, { kind: 'forum', id: localGroup })
  return there ? level > before.level : true
}

/**
 * The same risk when something other than its score has changed: the levels, the local group, whose it is. One that stood with the local
 * group goes to the new one; one that the programme's holder had stays with the programme. `was` are the levels that it stood at.
 */
export function heldAnew(ladder: Ladder, score: number, before: Stood, was: readonly RiskLevel[]) {
  const level = levelOf(ladder.levels, score)
  const withProgramme = was.some((one) => one.number === before.level && sameHolder(one.holder, before.holder))
  const group = ladder.rollout?.localGroup ?? null
  const withGroup = group !== null && sameHolder(before.holder, { kind: 'forum', id: group })
  if (ladder.rollout && level.number > 1 && before.level > 1 && withProgramme && !withGroup)
    return { level: level.number, holder: level.holder }
  return holderOn(ladder, score, null)
}
