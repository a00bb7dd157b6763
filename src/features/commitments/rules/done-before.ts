import type { IsoDate } from '#src/platform/calendar/date.ts'
import { ok, refuse } from '#src/platform/result.ts'
import { type Receipt, type ReceiptOutcome, wrongState } from './receipt.ts'

/**
 * "Klart före Samtakt": accepted without a delivery, since nobody shall be asked again for what is done. Refuses what is accepted or not
 * applicable already, and a day that has not come. Source: product.md, "What a user would be angry about".
 */
export function markDoneBefore(receipt: Receipt, on: IsoDate, today: IsoDate): ReceiptOutcome {
  if (receipt.state === 'accepted' || receipt.state === 'not-applicable') return wrongState(receipt)
  if (on > today) return refuse({ code: 'delivered-in-the-future', on })
  return ok({ ...receipt, state: 'accepted', acceptedOn: on, reviewDueOn: null, exemption: null, sentBackFor: null })
}
