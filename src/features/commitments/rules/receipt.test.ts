import { describe, expect, test } from 'vitest'
import { isoDate } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import { accept, giveBack, reopen } from './answering.ts'
import { deliver, isAskedBy } from './delivering.ts'
import { markDoneBefore } from './done-before.ts'
import { consent, consentBySilence, markNotApplicable, refuseExemption, takeBackExemption } from './exemption.ts'
import { newReceipt, type Receipt, type ReceiptOutcome, type ReceiptState, receiptStates, start } from './receipt.ts'

const monday = { today: isoDate('2026-03-02'), calendar: PLAIN_CALENDAR }
const later = { today: isoDate('2026-03-12'), calendar: PLAIN_CALENDAR }
const version = (name: string | null, over: { on?: string; named?: boolean } = {}) => ({
  version: name,
  on: isoDate(over.on ?? '2026-03-02'),
  named: over.named ?? false,
})
const fromOthers = newReceipt({ own: false, approver: null, mandatory: true })
const ours = newReceipt({ own: true, approver: null, mandatory: true })
const optional = newReceipt({ own: false, approver: null, mandatory: false })
const oursToApprove = newReceipt({ own: true, approver: 'signatory', mandatory: true })

const done = (outcome: ReceiptOutcome): Receipt => {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const refusal = (outcome: ReceiptOutcome) => (outcome.ok ? null : outcome.refusal)
const delivered = done(deliver(fromOthers, version('0.7'), monday))
const returned = done(giveBack(delivered, 'Saknar avsnitt om natt'))
const accepted = done(accept(delivered, later.today))
const asked = done(markNotApplicable(fromOthers, 'Vi har ingen sådan verksamhet', monday))
const inState: Record<ReceiptState, Receipt> = {
  'not-started': fromOthers,
  'in-progress': done(start(fromOthers)),
  delivered,
  returned,
  accepted,
  'not-applicable': done(consent(asked)),
}

describe('which deed fits which state', () => {
  const deeds: Record<string, { deed: (receipt: Receipt) => ReceiptOutcome; from: readonly ReceiptState[] }> = {
    start: { deed: start, from: ['not-started'] },
    deliver: {
      deed: (receipt) => deliver(receipt, version('0.8'), monday),
      from: ['not-started', 'in-progress', 'delivered', 'returned'],
    },
    accept: { deed: (receipt) => accept(receipt, monday.today), from: ['delivered'] },
    giveBack: { deed: (receipt) => giveBack(receipt, 'Ofullständig'), from: ['delivered'] },
    reopen: { deed: (receipt) => reopen(receipt, 'Fel version', monday), from: ['accepted'] },
    markNotApplicable: {
      deed: (receipt) => markNotApplicable(receipt, 'Gäller inte oss', monday),
      from: ['not-started', 'in-progress', 'delivered', 'returned'],
    },
    takeBackExemption: { deed: (receipt) => takeBackExemption(receipt, monday), from: ['not-applicable'] },
  }
  const cases = Object.entries(deeds).flatMap(([name, { deed, from }]) =>
    receiptStates.map((state) => ({ name, deed, state, fits: from.includes(state) })),
  )
  test.each(cases)('$name from $state: $fits', ({ deed, state, fits }) => {
    const receipt = inState[state]
    expect(receipt.state).toBe(state)
    expect(deed(receipt).ok).toBe(fits)
  })
})

describe('delivering', () => {
  test('another party’s delivery waits for its receiver, who has ten working days', () => {
    expect(delivered).toMatchObject({
      state: 'delivered',
      version: '0.7',
      deliveredOn: '2026-03-02',
      reviewDueOn: '2026-03-16',
    })
  })

  test('where owner and receiver are the same party, delivering accepts', () => {
    expect(done(deliver(ours, version(null), monday))).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-03-02',
      reviewDueOn: null,
    })
  })

  test('unless the item names a function that must approve', () => {
    expect(done(deliver(oursToApprove, version(null), monday))).toMatchObject({
      state: 'delivered',
      reviewDueOn: '2026-03-16',
    })
  })

  test('a programme’s quiet period rests the review', () => {
    const calendar = { quietPeriods: [{ from: isoDate('2026-03-09'), to: isoDate('2026-03-15') }] }
    expect(done(deliver(fromOthers, version('1'), { ...monday, calendar })).reviewDueOn).toBe('2026-03-23')
  })

  test('a delivery entered with an earlier day is in time, yet its receiver gets all ten days', () => {
    const entered = done(deliver(fromOthers, version('1', { on: '2026-01-12' }), monday))
    expect(entered).toMatchObject({ deliveredOn: '2026-01-12', reviewDueOn: '2026-03-16' })
  })

  test('nothing is delivered in the future', () => {
    expect(refusal(deliver(fromOthers, version('1', { on: '2026-03-03' }), monday))?.code).toBe(
      'delivered-in-the-future',
    )
  })

  test('the same version twice is refused, also after it was returned', () => {
    expect(refusal(deliver(delivered, version('0.7'), later))).toEqual({ code: 'same-version', version: '0.7' })
    expect(refusal(deliver(returned, version('0.7'), later))).toEqual({ code: 'same-version', version: '0.7' })
  })

  test('without versions a returned one can be delivered again, one under review not', () => {
    const once = done(deliver(fromOthers, version(null), monday))
    expect(refusal(deliver(once, version(null), later))).toEqual({ code: 'wrong-state', state: 'delivered' })
    expect(done(deliver(done(giveBack(once, 'Trasig länk')), version(null), later)).state).toBe('delivered')
  })
})

