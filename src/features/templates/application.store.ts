import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { templateApplications } from './template.tables.ts'

/** Where a template is applied: a wave, or one rollout (the template rollout, most often). */
export type Target =
  | { readonly kind: 'wave'; readonly id: Id<'wave'> }
  | { readonly kind: 'rollout'; readonly id: Id<'rollout'> }

export interface NewApplication {
  readonly id?: string
  readonly templateId: Id<'template'>
  readonly number: number
  readonly target: Target
  readonly receipts: number
}

/** Keeps which version was applied where: it is done in the same transaction, so it is whole from the beginning. */
export async function recordApplications(
  tx: Tx,
  programmeId: Id<'programme'>,
  all: readonly NewApplication[],
  deed: Deed,
): Promise<void> {
  await tx.insert(templateApplications).values(
    all.map(({ id, templateId, number, target, receipts }) => ({
      ...(id && { id }),
      programmeId,
      templateId,
      versionNumber: number,
      waveId: target.kind === 'wave' ? target.id : null,
      rolloutId: target.kind === 'rollout' ? target.id : null,
      at: deed.at,
      personId: deed.personId as Id<'person'> | null,
      done: receipts,
      total: receipts,
      doneAt: deed.at,
    })),
  )
}
