import { notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { answerersOf } from './answerers.store.ts'
import type { Change } from './change-receipts.store.ts'
import {
  byItem,
  itemNotices,
  ownerOf,
  type Programme,
  partyNames,
  placeOf,
  receiverOf,
  titled,
} from './item-notices.store.ts'
import type { HeldReceipt } from './receipts.store.ts'

export interface DeliveredVersion {
  readonly number: number
  /** What the owner calls it; empty: its number. */
  readonly label: string
  readonly changes: readonly Change[]
}

/** Something was delivered: whoever answers for it at each receiver is told that it waits. */
export async function tellDelivered(
  tx: Tx,
  plan: Programme,
  versions: readonly DeliveredVersion[],
  deed: Deed,
): Promise<void> {
  if (deed.quiet) return
  const waiting = versions.map((one) => ({
    ...one,
    changes: one.changes.filter(({ next }) => next.state === 'delivered'),
  }))
  const all = waiting.flatMap(({ changes }) => changes)
  if (all.length === 0) return
  const answerers = await answerersOf(tx, plan, all.map(receiverOf), deed.today)
  const functionsOf = new Map(all.map(({ id }, at) => [id, answerers[at] ?? []]))
  const names = await partyNames(
    tx,
    all.map(({ ownerId }) => ownerId),
  )
  const each = waiting.flatMap(({ number, label, changes }) => {
    const [first] = changes
    if (!first) return []
    const params = { ...titled(first), party: names.get(first.ownerId) ?? '', label: label || String(number) }
    const functionIds = [...new Set(changes.flatMap(({ id }) => functionsOf.get(id) ?? []))]
    return [
      { params, ...placeOf(plan, first), once: `item.delivered ${first.commitmentId} ${number}`, to: { functionIds } },
    ]
  })
  await notifyMany(tx, itemNotices(plan, 'delivered', each, { list: 'only=review', deed }), deed)
}

type ToOwner = 'returned' | 'reopened'
const listsForOwner: Readonly<Record<ToOwner, string>> = { returned: 'only=returned', reopened: 'only=review' }

/** A receiver sent it back, or took its acceptance back: whoever answers for it at the owner is told, with the reason. */
export async function tellOwner(
  tx: Tx,
  plan: Programme,
  code: ToOwner,
  changes: readonly Change[],
  reason: string,
  deed: Deed,
): Promise<void> {
  if (deed.quiet || changes.length === 0) return
  const items = byItem(changes)
  const answerers = await answerersOf(
    tx,
    plan,
    items.map(([first]) => ownerOf(first)),
    deed.today,
  )
  const names = await partyNames(
    tx,
    items.map(([{ receiverId }]) => receiverId),
  )
  const each = items.map(([first], at) => ({
    params: { ...titled(first), party: names.get(first.receiverId) ?? '', reason: reason.trim() },
    ...placeOf(plan, first),
    once: `item.${code} ${first.id} ${first.version}`,
    to: { functionIds: answerers[at] ?? [] },
  }))
  await notifyMany(tx, itemNotices(plan, code, each, { list: listsForOwner[code], deed }), deed)
}

/** Items were handed out to a function: whoever holds it is told, of each item once. */
export async function tellHandedOut(
  tx: Tx,
  plan: Programme,
  items: readonly (Pick<HeldReceipt, 'commitmentId' | 'title'> & { readonly version: number })[],
  functionId: Id<'function'> | null,
  deed: Deed,
): Promise<void> {
  if (functionId === null) return
  const each = [...new Map(items.map((one) => [one.commitmentId, one])).values()].map((one) => ({
    params: titled(one),
    ...placeOf(plan, one),
    once: `item.handed-out ${one.commitmentId} ${functionId} ${one.version}`,
    to: { functionIds: [functionId] },
  }))
  await notifyMany(tx, itemNotices(plan, 'handed-out', each, { list: 'only=mine', deed }), deed)
}