describe('a new version', () => {
  const next = version('0.8', { on: '2026-03-12' })

  test('asks those who returned, with a fresh review; the first delivery still tells whether it was in time', () => {
    expect(done(deliver(returned, next, later))).toMatchObject({
      state: 'delivered',
      version: '0.8',
      deliveredOn: '2026-03-02',
      lastDeliveredOn: '2026-03-12',
      reviewDueOn: '2026-03-26',
      sentBackFor: null,
    })
  })

  test('takes over a review under way, with a fresh clock', () => {
    expect(done(deliver(delivered, next, later))).toMatchObject({ version: '0.8', reviewDueOn: '2026-03-26' })
  })

  test('leaves those who have accepted alone, unless the owner names them', () => {
    expect(isAskedBy(accepted, false)).toBe(false)
    expect(refusal(deliver(accepted, next, later))).toEqual({ code: 'not-asked-again', version: '0.7' })
    expect(done(deliver(accepted, { ...next, named: true }, later))).toMatchObject({
      state: 'delivered',
      acceptedOn: null,
    })
  })

  test('never asks those it does not concern', () => {
    expect(isAskedBy(inState['not-applicable'], true)).toBe(false)
  })
})

describe('answering', () => {
  test.each(['', '   '])('returning, reopening and exempting need a reason (%j)', (reason) => {
    const code = { code: 'reason-required' }
    expect(refusal(giveBack(delivered, reason))).toEqual(code)
    expect(refusal(reopen(accepted, reason, later))).toEqual(code)
    expect(refusal(markNotApplicable(fromOthers, reason, later))).toEqual(code)
    expect(refusal(refuseExemption(asked, reason, later))).toEqual(code)
  })

  test('a returned one says why, and nobody’s review is running', () => {
    expect(returned).toMatchObject({ state: 'returned', sentBackFor: 'Saknar avsnitt om natt', reviewDueOn: null })
  })

  test('a reopened acceptance of another party’s delivery is under review again', () => {
    expect(done(reopen(accepted, 'Fel fil', later))).toMatchObject({
      state: 'delivered',
      deliveredOn: '2026-03-02',
      acceptedOn: null,
      reviewDueOn: '2026-03-26',
      sentBackFor: 'Fel fil',
    })
  })

  test('what was accepted without a delivery, reopened, is still to come: there is nothing to review', () => {
    const doneBefore: Receipt = { ...fromOthers, state: 'accepted', acceptedOn: monday.today }
    expect(done(reopen(doneBefore, 'Fanns inte', later))).toMatchObject({
      state: 'in-progress',
      acceptedOn: null,
      reviewDueOn: null,
    })
  })

  test('one’s own reopened is in progress and no longer counts as delivered', () => {
    const reopened = done(reopen(done(deliver(ours, version(null), monday)), 'Inte klart på natten', later))
    expect(reopened).toMatchObject({ state: 'in-progress', deliveredOn: null, lastDeliveredOn: null, acceptedOn: null })
    expect(done(deliver(reopened, version(null), later)).state).toBe('accepted')
  })
})

