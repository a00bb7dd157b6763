import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor, Standing } from '#src/platform/access/index.ts'
import { namedLike, numberIn, soughtIn, wordsOf } from '#src/platform/search/index.ts'
import type { RiskFilter, RiskKind } from '../register/risk-filter.ts'
import { concernedRisks, visibleRisks } from './visible.store.ts'

/** What a filter lets through of what the actor sees, over `risks r`. */
export function riskConditions(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  filter: RiskFilter,
  today: string,
): SQL {
  const all = [sql`r.programme_id = ${programme.id}`, visibleRisks(actor, programme.standing)]
  if (filter.open) all.push(aliveRisk)
  if (filter.state) all.push(sql`r.state = ${filter.state}`)
  if (filter.whose === 'programme') all.push(sql`r.rollout_id is null`)
  else if (filter.whose) all.push(sql`r.rollout_id = ${filter.whose}`)
  if (filter.level) all.push(sql`r.level = ${filter.level}`)
  if (filter.holderId)
    all.push(sql`(r.holder_forum_id = ${filter.holderId} or r.holder_function_id = ${filter.holderId})`)
  if (filter.probability) all.push(sql`r.probability = ${filter.probability}`)
  if (filter.impact) all.push(sql`r.impact = ${filter.impact}`)
  if (filter.text) all.push(riskMatching(filter.text))
  if (filter.only) all.push(kinds[filter.only](actor, today, programme.standing))
  return sql.join(all, sql` and `)
}

/** Open or accepted: it still is a risk. */
export const aliveRisk = sql`r.state in ('open', 'accepted')`

/** Its number ("R12"), its words by their stems, or parts of what may happen (half a word typed, or one within another). */
export function riskMatching(text: string): SQL {
  if (wordsOf(text).length === 0) return sql`false`
  const number = numberIn(text, 'R')
  const words = sql`(r.search @@ ${soughtIn(text)} or (${namedLike(text, sql`r.threat`)}))`
  return number === null ? words : sql`(r.number = ${number} or ${words})`
}

export const reviewLate = (today: string): SQL => sql`(${aliveRisk} and r.next_review_on < ${today}::date)`

/** A lower score waits for the holder's word, or there are alternatives and none is chosen. */
export const waitsForDecision = sql`(${aliveRisk} and (r.proposed_at is not null or (
  exists (select from risk_alternatives v where v.programme_id = r.programme_id and v.risk_id = r.id)
  and not exists (select from risk_alternatives v where v.programme_id = r.programme_id and v.risk_id = r.id and v.chosen))))`

const kinds: Record<RiskKind, (actor: Actor, today: string, standing: Standing) => SQL> = {
  mine: (actor, _, standing) => concernedRisks(actor, standing),
  decision: () => waitsForDecision,
  proposed: () => sql`r.proposed_at is not null`,
  'review-late': (_, today) => reviewLate(today),
  'actions-late': (
    _,
    today,
  ) => sql`(${aliveRisk} and exists (select from risk_actions a where a.programme_id = r.programme_id and a.risk_id = r.id
    and a.done_at is null and a.withdrawn_at is null and a.due_on < ${today}::date))`,
  raised: () => sql`r.raised_at is not null`,
}
