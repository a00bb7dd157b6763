import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { usualPeriod } from '../figures/figures.ts'
import { dayOf, startOf } from './owners.store.ts'
import { sharedSight } from './sight.store.ts'
import { visibleQuestions } from './visible.store.ts'

/** How questions stand in a programme, in a few figures. */
export interface QuestionSummary {
  readonly open: number
  readonly late: number
  /** Working days to an answer at the place that gave it, over the last twelve months: half took this long or less. Null when none. */
  readonly median: number | null
  /** Unanswered the longest. */
  readonly oldest: {
    readonly id: Id<'question'>
    readonly number: number
    readonly title: string
    readonly askedOn: string
  } | null
}

/** The same for everyone: how long answers take tells nobody what was asked. */
const keptMedians = versionedCache<{ readonly median: number | null }>(500, () => 1)

const medianOf = (
  db: Reader,
  { id, liveVersion }: Pick<ProgrammeView, 'id' | 'liveVersion'>,
  today: string,
): Promise<{ readonly median: number | null }> =>
  keptMedians.get(`${id} ${today}`, liveVersion, async () => {
    const { from, to } = usualPeriod(today)
    const { rows } = await db.execute<{ median: number | null }>(sql`
      select (percentile_cont(0.5) within group (order by s.working_days))::float8 as median from question_stays s
      where s.programme_id = ${id} and s.ended_how = 'answered' and s.ended_at >= ${startOf(from)}
        and s.ended_at < ${startOf(to)} + interval '1 day'`)
    return rows[0] ?? { median: null }
  })

const kept = versionedCache<QuestionSummary>(2000, () => 1)

/** Open ones counted from the questions that the actor sees; kept until the programme changes. */
export const questionSummary = async (
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'liveVersion'>,
  actor: Actor,
  today: string,
): Promise<QuestionSummary> =>
  kept.get(`${await sharedSight(db, actor, programme)} ${today}`, programme.liveVersion, async () => {
    const [{ median }, { rows }] = await Promise.all([
      medianOf(db, programme, today),
      db.execute<Omit<QuestionSummary, 'median'> & Record<string, unknown>>(sql`
        with open as materialized (select q.id, q.number, q.title, q.asked_at, q.answer_by from questions q
          where q.programme_id = ${programme.id} and q.state in ('asked', 'acknowledged') and ${visibleQuestions(actor, programme)})
        select count(*)::int as open, count(*) filter (where answer_by < ${today}::date)::int as late,
          (select json_build_object('id', id, 'number', number, 'title', title, 'askedOn', ${dayOf(sql`asked_at`)}) from open order by asked_at, number limit 1) as oldest
        from open`),
    ])
    return { ...(rows[0] ?? { open: 0, late: 0, oldest: null }), median }
  })
