import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { RiskFilter, RiskSort, RisksWish } from '../register/risk-filter.ts'
import { type ListedRisk, readRisks } from './listed-risk.store.ts'
import { riskConditions } from './risk-conditions.store.ts'
import { ownSight, sharedSight } from './sight.store.ts'

/** A risk that a filter let through: what it is counted by. */
export interface SoughtRisk {
  readonly id: Id<'risk'>
  readonly probability: number
  readonly impact: number
  readonly level: number
}

type Programme = Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>
type Sort = RisksWish['sort']

/** Sixty thousand rows: some eight megabytes. */
const kept = versionedCache<readonly SoughtRisk[]>(60_000, (rows) => rows.length)

/**
 * The risks that the actor sees, as filtered and sorted. Kept until the programme changes for all who see the same, so that list, matrix and leafing ask
 * the database once. What is one's own (`only`) is kept for that reader.
 */
export const soughtRisks = async (
  db: Reader,
  actor: Actor,
  programme: Programme,
  filter: RiskFilter,
  sort: Sort,
  today: string,
): Promise<readonly SoughtRisk[]> => {
  const sight = filter.only ? ownSight(actor, programme) : await sharedSight(db, actor, programme)
  const key = [sight, today, JSON.stringify(filter), sort.key, sort.descending].join(' ')
  return kept.get(key, programme.liveVersion, async () => {
    const { needs, by } = orderings[sort.key]
    const { rows } = await db.execute<SoughtRisk & Record<string, unknown>>(sql`
      select r.id, r.probability, r.impact, r.level from risks r ${needs ?? sql``}
      where ${riskConditions(actor, programme, filter, today)}
      order by ${by} ${sort.descending ? sql`desc nulls last` : sql`asc nulls last`}, r.number`)
    return rows
  })
}

interface Ordering {
  readonly by: SQL
  /** What must be joined only to sort by it. */
  readonly needs?: SQL
}

const orderings: Record<RiskSort, Ordering> = {
  score: { by: sql`r.score` },
  number: { by: sql`r.number` },
  whose: {
    by: sql`lp.name`,
    needs: sql`left join rollouts l on l.programme_id = r.programme_id and l.id = r.rollout_id left join parties lp on lp.id = l.party_id`,
  },
  holder: {
    by: sql`coalesce(ho.name, hp.name)`,
    needs: sql`left join forums ho on ho.id = r.holder_forum_id left join functions hf on hf.id = r.holder_function_id left join parties hp on hp.id = hf.party_id`,
  },
  owner: {
    by: sql`coalesce(op.name, cp.name)`,
    needs: sql`left join functions f on f.id = r.owner_function_id left join parties op on op.id = f.party_id left join people cp on cp.id = r.created_by`,
  },
  state: { by: sql`array_position(array['open', 'accepted', 'joined', 'closed'], r.state)` },
  review: { by: sql`case when r.state in ('open', 'accepted') then r.next_review_on end` },
  actions: {
    by: sql`(select count(*) from risk_actions a where a.programme_id = r.programme_id and a.risk_id = r.id and a.done_at is null and a.withdrawn_at is null)`,
  },
}

/** A part of the register with how many there are in all. */
export async function listRisks(
  db: Reader,
  actor: Actor,
  programme: Programme,
  { filter, sort }: Pick<RisksWish, 'filter' | 'sort'>,
  today: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly risks: ListedRisk[]; readonly total: number }> {
  const sought = await soughtRisks(db, actor, programme, filter, sort, today)
  const ids = sought.slice(offset, offset + limit).map(({ id }) => id)
  return { risks: await readRisks(db, programme, ids, today), total: sought.length }
}
