import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { usualSort } from '../register/risk-filter.ts'
import { type ListedRisk, readRisks } from './listed-risk.store.ts'
import { aliveRisk, reviewLate, waitsForDecision } from './risk-conditions.store.ts'
import { listRisks } from './risks.store.ts'
import { sharedSight } from './sight.store.ts'
import { visibleRisks } from './visible.store.ts'

/** How it stands with the risks of a programme, as the actor sees them. All are of the open and accepted ones. */
export interface RiskSummary {
  readonly total: number
  /** How many at each level, by the level's number; those without risks left out. */
  readonly perLevel: ReadonlyMap<number, number>
  /** The gravest, at most five. */
  readonly highest: readonly ListedRisk[]
  /** A lower score is proposed, or there are alternatives and none is chosen. */
  readonly forDecision: number
  readonly reviewsLate: number
}

type Programme = Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>

const graveFew = 5

const kept = versionedCache<RiskSummary>(2000, () => 1)

/** For the programme's overview. The lists behind the figures: `?level=`, `?only=decision`, `?only=review-late`. Kept until the programme changes for all who see the same. */
export const riskSummary = async (
  db: Reader,
  actor: Actor,
  programme: Programme,
  today: string,
): Promise<RiskSummary> =>
  kept.get(`${await sharedSight(db, actor, programme)} ${today}`, programme.liveVersion, () =>
    countRisks(db, actor, programme, today),
  )

async function countRisks(db: Reader, actor: Actor, programme: Programme, today: string): Promise<RiskSummary> {
  const [counted, due] = await Promise.all([
    db.execute<Counted>(sql`
      with seen as materialized (select r.id, r.number, r.level, r.score from risks r
        where r.programme_id = ${programme.id} and ${aliveRisk} and ${visibleRisks(actor, programme.standing)})
      select coalesce((select json_agg(json_build_array(l.level, l.count)) from (select level, count(*)::int as count from seen group by level) l), '[]') as levels,
        coalesce((select json_agg(h.id order by h.score desc, h.number) from (select * from seen order by score desc, number limit ${graveFew}) h), '[]') as highest`),
    db.execute<{ forDecision: number; reviewsLate: number }>(sql`
      select count(*) filter (where ${waitsForDecision}) as "forDecision", count(*) filter (where ${reviewLate(today)}) as "reviewsLate"
      from risks r where r.programme_id = ${programme.id} and ${aliveRisk} and (r.proposed_at is not null or r.next_review_on < ${today}::date
        or exists (select from risk_alternatives v where v.programme_id = r.programme_id and v.risk_id = r.id))
        and ${visibleRisks(actor, programme.standing)}`),
  ])
  const { levels = [], highest = [] } = counted.rows[0] ?? {}
  return {
    total: levels.reduce((sum, [_, count]) => sum + count, 0),
    perLevel: new Map(levels),
    highest: await readRisks(db, programme, highest, today),
    forDecision: due.rows[0]?.forDecision ?? 0,
    reviewsLate: due.rows[0]?.reviewsLate ?? 0,
  }
}

interface Counted extends Record<string, unknown> {
  readonly levels: [level: number, count: number][]
  readonly highest: Id<'risk'>[]
}

/** A rollout's own open risks, the gravest first, at most `limit`, with how many there are: for its page. The rest: the register with `?rollout=`. */
export const risksOfRollout = (
  db: Reader,
  actor: Actor,
  programme: Programme,
  rolloutId: Id<'rollout'>,
  today: string,
  limit = graveFew,
): Promise<{ readonly risks: readonly ListedRisk[]; readonly total: number }> =>
  listRisks(db, actor, programme, { filter: { whose: rolloutId, open: true }, sort: usualSort }, today, {
    limit,
    offset: 0,
  })
