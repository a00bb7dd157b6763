import type { IsoDate } from '#src/platform/calendar/date.ts'
import { addWorkingDays, type WorkCalendar } from '#src/platform/calendar/working-days.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'

export const receiptStates = [
  'not-started',
  'in-progress',
  'delivered',
  'returned',
  'accepted',
  'not-applicable',
] as const
export type ReceiptState = (typeof receiptStates)[number]

/** Working days a receiver has to accept or return, and the programme to answer an exemption. Quiet periods rest. */
export const ANSWER_DAYS = 10

/** What one receiver is to get of one commitment, and how far it has come. */
export interface Receipt {
  readonly state: ReceiptState
  /** Owner and receiver are the same party. */
  readonly own: boolean
  /** The function that must approve, where the item names one. */
  readonly approver: string | null
  readonly mandatory: boolean
  /** The version last delivered here; null where the owner keeps no versions. */
  readonly version: string | null
  /** First delivery: decides for ever whether the owner delivered in time. */
  readonly deliveredOn: IsoDate | null
  /** Latest delivery: what those who wait for it count from. */
  readonly lastDeliveredOn: IsoDate | null
  /** Last day of the review now running. */
  readonly reviewDueOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  /** Why it was returned, or why its acceptance was reopened. */
  readonly sentBackFor: string | null
  readonly exemption: Exemption | null
}

/** A receiver's word that an item does not concern it. A mandatory one holds only with the programme's consent. */
export interface Exemption {
  readonly reason: string
  readonly askedOn: IsoDate
  readonly consent: 'not-needed' | 'pending' | 'given' | 'by-silence' | 'refused'
  /** Silence after this day consents; null where no consent is needed. */
  readonly answerDueOn: IsoDate | null
  readonly refusedFor: string | null
  /** Where the receipt stood, and stands again if the exemption is taken back. */
  readonly from: ReceiptState
}

export type ReceiptRefusal =
  | { readonly code: 'wrong-state'; readonly state: ReceiptState }
  | { readonly code: 'reason-required' }
  | { readonly code: 'delivered-in-the-future'; readonly on: IsoDate }
  | { readonly code: 'same-version'; readonly version: string }
  | { readonly code: 'not-asked-again'; readonly version: string | null }
  | { readonly code: 'consent-pending'; readonly answerDueOn: IsoDate | null }
  | { readonly code: 'no-consent-asked' }
  | { readonly code: 'answer-not-yet-due'; readonly answerDueOn: IsoDate }

export type ReceiptOutcome = Result<Receipt, ReceiptRefusal>

/** The day a rule is applied on, the programme's calendar, and its own number of days to answer in where it has set one. */
export interface Occasion {
  readonly today: IsoDate
  readonly calendar: WorkCalendar
  readonly reviewDays?: number
  readonly consentDays?: number
}

/** A receipt that nobody has begun. */
export const newReceipt = (of: Pick<Receipt, 'own' | 'approver' | 'mandatory'>): Receipt => ({
  own: of.own,
  approver: of.approver,
  mandatory: of.mandatory,
  state: 'not-started',
  version: null,
  deliveredOn: null,
  lastDeliveredOn: null,
  reviewDueOn: null,
  acceptedOn: null,
  sentBackFor: null,
  exemption: null,
})

/** The owner has begun. */
export const start = (receipt: Receipt): ReceiptOutcome =>
  receipt.state === 'not-started' ? ok({ ...receipt, state: 'in-progress' }) : wrongState(receipt)

/** The last day of a review that starts today. */
export const reviewDue = ({ today, calendar, reviewDays = ANSWER_DAYS }: Occasion): IsoDate =>
  addWorkingDays(today, reviewDays, calendar)

/** Every deed that does not fit the state says so in the same way. */
export const wrongState = (receipt: Receipt): ReceiptOutcome => refuse({ code: 'wrong-state', state: receipt.state })
