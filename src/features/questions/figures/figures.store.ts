import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { dayOf } from '../readings/owners.store.ts'
import { sharedSight } from '../readings/sight.store.ts'
import { visibleQuestions } from '../readings/visible.store.ts'
import { type AgeBand, ageLimits } from './ages.ts'
import type { Period, PlaceFigures } from './figures.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'calendar' | 'liveVersion'>

/** Five thousand rows: those of a hundred readers in a programme of fifty organisations. */
const kept = versionedCache<readonly PlaceFigures[]>(5000, (rows) => rows.length)

/** The figures of every place that has any, counted from the questions that the actor sees, so that each leads to them. Kept until the programme changes. */
export const readFigures = async (
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  period: Period,
  today: string,
): Promise<readonly PlaceFigures[]> =>
  kept.get(
    `${await sharedSight(db, actor, programme)} ${period.from} ${period.to} ${today}`,
    programme.liveVersion,
    () => countFigures(db, actor, programme, period, today),
  )

type Row = Omit<PlaceFigures, 'open'> & Record<'a5' | 'a10' | 'a20' | 'a21', number>

async function countFigures(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  { from, to }: Period,
  today: string,
): Promise<PlaceFigures[]> {
  const [five, ten, twenty] = ageLimits(today as IsoDate, programme.calendar)
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    with stays as materialized (
      select q.id, s.place, s.forum_id, case when s.place = 'organisation' then s.organisation_id end as organisation_id, s.started_on, s.promised_by, s.postponements, s.ended_how, s.ended_at is null as open, s.working_days,
        ${dayOf(sql`s.ended_at`)} as ended_on
      from questions q join question_stays s on s.programme_id = q.programme_id and s.question_id = q.id
      where q.programme_id = ${programme.id} and ${visibleQuestions(actor, programme)}),
    counted as (
      select id, place, forum_id, organisation_id, postponements, working_days, started_on, open, ended_how = 'answered' and within as answered,
        ended_how = 'answered' and within and ended_on <= promised_by as in_time,
        within and ((ended_how = 'answered' and ended_on > promised_by) or ended_how = 'climbed') as late,
        postponements > 0 and (within or (open and started_on <= ${to}::date)) as postponed
      from (select *, coalesce(ended_on between ${from}::date and ${to}::date, false) as within from stays) as s),
    places as (
      select c.place, c.forum_id as "forumId", c.organisation_id as "organisationId", count(distinct c.id) filter (where c.answered)::int as answered,
      (percentile_cont(0.5) within group (order by c.working_days) filter (where c.answered))::float8 as median,
      count(distinct c.id) filter (where c.in_time)::int as "inTime", count(distinct c.id) filter (where c.late)::int as late,
      coalesce(sum(c.postponements) filter (where c.postponed), 0)::int as postponements, count(distinct c.id) filter (where c.postponed)::int as postponed,
      count(*) filter (where c.open and c.started_on >= ${five}::date)::int as a5,
      count(*) filter (where c.open and c.started_on >= ${ten}::date and c.started_on < ${five}::date)::int as a10,
      count(*) filter (where c.open and c.started_on >= ${twenty}::date and c.started_on < ${ten}::date)::int as a20,
      count(*) filter (where c.open and c.started_on < ${twenty}::date)::int as a21
    from counted c group by grouping sets ((c.place, c.forum_id, c.organisation_id), (c.place))
    having grouping(c.forum_id) = 0 or c.place = 'organisation')
    select places.*, coalesce(f.name, p.name) as name
    from places left join forums f on f.id = places."forumId" left join parties p on p.id = places."organisationId"`)
  return rows.map(({ a5, a10, a20, a21, ...row }) => ({
    ...row,
    open: { '0-5': a5, '6-10': a10, '11-20': a20, '21': a21 } satisfies Record<AgeBand, number>,
  }))
}
