import { planHandlers } from '#src/features/commitments/index.ts'
import { setUnits } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** Which departments and units take part in a rollout. */
export async function joinUnits(
  tx: Tx,
  {
    programmeId,
    rolloutId,
    unitIds,
  }: { programmeId: Id<'programme'>; rolloutId: Id<'rollout'>; unitIds: readonly Id<'party'>[] },
  deed: Deed,
): Promise<void> {
  const units = unitIds.map((unitId) => ({ unitId }))
  const joined = await setUnits(tx, { programmeId, rolloutId, units }, deed, planHandlers)
  if (!joined.ok) throw new Error(`The units were refused: ${joined.refusal.code}`)
}
