import type { Id } from '#src/platform/ids.ts'
import type { CommitmentScope } from '../commitment.ts'
import type { RolloutPlan } from '../doors/new-receipts.store.ts'

/** Where one commitment stands, and the rollouts that it concerns. */
export interface Placement {
  readonly scope: CommitmentScope
  readonly waveId: Id<'wave'> | null
  readonly rolloutId: Id<'rollout'> | null
  readonly rollouts: readonly RolloutPlan[]
}

/**
 * The commitments that an item of this scope becomes for some rollouts: one in all, one a wave, or one a rollout (with the scope unit
 * too: its units have receipts of it). A rollout outside the waves, as a template rollout may be, has what its wave would have had.
 */
export function placementsOf(scope: CommitmentScope, rollouts: readonly RolloutPlan[]): Placement[] {
  if (rollouts.length === 0) return []
  if (scope === 'programme') return [{ scope, waveId: null, rolloutId: null, rollouts }]
  if (scope !== 'wave')
    return rollouts.map((rollout) => ({ scope, waveId: null, rolloutId: rollout.id, rollouts: [rollout] }))
  return [...Map.groupBy(rollouts, (rollout) => rollout.waveId)].flatMap(([waveId, members]) =>
    waveId === null ? placementsOf('rollout', members) : [{ scope, waveId, rolloutId: null, rollouts: members }],
  )
}

/** Whether what stands at this place is what an item of that scope becomes there. */
export const fitsScope = (scope: CommitmentScope, stands: CommitmentScope): boolean =>
  scope === stands || (scope === 'wave' && stands === 'rollout')
