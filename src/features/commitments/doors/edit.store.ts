import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Visibility } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { commitments, receipts } from '../commitment.tables.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import type { DueRule } from '../rules/due.ts'
import type { Cell } from './cell-row.ts'
import { redate } from './redate.store.ts'
import { settle } from './settle.store.ts'
import { cellsOf, commitmentsOf, tellCommitments } from './tell-commitments.store.ts'

/** What may be changed of a commitment after it was made; its owner, scope and receivers stand. */
export interface ItemWords {
  readonly areaKey: string
  readonly title: TwoLanguages
  readonly why: TwoLanguages
  readonly evidence: TwoLanguages
  readonly dueRule: DueRule
  readonly notBefore: string | null
  readonly validity: string | null
  readonly minimumDays: number
  readonly critical: boolean
  readonly mandatory: boolean
  readonly visibility?: Visibility
  readonly approver?: string | null
  readonly number?: number
  readonly template?: { readonly id: Id<'template'>; readonly itemKey: string; readonly version: number }
}

/**
 * Changes what a commitment says: a local addition by hand, or a template's item by a newer version. States, notes and answers stand;
 * dates are counted anew. What says the same as before changes nothing and is not told. @returns false when somebody changed it since `version`; null does not ask.
 */
export async function editCommitment(
  tx: Tx,
  plan: Plan,
  id: Id<'commitment'>,
  version: number | null,
  words: ItemWords,
  deed: Deed,
): Promise<boolean> {
  await lockPlan(tx, plan.id)
  const before: Cell[] = await cellsOf(tx, plan, [id])
  const { template, ...said } = words
  if (!template && (await saysSo(tx, plan, id, version, said))) return true
  const changed = await tx
    .update(commitments)
    .set({
      ...said,
      ...(template && {
        templateId: template.id,
        templateItemKey: template.itemKey,
        templateVersion: template.version,
      }),
      version: sql`${commitments.version} + 1`,
    })
    .where(
      and(
        eq(commitments.programmeId, plan.id),
        eq(commitments.id, id),
        isNull(commitments.withdrawnAt),
        version === null ? undefined : eq(commitments.version, version),
      ),
    )
    .returning({ id: commitments.id })
  if (changed.length === 0) return false
  await tx
    .update(receipts)
    .set({ areaKey: words.areaKey, critical: words.critical })
    .where(and(eq(receipts.programmeId, plan.id), eq(receipts.commitmentId, id)))
  const rollouts = [...new Set(before.map(({ rolloutId }) => rolloutId))]
  if (rollouts.length > 0) await redate(tx, plan, { commitmentIds: [id] }, deed)
  const after = before.map(({ rolloutId }) => ({ rolloutId, areaKey: words.areaKey }))
  await settle(tx, plan, { cells: [...before, ...after], moved: [id] })
  await tellCommitments(tx, plan, await commitmentsOf(tx, plan, [id]), 'commitment.edited', {}, deed)
  return true
}

/** It stands as `version`, and says just this. */
async function saysSo(
  tx: Tx,
  plan: Plan,
  id: Id<'commitment'>,
  version: number | null,
  said: Omit<ItemWords, 'template'>,
): Promise<boolean> {
  const [now] = await tx
    .select()
    .from(commitments)
    .where(and(eq(commitments.programmeId, plan.id), eq(commitments.id, id), isNull(commitments.withdrawnAt)))
  if (!now || (version !== null && now.version !== version)) return false
  return Object.entries(said).every(([name, value]) => isDeepStrictEqual(now[name as keyof typeof said], value))
}
