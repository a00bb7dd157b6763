import { and, eq, isNull, sql } from 'drizzle-orm'
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

/** Says that an application is under way: `receipts` are to be made, and none is yet. */
export async function beginApplication(
  tx: Tx,
  programmeId: Id<'programme'>,
  one: NewApplication & { readonly id: string },
  deed: Deed,
): Promise<void> {
  await tx.insert(templateApplications).values({ ...rowOf(programmeId, one, deed), id: one.id, total: one.receipts })
}

/** How far it has come. One that is finished stays as it is. */
export async function reportProgress(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: string,
  receipts: number,
): Promise<void> {
  await tx
    .update(templateApplications)
    .set({ done: receipts })
    .where(
      and(
        eq(templateApplications.programmeId, programmeId),
        eq(templateApplications.id, id),
        isNull(templateApplications.doneAt),
      ),
    )
}

/** Keeps which version was applied where, in the transaction that made it so. One that was begun before is finished by it. */
export async function recordApplications(
  tx: Tx,
  programmeId: Id<'programme'>,
  all: readonly NewApplication[],
  deed: Deed,
): Promise<void> {
  const rows = all.map((one) => ({
    ...rowOf(programmeId, one, deed),
    done: one.receipts,
    total: one.receipts,
    doneAt: deed.at,
  }))
  await tx
    .insert(templateApplications)
    .values(rows)
    .onConflictDoUpdate({
      target: [templateApplications.programmeId, templateApplications.id],
      set: { done: sql`excluded.done`, total: sql`excluded.total`, doneAt: sql`excluded.done_at` },
    })
}

const rowOf = (
  programmeId: Id<'programme'>,
  { id, templateId, number, target }: NewApplication,
  { at, personId }: Deed,
) => ({
  ...(id && { id }),
  programmeId,
  templateId,
  versionNumber: number,
  waveId: target.kind === 'wave' ? target.id : null,
  rolloutId: target.kind === 'rollout' ? target.id : null,
  at,
  personId: personId as Id<'person'> | null,
})
