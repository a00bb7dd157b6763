import { sql } from 'drizzle-orm'
import { type Actor, functionIdsOf } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { riskPath } from '../risk.ts'
import { aliveRisk } from './risk-conditions.store.ts'

/** A risk that waits for this person, and for what. */
export interface RiskWaiting {
  /** `confirm` a lower score or refuse it; `look` at what came to one's table; `review` it again; do an `act`ion. */
  readonly deed: 'risk-confirm' | 'risk-look' | 'risk-review' | 'risk-action'
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly riskId: Id<'risk'>
  readonly number: number
  /** What may happen; for an action what is to be done. */
  readonly title: string
  readonly threat: string
  readonly score: number
  readonly href: string
  /** Null: a proposal has no day. */
  readonly by: IsoDate | null
  readonly late: boolean
}

/** Days ahead (calendar) that a review, and that an action, begins to stand on one's first page. */
const reviewAhead = 7
const actionAhead = 14

/** What its holder has done about a risk, by which it has been looked at. */
const looked = [
  'risk.reviewed',
  'risk.accepted',
  'risk.acceptance-taken-back',
  'risk.alternative-chosen',
  'risk.alternative-rechosen',
  'risk.confirmed',
  'risk.refused',
]

/**
 * What waits for the actor among the risks: proposals first, then by day. Whoever decides (holds the function; has the chair, or a member's seat where nobody has the
 * chair): a lower score to confirm; what came to them and they have not looked at, by its next review. Whoever looks after it, else whoever decides: its review.
 * Whoever has been given an action: that. A risk that is to be looked at is not also asked to be reviewed.
 */
export async function risksWaitingFor(db: Reader, actor: Actor, today: string, limit = 200): Promise<RiskWaiting[]> {
  if (actor.functions.length + actor.seats.length === 0) return []
  const ids = (of: readonly string[]) => sql`any(${sql.param([...of])}::uuid[])`
  const functions = ids(functionIdsOf(actor))
  const chaired = ids(actor.seats.flatMap(({ kind, forumId }) => (kind === 'chair' ? [forumId] : [])))
  const member = ids(actor.seats.flatMap(({ kind, forumId }) => (kind === 'member' ? [forumId] : [])))
  const { rows } = await db.execute<Omit<RiskWaiting, 'href'> & Record<string, unknown>>(sql`
    with spoken as materialized (
      select id from forums where id = ${chaired} or (id = ${member} and not exists (
        select from seats s join functions f on f.id = s.id and (f.ended_on is null or f.ended_on > ${today}::date) join holdings h on h.function_id = s.id
          and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
        where s.forum_id = forums.id and s.kind = 'chair'))),
    most_urgent as materialized (
      select r.id, r.programme_id, r.number, r.threat, r.score, r.next_review_on, r.held_since, r.proposed_at, r.created_by, r.created_at
      from risks r where (r.holder_function_id = ${functions} or r.holder_forum_id in (select id from spoken)) and ${aliveRisk}
      order by r.proposed_at is null, r.next_review_on limit ${limit}),
    held as materialized (
      select r.*, not exists (select from history y where y.subject_id = r.id and y.recorded_at > r.held_since and y.code = any(${sql.param(looked)}::text[]))
        and (r.created_by is distinct from ${actor.personId} or r.created_at < r.held_since) as unseen
      from most_urgent r),
    facts as (
      select 'risk-confirm' as deed, programme_id, id, number, threat as title, threat, score, null::date as due from held where proposed_at is not null
      union all
      select 'risk-look', programme_id, id, number, threat, threat, score, next_review_on from held where unseen and proposed_at is null
      union all
      select 'risk-review', r.programme_id, r.id, r.number, r.threat, r.threat, r.score, r.next_review_on from risks r
      where ${aliveRisk} and r.next_review_on <= ${plusDays(today as IsoDate, reviewAhead)}::date
        and (r.owner_function_id = ${functions} or (r.owner_function_id is null and r.id in (select id from held)))
        and not exists (select from held h where h.id = r.id and h.unseen)
      union all
      select 'risk-action', r.programme_id, r.id, r.number, a.what, r.threat, r.score, a.due_on
      from risk_actions a join risks r on r.programme_id = a.programme_id and r.id = a.risk_id and ${aliveRisk}
      where a.owner_function_id = ${functions} and a.done_at is null and a.withdrawn_at is null and a.due_on <= ${plusDays(today as IsoDate, actionAhead)}::date
    )
    select deed, f.programme_id as "programmeId", p.name as "programmeName", f.id as "riskId", number, title, threat, score, due as by,
      coalesce(due < ${today}::date, false) as late
    from facts f join programmes p on p.id = f.programme_id and p.closed_at is null
    order by deed <> 'risk-confirm', due, score desc, f.id limit ${limit}`)
  return rows.map((row) => ({ ...row, href: hrefOf(row) }))
}

const hrefOf = ({ deed, programmeId, riskId }: Pick<RiskWaiting, 'deed' | 'programmeId' | 'riskId'>): string =>
  `${riskPath({ id: programmeId }, { id: riskId })}${deed === 'risk-action' ? '#actions' : ''}`
