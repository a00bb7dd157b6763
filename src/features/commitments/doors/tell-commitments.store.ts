import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { commitments, receipts } from '../commitment.tables.ts'
import type { Plan } from '../plan.store.ts'
import type { Cell } from './cell-row.ts'
import { tell } from './change-receipts.store.ts'

/** Commitments that a deed changes, those withdrawn aside. */
export async function commitmentsOf(tx: Tx, plan: Plan, ids: readonly Id<'commitment'>[]) {
  const found = await tx
    .select({
      id: commitments.id,
      title: commitments.title,
      visibility: commitments.visibility,
      organisationId: commitments.organisationId,
      rolloutId: commitments.rolloutId,
      ownerFunctionId: commitments.ownerFunctionId,
      forecastOn: commitments.forecastOn,
      forecastReason: commitments.forecastReason,
      version: commitments.version,
    })
    .from(commitments)
    .where(
      and(eq(commitments.programmeId, plan.id), inArray(commitments.id, [...ids]), isNull(commitments.withdrawnAt)),
    )
  return found
}

/** The areas that have their receipts. */
export async function cellsOf(tx: Tx, plan: Plan, ids: readonly Id<'commitment'>[]): Promise<Cell[]> {
  return tx
    .selectDistinct({ rolloutId: receipts.rolloutId, areaKey: receipts.areaKey })
    .from(receipts)
    .where(and(eq(receipts.programmeId, plan.id), inArray(receipts.commitmentId, [...ids])))
}

/** Writes what happened to them, and tells the pages that show it. */
export async function tellCommitments(
  tx: Tx,
  plan: Plan,
  found: Awaited<ReturnType<typeof commitmentsOf>>,
  code: string,
  params: HistoryParams,
  deed: Deed,
) {
  const entry = (one: (typeof found)[number]) => ({
    programmeId: plan.id,
    subjectKind: 'commitment',
    subjectId: one.id,
    rolloutId: one.rolloutId,
    visibility: one.visibility,
    organisationId: one.organisationId,
    code,
    params: { ...params, titleSv: one.title.sv, titleEn: one.title.en },
  })
  await recordAll(tx, found.map(entry), deed)
  tell(
    tx,
    plan,
    found.map(({ id, rolloutId }) => ({ commitmentId: id, ...(rolloutId && { rolloutId }) })),
  )
}
