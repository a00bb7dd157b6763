import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, organisationsOf } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { namedLike, numberIn, soughtIn } from '#src/platform/search/index.ts'
import { type AgeBand, type AgeLimits, ageLimits, daysOfBand } from '../figures/ages.ts'
import { dayOf } from '../readings/owners.store.ts'
import { visibleQuestions } from '../readings/visible.store.ts'
import { waitsFor } from '../readings/waits.store.ts'
import type { AtPlace, Counted, QuestionFilter, QuestionView } from './question-filter.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'calendar'>

const open = sql`q.state in ('asked', 'acknowledged')`

/** What a filter lets through, over `questions q`. `seen`: another bound than what the actor sees. */
export function questionConditions(
  actor: Actor,
  programme: InProgramme,
  filter: QuestionFilter,
  today: string,
  seen = visibleQuestions(actor, programme),
): SQL {
  const { text, kind, state, organisationId, at, age, counted } = filter
  const all = [sql`q.programme_id = ${programme.id}`, seen]
  if (filter.view !== 'all') all.push(views[filter.view](actor, today))
  if (text) all.push(matching(text))
  if (kind) all.push(sql`q.kind = ${kind}`)
  if (state) all.push(state === 'open' ? open : sql`q.state = ${state}`)
  if (organisationId) all.push(sql`q.organisation_id = ${organisationId}`)
  if (counted) all.push(countedAt(at, counted))
  else if (at) all.push(isAt(at))
  if (age) all.push(isOfAge(age, ageLimits(today as IsoDate, programme.calendar)))
  return sql.join(all, sql` and `)
}

const views: Record<Exclude<QuestionView, 'all'>, (actor: Actor, today: string) => SQL> = {
  mine: (actor) => sql`q.asked_by = ${actor.personId}`,
  own: (actor) => {
    const own = sql`any(${sql.param(organisationsOf(actor))}::uuid[])`
    return sql`(q.organisation_id = ${own} or exists (select from question_affected a
      where a.programme_id = q.programme_id and a.question_id = q.id and a.organisation_id = ${own}))`
  },
  waiting: (actor, today) => waitsFor(actor, today),
  late: (_, today) => sql`${open} and q.answer_by < ${today}::date`,
  answers: () => sql`q.state in ('answered', 'closed') and q.answered_at is not null`,
}

/** Words by their stem, the last one half typed; a part of the title; or the number ("F12"). */
const matching = (text: string): SQL =>
  sql`(q.search @@ ${soughtIn(text)} or (${namedLike(text, sql`q.title`)}) or q.number = ${numberIn(text, 'F')}::int)`

/** Has been at its place for so many working days: as the figures count it. */
function isOfAge(age: AgeBand, limits: AgeLimits): SQL {
  const { from, before } = daysOfBand(age, limits)
  return sql`exists (select from question_stays s where s.programme_id = q.programme_id and s.question_id = q.id and s.ended_at is null
    and s.started_on >= ${from ?? '0001-01-01'}::date and s.started_on < ${before ?? '9999-12-31'}::date)`
}

const isAt = (at: AtPlace): SQL =>
  at === 'organisation' || at === 'programme' ? sql`q.place = ${at}` : sql`q.forum_id = ${at}`

/** Has been at the place in a way that the figures count: as `figures.store.ts` counts it. */
const countedAt = (at: AtPlace | undefined, counted: Counted): SQL => sql`exists (
  select from question_stays s where s.programme_id = q.programme_id and s.question_id = q.id
    and ${at === undefined ? sql`true` : at === 'organisation' || at === 'programme' ? sql`s.place = ${at}` : sql`s.forum_id = ${at}`}
    and ${countedStay(counted)})`

/** A stay `s` that a figure counts. In time is by the day first promised: a postponement buys none. */
const countedStay = ({ kind, from, to }: Counted): SQL => {
  const ended = dayOf(sql`s.ended_at`)
  const within = sql`${ended} >= ${from}::date and ${ended} <= ${to}::date`
  switch (kind) {
    case 'answered':
      return sql`(${within} and s.ended_how = 'answered')`
    case 'in-time':
      return sql`(${within} and s.ended_how = 'answered' and ${ended} <= s.promised_by)`
    case 'late':
      return sql`(${within} and ((s.ended_how = 'answered' and ${ended} > s.promised_by) or s.ended_how = 'climbed'))`
    case 'postponed':
      return sql`(s.postponements > 0 and (${within} or (s.ended_at is null and s.started_on <= ${to}::date)))`
  }
}
