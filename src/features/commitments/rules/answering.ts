import type { IsoDate } from '#src/platform/calendar/date.ts'
import { ok, refuse } from '#src/platform/result.ts'
import { type Occasion, type Receipt, type ReceiptOutcome, reviewDue, wrongState } from './receipt.ts'

/** The receiver takes what was delivered. */
export const accept = (receipt: Receipt, today: IsoDate): ReceiptOutcome =>
  receipt.state === 'delivered'
    ? ok({ ...receipt, state: 'accepted', acceptedOn: today, reviewDueOn: null, exemption: null })
    : wrongState(receipt)

/** The receiver returns what was delivered ("tillbaka för komplettering"), and says why. */
export function giveBack(receipt: Receipt, reason: string): ReceiptOutcome {
  if (receipt.state !== 'delivered') return wrongState(receipt)
  const sentBackFor = reason.trim()
  if (!sentBackFor) return refuse({ code: 'reason-required' })
  return ok({ ...receipt, state: 'returned', sentBackFor, reviewDueOn: null, exemption: null })
}

/**
 * Takes an acceptance back, with a reason. Another party's delivery is under review again, with a fresh clock. One's own is in
 * progress again and no longer counts as delivered: it turned out not to be done. So is what was accepted without a delivery ("klart
 * före Samtakt"): there is nothing to review.
 */
export function reopen(receipt: Receipt, reason: string, occasion: Occasion): ReceiptOutcome {
  if (receipt.state !== 'accepted') return wrongState(receipt)
  const sentBackFor = reason.trim()
  if (!sentBackFor) return refuse({ code: 'reason-required' })
  const reopened = { ...receipt, sentBackFor, acceptedOn: null }
  return ok(
    receipt.own || receipt.lastDeliveredOn === null
      ? { ...reopened, state: 'in-progress', version: null, deliveredOn: null, lastDeliveredOn: null }
      : { ...reopened, state: 'delivered', reviewDueOn: reviewDue(occasion) },
  )
}
