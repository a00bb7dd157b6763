import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { RolloutState } from './programme.tables.ts'

export const rolloutStates = [
  'preparing',
  'live',
  'paused',
  'rolled-back',
  'handed-over',
  'withdrawn',
] as const satisfies readonly RolloutState[]

/** What a state may become by a decision. `live` the first time comes with the actual date of a go-live, not from here. */
const next: Record<RolloutState, readonly RolloutState[]> = {
  preparing: ['withdrawn'],
  live: ['paused', 'rolled-back', 'handed-over'],
  paused: ['live', 'rolled-back', 'withdrawn'],
  'rolled-back': ['preparing', 'withdrawn'],
  'handed-over': ['live'],
  withdrawn: ['preparing'],
}

export type RolloutRefusal =
  /** Not a step that leads from the present state: `from` and `to` say which. */
  | { readonly code: 'no-such-step'; readonly from: RolloutState; readonly to: RolloutState }
  | { readonly code: 'reason-missing' }

/** The states that a rollout may be given now. */
export const statesAfter = (state: RolloutState): readonly RolloutState[] => next[state]

/**
 * Changes a rollout's state, with a reason: everyone who reads the plan asks why. live → paused → live is normal. Refuses a
 * step that is not there (a rollout in preparation is never handed over). Source: product.md, "Dates".
 */
export function changeState(
  state: RolloutState,
  to: RolloutState,
  reason: string,
): Result<RolloutState, RolloutRefusal> {
  if (!next[state].includes(to)) return refuse({ code: 'no-such-step', from: state, to })
  return reason === '' ? refuse({ code: 'reason-missing' }) : ok(to)
}

/** Stands in totals and lists of who is where: neither a template nor withdrawn. */
export const countsInTotals = (rollout: { readonly isTemplate: boolean; readonly state: RolloutState }): boolean =>
  !rollout.isTemplate && rollout.state !== 'withdrawn'
