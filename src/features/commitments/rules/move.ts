import { type IsoDate, latest } from '#src/platform/calendar/date.ts'
import type { LeadTime } from '#src/platform/calendar/lead-time.ts'
import type { WorkCalendar } from '#src/platform/calendar/working-days.ts'
import { type Breach, breachOf, type MovedNearer, promisedBy } from './breach.ts'
import { type Due, type DueRule, dueDatesFor, expiresOn, needsRenewal } from './due.ts'
import { ownerIsLate } from './lateness.ts'
import type { ReceiptState } from './receipt.ts'

/** A receipt of the go-live that is to move. */
export interface MovableItem {
  readonly id: string
  readonly rule: DueRule
  readonly own: boolean
  readonly state: ReceiptState
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly validity: LeadTime | null
  /** What its minimum working time demands after a late prerequisite was delivered; null when nothing does. */
  readonly notDueBefore: IsoDate | null
  /** Something it needs is still to come: then it is not itself overdue. */
  readonly waits: boolean
}

/** What moving a decided date does. Only what is new with the move is told: what was late before is late anyway. */
export interface MovePreview {
  readonly redated: readonly { readonly id: string; readonly from: IsoDate | null; readonly to: IsoDate | null }[]
  readonly nowOverdue: readonly string[]
  readonly inBreach: readonly { readonly id: string; readonly breach: Breach }[]
  /** Due on fixed days: they stay, and may need a look. */
  readonly staying: readonly string[]
  /** Accepted, but no longer valid on the new day. */
  readonly renewals: readonly { readonly id: string; readonly expiresOn: IsoDate }[]
}

/**
 * What moving the decided go-live from one day to another (null: none was decided) would do to its receipts, today. The same
 * rules as afterwards, so that the preview is what comes. Source: product.md, "Dates".
 */
export function planMove(
  items: readonly MovableItem[],
  fromGoLive: IsoDate | null,
  toGoLive: IsoDate | null,
  today: IsoDate,
  calendar: WorkCalendar,
): MovePreview {
  const before = dueDatesFor(fromGoLive, calendar)
  const after = dueDatesFor(toGoLive, calendar)
  const isNearer = fromGoLive !== null && toGoLive !== null && toGoLive < fromGoLive
  const preview = { redated: [], nowOverdue: [], inBreach: [], staying: [], renewals: [] } as Mutable<MovePreview>
  for (const item of items) {
    if (item.state === 'not-applicable') continue
    if (item.state === 'accepted') {
      const expires = renewalBroughtAbout(item, fromGoLive, toGoLive)
      if (expires !== null) preview.renewals.push({ id: item.id, expiresOn: expires })
      continue
    }
    if (item.rule.kind === 'fixed') {
      preview.staying.push(item.id)
      continue
    }
    const [was, becomes] = [before(item.rule), after(item.rule)]
    const [from, to] = [dueOf(item, was), dueOf(item, becomes)]
    if (from !== to) preview.redated.push({ id: item.id, from, to })
    if (isOverdue(item, to, today) && !isOverdue(item, from, today)) preview.nowOverdue.push(item.id)
    const movedNearer = isNearer ? { decidedOn: today, promisedBefore: promisedBy(item.rule, was, item.own) } : null
    const breach = breachFor(item, becomes, toGoLive, movedNearer, today)
    if (breach && !breachFor(item, was, fromGoLive, null, today)) preview.inBreach.push({ id: item.id, breach })
  }
  return preview
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

const dueOf = (item: MovableItem, due: Due | null): IsoDate | null => due && latest(due.due, item.notDueBefore)

const isOverdue = (item: MovableItem, due: IsoDate | null, today: IsoDate): boolean =>
  !item.waits && ownerIsLate({ ...item, due, reviewDueOn: null }, today)

const breachFor = (
  item: MovableItem,
  due: Due | null,
  goLive: IsoDate | null,
  movedNearer: MovedNearer | null,
  today: IsoDate,
): Breach | null =>
  breachOf(
    {
      ...item,
      goLive,
      movedNearer,
      due: dueOf(item, due),
      promisedBy: promisedBy(item.rule, due, item.own),
      waitsForLate: item.waits,
    },
    today,
  )

function renewalBroughtAbout(item: MovableItem, fromGoLive: IsoDate | null, toGoLive: IsoDate | null): IsoDate | null {
  if (item.acceptedOn === null || item.validity === null) return null
  const expires = expiresOn(item.acceptedOn, item.validity)
  return needsRenewal(expires, toGoLive) && !needsRenewal(expires, fromGoLive) ? expires : null
}
