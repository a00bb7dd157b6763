import { earliest, type IsoDate } from '#src/platform/calendar/date.ts'
import { breachAfter, type Promised } from './breach.ts'
import { lateAfter, type Timed } from './lateness.ts'
import { excusedAfter, type Prerequisite } from './waiting.ts'

/** Readiness has two halves that are never mixed: "leveranser till oss" and "våra förberedelser". */
export type Half = 'deliveries' | 'preparations'

/**
 * One row per rollout × area × half, kept in the transaction of every change. It holds counts and dates, not lights: what
 * midnight changes is read from the dates, so nothing needs to be recounted when a day begins.
 */
export interface RollUp {
  /** Weight of all that is applicable (see {@link ReceiptFacts.weight}). */
  readonly applicable: number
  /** Weight of what is accepted. */
  readonly accepted: number
  /** How many receipts are applicable. */
  readonly total: number
  /** Earliest due date among the applicable. */
  readonly firstDue: IsoDate | null
  readonly returnedCritical: number
  /** What can still turn a light. */
  readonly open: readonly OpenEntry[]
}

/** One receipt, or one review, that can still turn a light. Every date means: from the day after; null is never. */
export interface OpenEntry {
  /** Overdue after this day. */
  readonly due: IsoDate | null
  /** Excused after this day, since what it waits for is late then. */
  readonly excusedAfter: IsoDate | null
  /** In lead-time breach after this day. */
  readonly breachAfter: IsoDate | null
  readonly weight: number
  readonly critical: boolean
  readonly notStarted: boolean
  readonly forecastLate: boolean
  /** How many receipts it stands for, where units in the same position are folded into one entry; left out: one. */
  readonly count?: number
}

/** What a roll-up is made from: one receipt as it stands. */
export interface ReceiptFacts extends Timed, Promised {
  /** `preparations` where the owner is the rollout's own party or one of its units; else `deliveries`. */
  readonly half: Half
  /** 1; for a unit-scoped item 1 ÷ its units, so that it counts once (22 of 30 units = 0.73 of one). */
  readonly weight: number
  readonly critical: boolean
  /** What it still waits for: `openPrerequisites`. */
  readonly waitsFor: readonly Prerequisite[]
}

/**
 * The roll-ups of one rollout's area. A review that is running is the receiver's own affair: it stands among its preparations, to
 * be counted if it gets late, without changing their share; the delivery it concerns is never late for it.
 */
export function rollUpsOf(receipts: readonly ReceiptFacts[]): Record<Half, RollUp> {
  const halves = { deliveries: emptyHalf(), preparations: emptyHalf() }
  for (const receipt of receipts) {
    if (receipt.state === 'not-applicable') continue
    const half = halves[receipt.half]
    half.total += 1
    half.applicable += receipt.weight
    half.firstDue = earliest(half.firstDue, receipt.due)
    if (receipt.state === 'accepted') half.accepted += receipt.weight
    else half.open.push(...entriesOf(receipt))
    if (receipt.state === 'returned' && receipt.critical) half.returnedCritical += 1
    if (receipt.state === 'delivered' && receipt.reviewDueOn) halves.preparations.open.push(reviewEntry(receipt))
  }
  return {
    deliveries: { ...halves.deliveries, open: folded(halves.deliveries.open) },
    preparations: { ...halves.preparations, open: folded(halves.preparations.open) },
  }
}

/**
 * Entries that differ only in weight stand as one: thirty units that wait for the same day read as quickly as one. In an order of
 * their own, so that the same receipts always give the same roll-up, in whatever order the database gave them.
 */
function folded(open: readonly OpenEntry[]): readonly OpenEntry[] {
  if (open.length < 2) return open
  const alike = Map.groupBy(open, ({ weight: _, count: __, ...position }) => Object.values(position).join())
  const inOrder = [...alike].sort(([one], [other]) => (one < other ? -1 : 1))
  return inOrder.map(([_, ones]) => {
    const [first] = ones as [OpenEntry]
    return ones.length === 1
      ? first
      : { ...first, weight: ones.reduce((sum, one) => sum + one.weight, 0), count: ones.length }
  })
}

const emptyHalf = () => ({
  applicable: 0,
  accepted: 0,
  total: 0,
  firstDue: null as IsoDate | null,
  returnedCritical: 0,
  open: [] as OpenEntry[],
})

function entriesOf(receipt: ReceiptFacts): OpenEntry[] {
  const due = lateAfter(receipt)
  const breach = receipt.half === 'deliveries' ? breachAfter(receipt) : null
  const isYetToCome = receipt.state === 'not-started' || receipt.state === 'in-progress'
  const forecastLate = isYetToCome && isAfter(receipt.forecast, receipt.due)
  const canTurnALight = due !== null || (receipt.critical && (breach !== null || forecastLate))
  if (!canTurnALight) return []
  return [
    {
      due,
      excusedAfter: excusedAfter(due, receipt.waitsFor),
      breachAfter: breach,
      weight: receipt.weight,
      critical: receipt.critical,
      notStarted: receipt.state === 'not-started',
      forecastLate,
    },
  ]
}

const isAfter = (a: IsoDate | null, b: IsoDate | null): boolean => a !== null && b !== null && a > b

const reviewEntry = ({ reviewDueOn, weight, critical }: ReceiptFacts): OpenEntry => ({
  due: reviewDueOn,
  excusedAfter: null,
  breachAfter: null,
  weight,
  critical,
  notStarted: false,
  forecastLate: false,
})
