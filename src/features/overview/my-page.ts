import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'

/** What one press does: the form beside the row. */
export interface Press {
  /** Takes a POST. */
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** Something that waits for the reader, whatever it is about. */
export interface Waiting {
  /** Null: of no one programme, such as a seat in a forum. */
  readonly programmeId: Id<'programme'> | null
  /** Of the programme, or of the forum. */
  readonly programmeName: string
  /** `accept`, `deliver`, `done` …: says what is asked, and names the button (messages `overview.deed.…`). */
  readonly deed: string
  readonly title: string
  readonly href: string
  /** Whose, and more: already in words. */
  readonly about: string
  /** By when; null: no day is set. */
  readonly by: IsoDate | null
  /** The day has passed and the lateness is the reader's: not so for what was delivered in time and came back. */
  readonly late: boolean
  /** Where one press is enough. */
  readonly press: Press | null
}

export const urgencies = ['late', 'this-week', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** Days ahead that are "this week", and that the header counts as waiting. */
export const weekDays = 7
export const countedDays = 14

/** What came back although it was delivered in time is asked for now, but late for nobody (product.md, "Two-way commitments"). */
export const urgencyOf = ({ by, late }: Pick<Waiting, 'by' | 'late'>, today: IsoDate): Urgency => {
  if (late) return 'late'
  if (by === null) return 'later'
  return by <= plusDays(today, weekDays) ? 'this-week' : 'later'
}

/** Most urgent first: what has a day before what has none. */
export const byUrgency = (a: Pick<Waiting, 'by' | 'title'>, b: Pick<Waiting, 'by' | 'title'>): number =>
  (a.by ?? '9999').localeCompare(b.by ?? '9999') || a.title.localeCompare(b.title, 'sv')

/** How many are late or due within 14 days: the number beside "Min sida". */
export const countUrgent = (waiting: readonly Pick<Waiting, 'by'>[], today: IsoDate): number => {
  const last = plusDays(today, countedDays)
  return waiting.filter(({ by }) => by !== null && by <= last).length
}
