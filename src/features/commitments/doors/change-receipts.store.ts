import { programmeTopic, rolloutTopic } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryEntry, recordAll } from '#src/platform/history/index.ts'
import { announce } from '#src/platform/live/index.ts'
import { type Bulk, commitmentTopic } from '../commitment.ts'
import type { Plan } from '../plan.store.ts'
import { isOutstanding } from '../rules/lateness.ts'
import type { Occasion, Receipt, ReceiptOutcome } from '../rules/receipt.ts'
import { type HeldReceipt, saveReceipts } from './receipts.store.ts'
import { settle } from './settle.store.ts'

export const occasionOf = (plan: Plan, deed: Deed): Occasion => ({
  today: deed.today as IsoDate,
  calendar: plan.calendar,
  reviewDays: plan.reviewDays,
  consentDays: plan.consentDays,
})

/** A receipt before and after a deed. */
export type Change = HeldReceipt & { readonly next: Receipt }

/** What a bulk deed came to, and each receipt that it changed. */
export interface Changed extends Bulk {
  readonly changes: readonly Change[]
}

/**
 * Holds a rule against each receipt, saves those it lets through with their history, and settles what follows. One that is refused
 * does not stop the others: the answer names both. The caller holds `lockPlan` and has authorised.
 */
export async function changeReceipts(
  tx: Tx,
  plan: Plan,
  receipts: readonly HeldReceipt[],
  rule: (receipt: Receipt, held: HeldReceipt) => ReceiptOutcome,
  told: { readonly code: string; readonly params?: (change: Change) => HistoryEntry['params'] } | null,
  deed: Deed,
  also: { readonly beforeSamtakt?: boolean } = {},
): Promise<Changed> {
  const changes: Change[] = []
  const refused: { receiptId: HeldReceipt['id']; refusal: Extract<ReceiptOutcome, { ok: false }>['refusal'] }[] = []
  for (const held of receipts) {
    const outcome = rule(held.receipt, held)
    if (outcome.ok)
      changes.push({ ...held, beforeSamtakt: standsFromBefore(held, outcome.value), ...also, next: outcome.value })
    else refused.push({ receiptId: held.id, refusal: outcome.refusal })
  }
  if (changes.length > 0) {
    await saveReceipts(tx, plan.id, changes)
    if (told)
      await recordAll(
        tx,
        changes.map((change) => historyOf(plan, change, told.code, told.params?.(change))),
        deed,
      )
    await follow(tx, plan, changes)
  }
  return { done: changes.map(({ id }) => id), refused, changes }
}

/** Done before Samtakt, until its acceptance is taken back or given anew. */
const standsFromBefore = ({ beforeSamtakt, receipt }: HeldReceipt, next: Receipt): boolean =>
  beforeSamtakt && next.acceptedOn === receipt.acceptedOn

export const historyOf = (
  plan: Plan,
  held: HeldReceipt,
  code: string,
  params: HistoryEntry['params'] = {},
): HistoryEntry => ({
  programmeId: plan.id,
  subjectKind: 'commitment',
  subjectId: held.commitmentId,
  rolloutId: held.rolloutId,
  visibility: held.visibility,
  organisationId: held.organisationId,
  code,
  params: {
    ...params,
    titleSv: held.title.sv,
    titleEn: held.title.en,
    ...(held.unitId ? { unitId: held.unitId } : {}),
  },
})

/** Settles the areas of what changed, and tells the pages that show it. */
export async function follow(tx: Tx, plan: Plan, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(
    ({ receipt, next }) =>
      isOutstanding(receipt.state) !== isOutstanding(next.state) || receipt.lastDeliveredOn !== next.lastDeliveredOn,
  )
  await settle(tx, plan, { cells: changes, moved: [...new Set(moved.map(({ commitmentId }) => commitmentId))] })
  tell(tx, plan, changes)
}

/** Announces the programme, and each commitment and rollout concerned. */
export function tell(
  tx: Tx,
  plan: Pick<Plan, 'id'>,
  concerned: readonly Partial<Pick<HeldReceipt, 'commitmentId' | 'rolloutId'>>[],
): void {
  announce(tx, programmeTopic(plan.id))
  for (const { commitmentId, rolloutId } of concerned) {
    if (commitmentId) announce(tx, commitmentTopic(commitmentId))
    if (rolloutId) announce(tx, rolloutTopic(rolloutId))
  }
}
