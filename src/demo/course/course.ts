import { earliest, type IsoDate, latest, plusDays } from '#src/platform/calendar/date.ts'
import { onOrBefore } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Days, numberOf } from '../days.ts'
import type { ExampleReceipt } from './receipts.store.ts'

/** How something goes otherwise than as promised. Days count from today (`-14`: two weeks ago); null: not yet. */
export interface Turn {
  readonly item: string
  readonly wave?: number
  readonly receivers?: readonly string[]
  readonly units?: readonly string[]
  readonly begins?: number | null
  readonly delivers?: number | null
  readonly answers?: number | null
}

/** When one receipt was begun, delivered and accepted. `before`: done before the programme used Samtakt. */
export interface Passage {
  readonly receipt: ExampleReceipt
  readonly before: IsoDate | null
  readonly begins: IsoDate | null
  readonly delivers: IsoDate | null
  readonly answers: IsoDate | null
}

/**
 * The course of a programme that goes as promised, with its turns: each thing is delivered some days to three weeks before it is due,
 * work on it begins some two weeks earlier, and its receivers answer within a week. What was due before `since` was done before Samtakt; what
 * lies ahead of today has not happened.
 */
export function planCourse(
  receipts: readonly ExampleReceipt[],
  turns: readonly Turn[],
  since: IsoDate,
  days: Days,
): Passage[] {
  const firstDue = new Map<string, IsoDate | null>()
  for (const { commitmentId, scope, due } of receipts) {
    if (scope === 'programme' || scope === 'wave')
      firstDue.set(commitmentId, earliest(firstDue.get(commitmentId) ?? null, due))
  }
  const byItem = Map.groupBy(turns, ({ item }) => item)
  return receipts.flatMap((receipt) => {
    const turn = byItem.get(receipt.item)?.find((one) => concerns(one, receipt))
    const due = firstDue.get(receipt.commitmentId) ?? receipt.due
    const passage = passageOf({ ...receipt, due }, turn, since, days)
    return passage.before || passage.begins ? [{ ...passage, receipt }] : []
  })
}

const concerns = ({ wave, receivers, units }: Turn, receipt: ExampleReceipt): boolean =>
  (wave === undefined || wave === receipt.wave) &&
  (receivers === undefined || receivers.includes(receipt.rollout)) &&
  (units === undefined || (receipt.unit !== null && units.includes(receipt.unit)))

function passageOf(receipt: ExampleReceipt, turn: Turn | undefined, since: IsoDate, days: Days): Passage {
  const nothing = { receipt, before: null, begins: null, delivers: null, answers: null }
  const promised = deliveryBefore(receipt, days)
  const delivery = turn?.delivers === undefined ? promised : turn.delivers === null ? null : days.worked(turn.delivers)
  if (delivery !== null && delivery < since) return { ...nothing, before: delivery }
  const usual = delivery ?? promised
  const began =
    turn?.begins === undefined
      ? usual && onOrBefore(onWeekday(1, plusDays(usual, -21)), days.calendar)
      : turn.begins === null
        ? null
        : days.worked(turn.begins)
  if (began === null || began >= days.today) return nothing
  const begins = latest(began, onOrBefore(plusDays(since, 1), days.calendar))
  if (delivery === null || delivery >= days.today) return { ...nothing, begins }
  const answer =
    turn?.answers === undefined
      ? latest(
          onOrBefore(onWeekday(4, plusDays(delivery, 2 + (numberOf(receipt.rollout) % 3))), days.calendar),
          delivery,
        )
      : turn.answers === null
        ? null
        : days.worked(turn.answers)
  return {
    ...nothing,
    begins,
    delivers: latest(delivery, begins),
    answers: answer !== null && answer < days.today ? answer : null,
  }
}

/** Units of one rollout finish in three batches, not each on a day of its own. */
function deliveryBefore(
  { item, scope, rollout, unit, due, notBefore }: ExampleReceipt,
  { calendar }: Days,
): IsoDate | null {
  if (due === null) return null
  const margin =
    scope === 'programme' || scope === 'wave' ? 6 + (numberOf(item) % 12) : 4 + (numberOf(item + rollout) % 14)
  const day = onOrBefore(plusDays(due, -(margin + 3 * (unit === null ? 0 : numberOf(unit + rollout) % 3))), calendar)
  return notBefore !== null && day < notBefore ? notBefore : day
}

/** The first Monday (1), Thursday (4) … on or after a day: people begin things when the week does, and answer a week's deliveries together. */
const onWeekday = (weekday: number, day: IsoDate): IsoDate =>
  plusDays(day, (weekday - Temporal.PlainDate.from(day).dayOfWeek + 7) % 7)

/** Deliveries of one commitment on one day to the same receivers are one: `only` is null where it is all of them. */
export interface Handover {
  readonly commitmentId: Id<'commitment'>
  readonly item: string
  readonly ownerId: Id<'party'>
  readonly on: IsoDate
  readonly only: readonly Id<'receipt'>[] | null
}

export function handoversOf(passages: readonly Passage[], receipts: readonly ExampleReceipt[]): Handover[] {
  const all = Map.groupBy(receipts, ({ commitmentId }) => commitmentId)
  const delivered = passages.flatMap(({ receipt, delivers }) => (delivers ? [{ receipt, delivers }] : []))
  return [...Map.groupBy(delivered, ({ receipt, delivers }) => `${delivers} ${receipt.commitmentId}`).values()].flatMap(
    (these) => {
      const [first] = these
      if (!first) return []
      const { commitmentId, item, ownerId } = first.receipt
      const only = these.length === all.get(commitmentId)?.length ? null : these.map(({ receipt }) => receipt.id)
      return [{ commitmentId, item, ownerId, on: first.delivers, only }]
    },
  )
}
