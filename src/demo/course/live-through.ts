import {
  accept,
  type Bulk,
  deliver,
  markDoneBefore,
  readPlan,
  start,
  takeSnapshots,
} from '#src/features/commitments/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { onOrBefore } from '#src/platform/calendar/working-days.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Cast, deedOf, type Member } from '../cast.ts'
import type { Days } from '../days.ts'
import type { SaidOfItem } from '../texts/types.ts'
import { handoversOf, type Passage, planCourse, type Turn } from './course.ts'
import { type ExampleReceipt, readExampleReceipts } from './receipts.store.ts'

/** Something of its own that somebody did on a day (counted from today). */
export interface Incident {
  readonly day: number
  does(tx: Tx, at: { readonly day: IsoDate; readonly receipts: readonly ExampleReceipt[] }): Promise<void>
}

export interface Course {
  readonly programmeId: Id<'programme'>
  readonly cast: Cast
  readonly days: Days
  /** The day the programme began to use Samtakt. */
  readonly since: IsoDate
  readonly turns: readonly Turn[]
  readonly incidents: readonly Incident[]
  /** By how many days each wave's go-live is going to be moved: people end up working towards the later one. */
  readonly movedLater: Readonly<Record<number, number>>
  /** Notes that go with deliveries; `by` is the name of the owner's organisation. */
  readonly notes: readonly SaidOfItem[]
  readonly labelOf: (item: string) => string
}

/** Lives a programme through, day by day, each deed by its door and on its day; every evening a snapshot is taken. */
export async function liveThrough(tx: Tx, course: Course): Promise<void> {
  const { programmeId, days, since, cast, turns, notes } = course
  const plan = await readPlan(tx, programmeId)
  const receipts = await readExampleReceipts(tx, programmeId)
  const passages = planCourse(receipts.map(toTheEnd(course.movedLater)), turns, since, days)
  const speaker = (partyId: Id<'party'>) => cast.speakerOf(partyId, programmeId)
  const bySpeaker = (these: readonly Passage[], whose: (receipt: ExampleReceipt) => Member) =>
    [...Map.groupBy(these, ({ receipt }) => whose(receipt)).entries()].map(([member, own]) => ({
      member,
      ids: own.map(({ receipt }) => receipt.id),
    }))
  await enterWhatWasDone(tx, course, passages, (ids, on, deed) => markDoneBefore(tx, plan, ids, on, deed))

  const begun = Map.groupBy(passages.filter(isUnderWay), ({ begins }) => begins)
  const handedOver = Map.groupBy(handoversOf(passages, receipts), ({ on }) => on)
  const answered = Map.groupBy(passages.filter(needsAnswer), ({ answers }) => answers)
  const incidents = Map.groupBy(course.incidents, ({ day }) => days.worked(day))
  const firstEvening = days.day(-daysOfTrend)
  for (let day = since; day < days.today; day = plusDays(day, 1)) {
    for (const { member, ids } of bySpeaker(begun.get(day) ?? [], ({ ownerId }) => speaker(ownerId))) {
      allDone(await start(tx, plan, ids, deedOf(days, member, day, 'start')))
    }
    for (const { commitmentId, item, ownerId, only } of handedOver.get(day) ?? []) {
      const member = speaker(ownerId)
      const note = notes.find((one) => one.item === item && member.name.endsWith(one.by))?.text ?? ''
      const wish = { label: only === null ? course.labelOf(item) : '', note, ...(only && { only }) }
      const delivered = await deliver(tx, plan, commitmentId, wish, deedOf(days, member, day, item))
      if (!delivered.ok) throw new Error(`${item}: ${delivered.refusal.code}`)
    }
    for (const { member, ids } of bySpeaker(answered.get(day) ?? [], (receipt) => approverOf(course, receipt))) {
      allDone(await accept(tx, plan, ids, deedOf(days, member, day, 'accept')))
    }
    for (const incident of incidents.get(day) ?? []) await incident.does(tx, { day, receipts })
    if (day >= firstEvening) await takeSnapshots(tx, day, programmeId)
  }
  await takeSnapshots(tx, days.today, programmeId)
}

const toTheEnd =
  (movedLater: Course['movedLater']) =>
  (receipt: ExampleReceipt): ExampleReceipt => {
    const later = (day: IsoDate | null) => day && plusDays(day, movedLater[receipt.wave ?? 0] ?? 0)
    return { ...receipt, due: later(receipt.due), notBefore: later(receipt.notBefore) }
  }

/** How far back the trend reaches. */
const daysOfTrend = 120

/** That work has begun is told where it still shows. */
const isUnderWay = ({ delivers }: Passage): boolean => delivers === null

/** One's own delivery accepts itself, unless somebody must approve it. */
const needsAnswer = ({ receipt, answers }: Passage): boolean =>
  answers !== null && (receipt.ownerId !== receipt.receiverId || receipt.approver !== null)

function approverOf({ cast, programmeId }: Course, { ownerId, receiverId, approver }: ExampleReceipt): Member {
  const signs = ownerId === receiverId && approver === 'signatory'
  return signs ? cast.signatoryOf(receiverId, programmeId) : cast.speakerOf(receiverId, programmeId)
}

/** "Klart före Samtakt", a quarter at a time, by whoever keeps the plan: so exactly does nobody remember. */
async function enterWhatWasDone(
  tx: Tx,
  { since, days, cast, programmeId }: Course,
  passages: readonly Passage[],
  enter: (ids: readonly Id<'receipt'>[], on: string, deed: Deed) => Promise<Bulk>,
): Promise<void> {
  const done = passages.flatMap(({ receipt, before }) =>
    before ? [{ receipt, quarter: middleOfQuarter(before) }] : [],
  )
  const { rows } = await tx.execute<{ lead: Id<'party'> }>(
    `select lead_party_id as lead from programmes where id = '${programmeId}'`,
  )
  const lead = rows[0] ? cast.speakerOf(rows[0].lead, programmeId) : null
  for (const [quarter, these] of Map.groupBy(done, (one) => one.quarter)) {
    const on = onOrBefore(quarter < since ? quarter : plusDays(since, -1), days.calendar)
    allDone(
      await enter(
        these.map(({ receipt }) => receipt.id),
        on,
        deedOf(days, lead, since, quarter),
      ),
    )
  }
}

const middleOfQuarter = (day: IsoDate): IsoDate => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 2
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-15` as IsoDate
}

/** Nothing that the script of an example does is refused: that would be a mistake in the script. */
export function allDone({ refused }: Bulk): void {
  const [first] = refused
  if (first) throw new Error(`A receipt of the example was refused: ${JSON.stringify(first)}`)
}
