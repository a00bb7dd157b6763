import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { NamedFunction, NamedHolder, RiskOutcome, RiskState, Scores } from '../risk.ts'
import { keptWho, readWho } from './who.store.ts'

/** One row of the register. */
export interface ListedRisk extends Scores {
  readonly id: Id<'risk'>
  readonly number: number
  readonly threat: string
  readonly vulnerability: string
  readonly consequence: string
  /** Whose introduction; null: the programme's own. */
  readonly rolloutId: Id<'rollout'> | null
  readonly rolloutName: string | null
  readonly score: number
  readonly level: number
  readonly heldBy: NamedHolder
  readonly owner: NamedFunction | null
  /** Who answers for it where no function does. */
  readonly createdByName: string
  readonly state: RiskState
  readonly outcome: RiskOutcome | null
  /** A lower score that waits for the holder's word. */
  readonly proposedScore: number | null
  readonly nextReviewOn: IsoDate
  readonly isRaised: boolean
  readonly joinedIntoNumber: number | null
  readonly openActions: number
  readonly lateActions: number
}

interface Row extends Omit<ListedRisk, 'heldBy' | 'owner'>, Record<string, unknown> {
  readonly holderId: string
  readonly ownerId: string | null
}

const open = sql`a.done_at is null and a.withdrawn_at is null`

/** What rows say of the risks in `page` (id, place), in that order. `today` says what is late. */
const listedRisks = (programmeId: Id<'programme'>, today: string): SQL => sql`
  select r.id, r.number, r.threat, r.vulnerability, r.consequence, r.rollout_id as "rolloutId", lp.name as "rolloutName", r.probability, r.impact, r.score, r.level,
    coalesce(r.holder_forum_id, r.holder_function_id) as "holderId", r.owner_function_id as "ownerId", coalesce(cp.name, '') as "createdByName",
    r.state, r.outcome, r.proposed_probability * r.proposed_impact as "proposedScore", r.next_review_on as "nextReviewOn",
    r.raised_at is not null as "isRaised", j.number as "joinedIntoNumber", coalesce(n.open, 0) as "openActions", coalesce(n.late, 0) as "lateActions"
  from page join risks r on r.programme_id = ${programmeId} and r.id = page.id
  left join rollouts l on l.programme_id = r.programme_id and l.id = r.rollout_id left join parties lp on lp.id = l.party_id
  left join people cp on cp.id = r.created_by left join risks j on j.programme_id = r.programme_id and j.id = r.joined_into_id
  left join lateral (select count(*) filter (where ${open}) as open, count(*) filter (where ${open} and a.due_on < ${today}::date) as late
    from risk_actions a where a.programme_id = r.programme_id and a.risk_id = r.id) n on true
  order by page.place`

/** Some risks by their ids, in that order. */
export async function readRisks(
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'liveVersion'>,
  ids: readonly Id<'risk'>[],
  today: string,
): Promise<ListedRisk[]> {
  if (ids.length === 0) return []
  const [{ rows }, who] = await Promise.all([
    db.execute<Row>(sql`
      with page as materialized (select * from unnest(${sql.param([...ids])}::uuid[]) with ordinality as these(id, place))
      ${listedRisks(programme.id, today)}`),
    keptWho(db, programme, today),
  ])
  // A change between the two questions may name somebody that what is kept does not know.
  const isKnown = ({ holderId, ownerId }: Row) => who.holders.has(holderId) && (!ownerId || who.owners.has(ownerId))
  const { owners, holders } = rows.every(isKnown) ? who : await readWho(db, programme, today)
  return rows.map(({ holderId, ownerId, ...row }) => ({
    ...row,
    heldBy: orNotFound(holders.get(holderId)),
    owner: (ownerId && owners.get(ownerId)) || null,
  }))
}
