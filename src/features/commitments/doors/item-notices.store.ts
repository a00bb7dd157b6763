import { sql } from 'drizzle-orm'
import type { NewNotices } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { commitmentPath } from '../commitment.ts'
import type { Plan } from '../plan.store.ts'
import type { ToldSide } from './answerers.store.ts'
import type { Change } from './change-receipts.store.ts'
import type { HeldReceipt } from './receipts.store.ts'

export type Programme = Pick<Plan, 'id'>

/** Where one is led who gets many of the same at once: the list that shows just them. */
const listOf = (plan: Programme, query: string): string => `/programmes/${plan.id}/commitments?${query}`

/** Notices about items of a programme; one who would get many of the same is led to the list. */
export const itemNotices = (
  plan: Programme,
  code: string,
  each: NewNotices['each'],
  { list, deed }: { readonly list: string; readonly deed: Deed },
): NewNotices => ({
  kind: 'waits',
  code: `item.${code}`,
  programmeId: plan.id,
  each,
  collected: {
    code: `item.${code}-many`,
    href: listOf(plan, list),
    once: `item.${code}-many ${plan.id} ${deed.personId} ${deed.at}`,
  },
})

const seen = ({ areaKey, visibility, organisationId }: HeldReceipt) => ({
  areaKey,
  visibility,
  ownOrganisationId: organisationId,
})

export const ownerOf = (held: HeldReceipt): ToldSide => ({
  ...seen(held),
  organisationId: held.ownerOrganisationId,
  functionId: held.ownerFunctionId,
})

/** Whoever answers: at one's own work that must be approved, the one who approves. */
export const receiverOf = (held: HeldReceipt): ToldSide => ({
  ...seen(held),
  organisationId: held.receiverOrganisationId,
  functionId: held.functionId,
  approver: held.receipt.own ? held.receipt.approver : null,
})

/** The items' receivers where something changed, each once, whatever units it has: what is told is told once of it. */
export const byItem = (changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] =>
  [...Map.groupBy(changes, ({ commitmentId, rolloutId }) => `${commitmentId} ${rolloutId}`).values()].map(
    (ones) => ones as [Change, ...Change[]],
  )

export const titled = ({ title }: Pick<HeldReceipt, 'title'>): HistoryParams => ({
  titleSv: title.sv,
  titleEn: title.en,
})

/** The item's own page. */
export const placeOf = (plan: Programme, { commitmentId }: Pick<HeldReceipt, 'commitmentId'>) => ({
  href: commitmentPath(plan.id, commitmentId),
})

/** What the parties are called. */
export async function partyNames(tx: Tx, ids: readonly Id<'party'>[]): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from parties where id = any(${sql.param([...new Set(ids)])}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
