import { type IsoDate, isoDate } from '#src/platform/calendar/date.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '#src/platform/calendar/working-days.ts'
import { dayIn } from '#src/platform/clock.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionPlace } from '../question.tables.ts'

/** What the programme promises those who ask, in working days of its calendar, and where what it leaves unanswered climbs first. */
export interface QuestionSettings {
  readonly ownDays: number
  readonly programmeDays: number
  readonly forumDays: number
  readonly forumId: Id<'forum'> | null
  /** 0: never set. */
  readonly version: number
}

/** Ten working days everywhere, and no forum (product.md, "Questions"). */
export const usualSettings: QuestionSettings = {
  ownDays: 10,
  programmeDays: 10,
  forumDays: 10,
  forumId: null,
  version: 0,
}

/** Against which days are counted, and how many are promised. */
export interface Ground {
  readonly calendar: WorkCalendar
  readonly settings: Pick<QuestionSettings, 'ownDays' | 'programmeDays' | 'forumDays'>
}

/** When something is done: the moment (ISO 8601, UTC) and the day it is in Sweden. */
export interface When {
  readonly at: string
  readonly today: string
}

/**
 * By which day an answer is due from a place that the question comes to today: so many working days later. Weekends, holidays, eves and
 * the programme's quiet periods do not count; a question that comes during them waits for the first working day.
 */
export function answerByFrom(place: QuestionPlace, today: string, { calendar, settings }: Ground): IsoDate {
  const days = { organisation: settings.ownDays, programme: settings.programmeDays, forum: settings.forumDays }
  return addWorkingDays(isoDate(today), days[place], calendar)
}

/** Working days that a question has been at a place since a moment, the day it came not counted. */
export const workingDaysSince = (since: string, today: string, calendar: WorkCalendar): number =>
  workingDaysBetween(isoDate(dayIn(Temporal.Instant.from(since))), isoDate(today), calendar)