describe('done before Samtakt', () => {
  test('asks nobody to answer for it', () => {
    expect(done(markDoneBefore(delivered, monday.today, later.today))).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-03-02',
      reviewDueOn: null,
    })
  })

  test('is not a day that has not come', () => {
    expect(refusal(markDoneBefore(fromOthers, later.today, monday.today))?.code).toBe('delivered-in-the-future')
  })

  test('is not what is accepted or not applicable already', () => {
    for (const state of ['accepted', 'not-applicable'] as const)
      expect(refusal(markDoneBefore(inState[state], monday.today, later.today))).toEqual({ code: 'wrong-state', state })
  })
})

describe('not applicable', () => {
  test('an optional item needs a reason only', () => {
    const marked = done(markNotApplicable(optional, ' Ingen hemtjänst ', monday))
    expect(marked).toMatchObject({
      state: 'not-applicable',
      exemption: { reason: 'Ingen hemtjänst', consent: 'not-needed' },
    })
  })

  test('a mandatory one still counts until the programme consents', () => {
    expect(asked).toMatchObject({ state: 'not-started', exemption: { consent: 'pending', answerDueOn: '2026-03-16' } })
    expect(done(consent(asked))).toMatchObject({ state: 'not-applicable', exemption: { consent: 'given' } })
  })

  test('ten working days of silence consent, and not a day less', () => {
    expect(refusal(consentBySilence(asked, isoDate('2026-03-16')))?.code).toBe('answer-not-yet-due')
    expect(done(consentBySilence(asked, isoDate('2026-03-17'))).exemption?.consent).toBe('by-silence')
  })

  test('refused, it stands where it stood and can be asked again', () => {
    const held = done(refuseExemption(asked, 'Gäller alla', later))
    expect(held).toMatchObject({ state: 'not-started', exemption: { consent: 'refused', refusedFor: 'Gäller alla' } })
    expect(markNotApplicable(held, 'Verksamheten läggs ned', later).ok).toBe(true)
  })

  test('it is asked once at a time, and answered only when asked', () => {
    expect(refusal(markNotApplicable(asked, 'Igen', later))?.code).toBe('consent-pending')
    for (const answer of [
      consent(fromOthers),
      consentBySilence(fromOthers, later.today),
      refuseExemption(fromOthers, 'x', later),
    ]) {
      expect(refusal(answer)).toEqual({ code: 'no-consent-asked' })
    }
  })

  test('a receiver who has asked is not late with its review meanwhile; refused, it gets ten days anew', () => {
    const waiting = done(markNotApplicable(delivered, 'Gäller inte oss', monday))
    expect(waiting).toMatchObject({ state: 'delivered', reviewDueOn: null })
    expect(done(refuseExemption(waiting, 'Gäller alla', later)).reviewDueOn).toBe('2026-03-26')
    expect(done(takeBackExemption(waiting, later))).toMatchObject({ reviewDueOn: '2026-03-26', exemption: null })
  })

  test('taken back, it stands where it stood', () => {
    const exempted = done(consent(done(markNotApplicable(returned, 'Läggs ned', monday))))
    expect(done(takeBackExemption(exempted, later))).toMatchObject({
      state: 'returned',
      exemption: null,
      reviewDueOn: null,
    })
  })

  test('delivering what was asked about answers the question', () => {
    expect(done(deliver(asked, version('1'), monday)).exemption).toBeNull()
  })
})
