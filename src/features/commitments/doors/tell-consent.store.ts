import { sql } from 'drizzle-orm'
import { notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Plan } from '../plan.store.ts'
import { answerersOf } from './answerers.store.ts'
import type { Change } from './change-receipts.store.ts'
import { byItem, itemNotices, type Programme, partyNames, placeOf, receiverOf, titled } from './item-notices.store.ts'
import type { HeldReceipt } from './receipts.store.ts'

/** A receiver says that mandatory items do not concern it: the programme's leads are asked to consent. */
export async function tellConsentAsked(
  tx: Tx,
  plan: Pick<Plan, 'id' | 'leadPartyId'>,
  changes: readonly Change[],
  deed: Deed,
): Promise<void> {
  const items = byItem(changes.filter(({ next }) => next.exemption?.consent === 'pending'))
  if (deed.quiet || items.length === 0) return
  const { rows } = await tx.execute<{ id: Id<'function'> }>(sql`
    select id from functions where kind = 'programme-lead' and (programme_id = ${plan.id} or (programme_id is null and party_id = ${plan.leadPartyId}))`)
  const functionIds = rows.map(({ id }) => id)
  const names = await partyNames(
    tx,
    items.map(([{ receiverId }]) => receiverId),
  )
  const each = items.map(([first]) => ({
    params: { ...titled(first), party: names.get(first.receiverId) ?? '', reason: first.next.exemption?.reason ?? '' },
    ...placeOf(plan, first),
    once: `item.consent-asked ${first.id} ${first.version}`,
    to: { functionIds },
  }))
  await notifyMany(tx, itemNotices(plan, 'consent-asked', each, { list: 'only=consent', deed }), deed)
}

/** The programme answered, or let the time go by: the one who asked is told, and whoever answers for it there now. */
export async function tellConsentAnswered(
  tx: Tx,
  plan: Programme,
  code: 'consented' | 'consent-refused' | 'consented-by-silence',
  changes: readonly Change[],
  reason: string,
  deed: Deed,
): Promise<void> {
  if (deed.quiet || changes.length === 0) return
  const items = byItem(changes)
  const answerers = await answerersOf(
    tx,
    plan,
    items.map(([first]) => ({ ...receiverOf(first), approver: null })),
    deed.today,
  )
  const names = await partyNames(
    tx,
    items.map(([{ receiverId }]) => receiverId),
  )
  const askers = await askersOf(
    tx,
    items.map(([first]) => first),
  )
  const each = items.map(([first], at) => {
    const asker = askers.get(`${first.commitmentId} ${first.rolloutId}`)
    return {
      params: { ...titled(first), party: names.get(first.receiverId) ?? '', reason: reason.trim() },
      ...placeOf(plan, first),
      once: `item.${code} ${first.id} ${first.version}`,
      to: { functionIds: answerers[at] ?? [], personIds: asker ? [asker] : [] },
    }
  })
  const list = code === 'consent-refused' ? 'only=mine' : 'state=not-applicable'
  await notifyMany(tx, itemNotices(plan, code, each, { list, deed }), deed)
}

/** Who last said of each that it did not concern the receiver, as history has it. */
async function askersOf(tx: Tx, items: readonly HeldReceipt[]): Promise<Map<string, Id<'person'>>> {
  const { rows } = await tx.execute<{ item: string; person: Id<'person'> }>(sql`
    select distinct on (h.subject_id, h.rollout_id) h.subject_id || ' ' || h.rollout_id as item, h.person_id as person
    from history h where h.subject_id = any(${sql.param(items.map(({ commitmentId }) => commitmentId))}::uuid[])
      and h.rollout_id = any(${sql.param(items.map(({ rolloutId }) => rolloutId))}::uuid[])
      and h.code = 'receipt.not-applicable' and h.person_id is not null
    order by h.subject_id, h.rollout_id, h.recorded_at desc`)
  return new Map(rows.map(({ item, person }) => [item, person]))
}
