import { type Breach, breachOf, type DueRule, promisedBy, type ReceiptState } from '#src/features/commitments/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** A delivery whose lead time is broken, as it stands in the database. */
export interface BrokenReceipt {
  readonly rolloutId: Id<'rollout'>
  readonly waveId: Id<'wave'> | null
  readonly commitmentId: Id<'commitment'>
  readonly title: TwoLanguages
  readonly receiver: string
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  /** Who owed it when its lead time broke: its owner, or the one before. */
  readonly brokenById: Id<'party'>
  readonly brokenByName: string
  readonly areaKey: string
  readonly state: ReceiptState
  readonly rule: DueRule
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly goLive: IsoDate | null
  readonly brokenByDecisionOn: IsoDate | null
  readonly promisedBefore: IsoDate | null
  readonly excusedAfter: IsoDate | null
  /** Who owns what it waits for that has not come, by name; empty where it waits for nothing. */
  readonly waitsForOwners: readonly string[]
}

export interface CountedBreach extends Breach {
  readonly receipt: BrokenReceipt
}

/** Against whom lead-time breaches are counted, and the worst of them. */
export interface BreachesOf {
  /** A party's name, or null for a decision that moved go-live nearer. */
  readonly party: string | null
  readonly cause: Breach['causedBy']
  /** The day of the decision, where one caused it. */
  readonly decidedOn: IsoDate | null
  readonly count: number
  readonly receivers: number
  readonly worst: CountedBreach
}

/** Each breach with its cause. What is not in breach today is left out. */
export function breachesOf(receipts: readonly BrokenReceipt[], today: IsoDate): CountedBreach[] {
  return receipts.flatMap((receipt) => {
    const { rule, nominal, due, brokenByDecisionOn, promisedBefore, excusedAfter } = receipt
    const breach = breachOf(
      {
        state: receipt.state,
        rule,
        goLive: receipt.goLive,
        promisedBy: promisedBy(rule, nominal && due && { nominal, due }, false),
        due,
        forecast: receipt.forecast,
        deliveredOn: receipt.deliveredOn,
        waitsForLate: excusedAfter !== null && excusedAfter < today,
        movedNearer: brokenByDecisionOn && { decidedOn: brokenByDecisionOn, promisedBefore },
      },
      today,
    )
    return breach ? [{ ...breach, receipt }] : []
  })
}

/** Breaches by the one they are counted against: the late owner, what the owner waits for, or a decision (product.md, "Dates"). */
export function breachesByCause(breaches: readonly CountedBreach[]): BreachesOf[] {
  return [...Map.groupBy(breaches, causeKey).values()]
    .flatMap((members) => {
      const worst = members.reduce((a, b) => (b.shortDays > a.shortDays ? b : a))
      const { receipt, causedBy } = worst
      const receivers = new Set(members.map((one) => one.receipt.rolloutId)).size
      return {
        party: causedBy === 'decision' ? null : causedBy === 'owner' ? receipt.brokenByName : blamed(receipt),
        cause: causedBy,
        decidedOn: causedBy === 'decision' ? receipt.brokenByDecisionOn : null,
        count: members.length,
        receivers,
        worst,
      }
    })
    .sort((a, b) => b.count - a.count || b.worst.shortDays - a.worst.shortDays)
}

/** Who is to blame for what the owner waits for: the owners of that, by name. */
export const blamed = ({ waitsForOwners, ownerName }: BrokenReceipt): string =>
  waitsForOwners.length > 0 ? [...new Set(waitsForOwners)].join(', ') : ownerName

function causeKey({ causedBy, receipt }: CountedBreach): string {
  if (causedBy === 'decision') return `decision ${receipt.brokenByDecisionOn}`
  return causedBy === 'owner' ? `owner ${receipt.brokenById}` : `prerequisite ${blamed(receipt)}`
}
