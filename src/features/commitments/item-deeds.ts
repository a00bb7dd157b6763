import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor, HeldFunction } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { canAnswer, canConsent, canDeliver, canExempt, canMarkDoneBefore } from './commitment.policy.ts'
import type { Commitment, ItemReceipt } from './readings/commitment.store.ts'
import { isOutstanding, isPast } from './rules/lateness.ts'

/** What the reader may do with one receipt, now that it stands as it does. */
export interface ReceiptDeeds {
  readonly receipt: ItemReceipt
  readonly accept: HeldFunction | undefined
  readonly giveBack: HeldFunction | undefined
  readonly reopen: HeldFunction | undefined
  readonly exempt: HeldFunction | undefined
  readonly takeBack: HeldFunction | undefined
  readonly consent: HeldFunction | undefined
  readonly doneBefore: HeldFunction | undefined
}

/** What the page expects of its reader, most urgent first. */
export interface Expectation {
  readonly kind: 'deliver' | 'done' | 'deliver-again' | 'accept' | 'approve' | 'consent'
  readonly receipt: ItemReceipt | null
  readonly receivers: number
  readonly by: IsoDate | null
  readonly said: string
}

export interface ItemDeeds {
  readonly deliver: HeldFunction | undefined
  readonly receipts: readonly ReceiptDeeds[]
  /** Rows that the reader can do something with; one that answers for another receiver only reads the rest. */
  readonly choosable: ReadonlySet<Id<'receipt'>>
  readonly expected: readonly Expectation[]
}

/** A receipt as the policy asks for it. */
export const received = (receipt: ItemReceipt) => ({ ...receipt, functionId: receipt.functionId })

/** The same predicates as guard the routes, so that a button that is shown is one that works. */
export function deedsOf(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>,
  item: Commitment,
  receipts: readonly ItemReceipt[],
  today: IsoDate,
): ItemDeeds {
  const deliver = item.withdrawnAt ? undefined : canDeliver(actor, programme, item)
  const listed = receipts.filter(({ unitId }) => unitId === null)
  const deeds = item.withdrawnAt ? [] : listed.map((receipt) => receiptDeeds(actor, programme, receipt))
  const isTheirs = (receipt: ItemReceipt) =>
    (deliver ??
      canAnswer(actor, programme, received(receipt)) ??
      canMarkDoneBefore(actor, programme, received(receipt))) !== undefined
  const choosable = new Set(item.withdrawnAt ? [] : receipts.filter(isTheirs).map(({ id }) => id))
  return { deliver, receipts: deeds, choosable, expected: expectedOf(deliver !== undefined, deeds, today) }
}

function receiptDeeds(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>,
  receipt: ItemReceipt,
): ReceiptDeeds {
  const { state } = receipt
  const may = canAnswer(actor, programme, received(receipt))
  const exempts = canExempt(actor, programme, received(receipt))
  const pending = receipt.consentDueOn !== null && state !== 'not-applicable'
  const when = <T>(holds: boolean, held: T | undefined) => (holds ? held : undefined)
  return {
    receipt,
    accept: when(state === 'delivered', may),
    giveBack: when(state === 'delivered', may),
    reopen: when(state === 'accepted', may),
    exempt: when(state !== 'accepted' && state !== 'not-applicable' && !pending, exempts),
    takeBack: when(state === 'not-applicable' || pending, exempts),
    consent: when(pending, canConsent(actor, programme)),
    doneBefore: when(
      state !== 'accepted' && state !== 'not-applicable',
      canMarkDoneBefore(actor, programme, received(receipt)),
    ),
  }
}

function expectedOf(delivers: boolean, deeds: readonly ReceiptDeeds[], today: IsoDate): Expectation[] {
  const expected: Expectation[] = []
  const owed = delivers
    ? deeds
        .map(({ receipt }) => receipt)
        .filter(({ state, excusedAfter }) => isOutstanding(state) && !isPast(excusedAfter, today))
    : []
  if (owed.length > 0) {
    const returned = owed.find(({ state }) => state === 'returned')
    const by = owed.reduce<IsoDate | null>(
      (first, { extended }) => (first === null || (extended !== null && extended < first) ? extended : first),
      null,
    )
    const kind = returned ? 'deliver-again' : owed.every(({ own }) => own) ? 'done' : 'deliver'
    expected.push({
      kind,
      receipt: owed.length === 1 ? (owed[0] ?? null) : null,
      receivers: owed.length,
      by,
      said: returned?.reason ?? '',
    })
  }
  for (const { receipt, accept, consent } of deeds) {
    if (accept)
      expected.push({
        kind: receipt.own ? 'approve' : 'accept',
        receipt,
        receivers: 1,
        by: receipt.reviewDueOn,
        said: '',
      })
    if (consent)
      expected.push({ kind: 'consent', receipt, receivers: 1, by: receipt.consentDueOn, said: receipt.exemptionReason })
  }
  return expected.sort((a, b) => ((a.by ?? '9999') < (b.by ?? '9999') ? -1 : 1))
}
