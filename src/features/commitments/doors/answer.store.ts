import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Bulk } from '../commitment.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { accept as acceptOne, giveBack as giveBackOne, reopen as reopenOne } from '../rules/answering.ts'
import { markDoneBefore as doneBefore } from '../rules/done-before.ts'
import {
  consentBySilence,
  consent as consentOne,
  markNotApplicable as exemptOne,
  refuseExemption as refuseOne,
  takeBackExemption as takeBackOne,
} from '../rules/exemption.ts'
import { type Receipt, type ReceiptOutcome, start as startOne } from '../rules/receipt.ts'
import { type Change, type Changed, changeReceipts, occasionOf } from './change-receipts.store.ts'
import { type HeldReceipt, named, readReceipts } from './receipts.store.ts'
import { tellConsentAnswered, tellConsentAsked } from './tell-consent.store.ts'
import { tellOwner } from './tell-people.store.ts'

/** Which receipts a deed is done on: by id (a summing row stands for its units), or as the caller has just read them under `lockPlan`. */
export type Which = readonly Id<'receipt'>[] | { readonly held: readonly HeldReceipt[] }

const withReason =
  (reason: string, byName = '') =>
  () => ({ reason: reason.trim(), ...(byName && { byName }) })

async function each(
  tx: Tx,
  plan: Plan,
  which: Which,
  rule: (receipt: Receipt, held: HeldReceipt) => ReceiptOutcome,
  told: { readonly code: string; readonly params?: (change: Change) => Record<string, string | number> },
  deed: Deed,
  also: { readonly beforeSamtakt?: boolean } = {},
): Promise<Changed> {
  if ('held' in which) return changeReceipts(tx, plan, which.held, rule, told, deed, also)
  await lockPlan(tx, plan.id)
  return changeReceipts(tx, plan, await readReceipts(tx, plan.id, named(plan.id, which)), rule, told, deed, also)
}

/** The receivers take what was delivered to them. */
export const accept = (tx: Tx, plan: Plan, which: Which, deed: Deed, byName = ''): Promise<Bulk> =>
  each(
    tx,
    plan,
    which,
    (receipt) => acceptOne(receipt, deed.today as IsoDate),
    { code: 'receipt.accepted', params: () => ({ byName }) },
    deed,
  )

/** "Tillbaka för komplettering", with the reason. */
export async function giveBack(
  tx: Tx,
  plan: Plan,
  which: Which,
  reason: string,
  deed: Deed,
  byName = '',
): Promise<Bulk> {
  const given = await each(
    tx,
    plan,
    which,
    (receipt) => giveBackOne(receipt, reason),
    { code: 'receipt.returned', params: withReason(reason, byName) },
    deed,
  )
  await tellOwner(tx, plan, 'returned', given.changes, reason, deed)
  return given
}

/** Takes acceptances back, with a reason. */
export async function reopen(tx: Tx, plan: Plan, which: Which, reason: string, deed: Deed): Promise<Bulk> {
  const reopened = await each(
    tx,
    plan,
    which,
    (receipt) => reopenOne(receipt, reason, occasionOf(plan, deed)),
    { code: 'receipt.reopened', params: withReason(reason) },
    deed,
  )
  await tellOwner(tx, plan, 'reopened', reopened.changes, reason, deed)
  return reopened
}

/** Says that it does not concern the receiver; a mandatory one waits for the programme's consent. */
export async function markNotApplicable(tx: Tx, plan: Plan, which: Which, reason: string, deed: Deed): Promise<Bulk> {
  const marked = await each(
    tx,
    plan,
    which,
    (receipt) => exemptOne(receipt, reason, occasionOf(plan, deed)),
    {
      code: 'receipt.not-applicable',
      params: ({ next }) => ({ ...withReason(reason)(), pending: next.state === 'not-applicable' ? 0 : 1 }),
    },
    deed,
  )
  await tellConsentAsked(tx, plan, marked.changes, deed)
  return marked
}

/** The item concerns the receiver after all. */
export const takeBackNotApplicable = (tx: Tx, plan: Plan, which: Which, deed: Deed): Promise<Bulk> =>
  each(
    tx,
    plan,
    which,
    (receipt) => takeBackOne(receipt, occasionOf(plan, deed)),
    { code: 'receipt.applicable-again' },
    deed,
  )

/** The programme consents to what a receiver has said does not concern it. */
export async function consent(tx: Tx, plan: Plan, which: Which, deed: Deed): Promise<Bulk> {
  const consented = await each(tx, plan, which, consentOne, { code: 'receipt.consented' }, deed)
  await tellConsentAnswered(tx, plan, 'consented', consented.changes, '', deed)
  return consented
}

/** The programme holds the receiver to it, and says why. */
export async function refuseConsent(tx: Tx, plan: Plan, which: Which, reason: string, deed: Deed): Promise<Bulk> {
  const refused = await each(
    tx,
    plan,
    which,
    (receipt) => refuseOne(receipt, reason, occasionOf(plan, deed)),
    { code: 'receipt.consent-refused', params: withReason(reason) },
    deed,
  )
  await tellConsentAnswered(tx, plan, 'consent-refused', refused.changes, reason, deed)
  return refused
}

/** What nobody answered in time is consented to. Run daily for each programme; doing it twice does nothing. */
export async function consentToSilence(tx: Tx, plan: Plan, deed: Deed): Promise<Bulk> {
  await lockPlan(tx, plan.id)
  const pending = await readReceipts(
    tx,
    plan.id,
    sql`r.consent_due_on < ${deed.today}::date and r.state <> 'not-applicable'`,
  )
  const rule = (receipt: Receipt) => consentBySilence(receipt, deed.today as IsoDate)
  const silent = await changeReceipts(tx, plan, pending, rule, { code: 'receipt.consented-by-silence' }, deed)
  await tellConsentAnswered(tx, plan, 'consented-by-silence', silent.changes, '', deed)
  return silent
}

/** The owner has begun. */
export const start = (tx: Tx, plan: Plan, which: Which, deed: Deed): Promise<Bulk> =>
  each(tx, plan, which, startOne, { code: 'receipt.started' }, deed)

/** "Klart före Samtakt". `on` is the day it was done where that is known. */
export const markDoneBefore = (tx: Tx, plan: Plan, which: Which, on: string | null, deed: Deed): Promise<Bulk> =>
  each(
    tx,
    plan,
    which,
    (receipt) => doneBefore(receipt, (on ?? deed.today) as IsoDate, deed.today as IsoDate),
    { code: 'receipt.done-before', params: () => ({ on: on ?? deed.today }) },
    deed,
    { beforeSamtakt: true },
  )
