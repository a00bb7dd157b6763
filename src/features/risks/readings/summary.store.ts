import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { usualSort } from '../register/risk-filter.ts'
import { type ListedRisk, readRisks } from './listed-risk.store.ts'
import { aliveRisk, reviewLate, waitsForDecision } from './risk-conditions.store.ts'
import { listRisks, soughtRisks } from './risks.store.ts'
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

/** For the programme's overview. The lists behind the figures: `?level=`, `?only=decision`, `?only=review-late`. */
export async function riskSummary(db: Reader, actor: Actor, programme: Programme, today: string): Promise<RiskSummary> {
  const [sought, { rows }] = await Promise.all([
    soughtRisks(db, actor, programme, { open: true }, usualSort, today),
    db.execute<{ forDecision: number; reviewsLate: number }>(sql`
      select count(*) filter (where ${waitsForDecision}) as "forDecision", count(*) filter (where ${reviewLate(today)}) as "reviewsLate"
      from risks r where r.programme_id = ${programme.id} and ${aliveRisk} and (r.proposed_at is not null or r.next_review_on < ${today}::date
        or exists (select from risk_alternatives v where v.programme_id = r.programme_id and v.risk_id = r.id))
        and ${visibleRisks(actor, programme.standing)}`),
  ])
  return {
    total: sought.length,
    perLevel: new Map([...Map.groupBy(sought, ({ level }) => level)].map(([level, those]) => [level, those.length])),
    highest: await readRisks(
      db,
      programme,
      sought.slice(0, graveFew).map(({ id }) => id),
      today,
    ),
    forDecision: rows[0]?.forDecision ?? 0,
    reviewsLate: rows[0]?.reviewsLate ?? 0,
  }
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
