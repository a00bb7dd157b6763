import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { comments } from '../commitment.tables.ts'
import type { Plan } from '../plan.store.ts'

const BATCH = 2000

/**
 * Brings along what a plan says beside its items. It was not written for suppliers, so they don't see it; the one who reads the
 * plan in stands as its writer.
 */
export async function bringComments(
  tx: Tx,
  plan: Plan,
  said: readonly { readonly commitmentId: Id<'commitment'>; readonly text: string }[],
  deed: Deed,
): Promise<void> {
  const personId = deed.personId as Id<'person'> | null
  if (!personId) return
  const about = {
    programmeId: plan.id,
    visibility: 'all-but-suppliers' as const,
    organisationId: plan.leadPartyId,
    personId,
    at: deed.at,
  }
  for (let from = 0; from < said.length; from += BATCH) {
    await tx.insert(comments).values(said.slice(from, from + BATCH).map((one) => ({ ...about, ...one })))
  }
}
