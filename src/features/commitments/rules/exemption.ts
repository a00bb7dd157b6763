import type { IsoDate } from '#src/platform/calendar/date.ts'
import { addWorkingDays } from '#src/platform/calendar/working-days.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import {
  ANSWER_DAYS,
  type Exemption,
  type Occasion,
  type Receipt,
  type ReceiptOutcome,
  type ReceiptRefusal,
  type ReceiptState,
  reviewDue,
  wrongState,
} from './receipt.ts'

/**
 * The receiver says that an item does not concern it, and why. An optional item is then not applicable at once. A mandatory one
 * stays where it is, and counts, until the programme consents; ten working days of silence consent. A review rests meanwhile: the
 * receiver has said its word.
 *
 * Refuses an accepted item (reopen it first), an item already asked about, and an empty reason.
 */
export function markNotApplicable(receipt: Receipt, reason: string, occasion: Occasion): ReceiptOutcome {
  const { today, calendar, consentDays = ANSWER_DAYS } = occasion
  if (receipt.state === 'accepted' || receipt.state === 'not-applicable') return wrongState(receipt)
  if (receipt.exemption?.consent === 'pending') {
    return refuse({ code: 'consent-pending', answerDueOn: receipt.exemption.answerDueOn })
  }
  if (!reason.trim()) return refuse({ code: 'reason-required' })
  const asked = { reason: reason.trim(), askedOn: today, refusedFor: null, from: receipt.state }
  if (!receipt.mandatory) return ok(exempt(receipt, { ...asked, consent: 'not-needed', answerDueOn: null }))
  const answerDueOn = addWorkingDays(today, consentDays, calendar)
  return ok({ ...receipt, reviewDueOn: null, exemption: { ...asked, consent: 'pending', answerDueOn } })
}

/** The programme consents to an exemption from a mandatory item. */
export function consent(receipt: Receipt): ReceiptOutcome {
  const pending = pendingExemption(receipt)
  return pending.ok ? ok(exempt(receipt, { ...pending.value, consent: 'given' })) : pending
}

/** Nobody answered within ten working days: that consents. Refuses while there are days left to answer. */
export function consentBySilence(receipt: Receipt, today: IsoDate): ReceiptOutcome {
  const pending = pendingExemption(receipt)
  if (!pending.ok) return pending
  const { answerDueOn } = pending.value
  if (answerDueOn !== null && today <= answerDueOn) return refuse({ code: 'answer-not-yet-due', answerDueOn })
  return ok(exempt(receipt, { ...pending.value, consent: 'by-silence' }))
}

/** The programme holds the receiver to a mandatory item, and says why. The receipt stands where it stood; a review starts anew. */
export function refuseExemption(receipt: Receipt, reason: string, occasion: Occasion): ReceiptOutcome {
  const pending = pendingExemption(receipt)
  if (!pending.ok) return pending
  if (!reason.trim()) return refuse({ code: 'reason-required' })
  const exemption = { ...pending.value, consent: 'refused', refusedFor: reason.trim() } as const
  return ok({ ...standing(receipt, receipt.state, occasion), exemption })
}

/** The item concerns the receiver after all: it stands where it stood before; a review starts anew. */
export function takeBackExemption(receipt: Receipt, occasion: Occasion): ReceiptOutcome {
  const { exemption } = receipt
  if (exemption?.consent === 'pending') return ok({ ...standing(receipt, receipt.state, occasion), exemption: null })
  if (receipt.state !== 'not-applicable') return wrongState(receipt)
  return ok({ ...standing(receipt, exemption?.from ?? 'not-started', occasion), exemption: null })
}

const standing = (receipt: Receipt, state: ReceiptState, occasion: Occasion): Receipt => ({
  ...receipt,
  state,
  reviewDueOn: state === 'delivered' ? reviewDue(occasion) : null,
})

const exempt = (receipt: Receipt, exemption: Exemption): Receipt => ({
  ...receipt,
  state: 'not-applicable',
  reviewDueOn: null,
  // What stood may have changed while consent was pending (work may have begun).
  exemption: { ...exemption, from: receipt.state },
})

const pendingExemption = ({ exemption }: Receipt): Result<Exemption, ReceiptRefusal> =>
  exemption?.consent === 'pending' ? ok(exemption) : refuse({ code: 'no-consent-asked' })
