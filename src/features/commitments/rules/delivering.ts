import type { IsoDate } from '#src/platform/calendar/date.ts'
import { ok, refuse } from '#src/platform/result.ts'
import { type Occasion, type Receipt, type ReceiptOutcome, reviewDue, wrongState } from './receipt.ts'

export interface Delivery {
  readonly version: string | null
  /** The day it was delivered, today or earlier (a plan taken over from elsewhere). */
  readonly on: IsoDate
  /** The owner names this receiver: it is asked again although it has accepted. */
  readonly named: boolean
}

/** Which receivers a new version asks: all but those who have accepted (unless named) and those it does not concern. */
export const isAskedBy = (receipt: Receipt, named: boolean): boolean =>
  receipt.state !== 'not-applicable' && (receipt.state !== 'accepted' || named)

/**
 * Delivers to one receiver. Delivering one's own accepts it, unless a function must approve. A receipt under review moves to
 * the new version with a fresh clock of ten working days. The clock starts when the receiver could know of it, today, even if
 * the delivery is entered with an earlier day: nobody is late the moment they are told. A pending exemption lapses.
 *
 * Refuses a delivery in the future, the version that is already here, and a receiver who has accepted and is not named.
 */
export function deliver(receipt: Receipt, { version, on, named }: Delivery, occasion: Occasion): ReceiptOutcome {
  if (on > occasion.today) return refuse({ code: 'delivered-in-the-future', on })
  if (receipt.state === 'not-applicable') return wrongState(receipt)
  if (!isAskedBy(receipt, named)) return refuse({ code: 'not-asked-again', version: receipt.version })
  if (version === null && receipt.state === 'delivered') return wrongState(receipt)
  if (version !== null && version === receipt.version) return refuse({ code: 'same-version', version })
  const delivered = {
    ...receipt,
    version,
    deliveredOn: receipt.deliveredOn ?? on,
    lastDeliveredOn: on,
    sentBackFor: null,
    exemption: null,
  }
  return ok(
    acceptsItself(receipt)
      ? { ...delivered, state: 'accepted', acceptedOn: on, reviewDueOn: null }
      : { ...delivered, state: 'delivered', acceptedOn: null, reviewDueOn: reviewDue(occasion) },
  )
}

const acceptsItself = (receipt: Receipt): boolean => receipt.own && receipt.approver === null
