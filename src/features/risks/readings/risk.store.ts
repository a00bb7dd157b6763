import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Risk } from '../risk.ts'
import { isoMoment, namedFunction, namedHolder } from './named.store.ts'
import { visibleRisks } from './visible.store.ts'

/** Everything that a risk's page shows, in one statement; null for what the actor may not see. `today` says who holds what. */
export async function findRisk(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  id: Id<'risk'> | null,
  today: string,
): Promise<Risk | null> {
  if (!id) return null
  const { rows } = await db.execute<Risk & Record<string, unknown>>(sql`
    select ${itself(today)}, ${linked(actor, programme)}, ${parts(today)}
    from risks r join parties op on op.id = r.organisation_id left join people cp on cp.id = r.created_by
    left join forums vf on vf.id = r.visible_to_forum_id
    where r.programme_id = ${programme.id} and r.id = ${id} and ${visibleRisks(actor, programme.standing)}`)
  return rows[0] ?? null
}

const named = (person: SQL): SQL => sql`coalesce((select q.name from people q where q.id = ${person}), '')`

const itself = (today: string): SQL => sql`
  r.id, r.number, r.threat, r.vulnerability, r.consequence, r.area_key as "areaKey", r.probability, r.impact, r.score, r.level, r.state, r.wording,
  (select json_build_object('id', l.id, 'partyId', l.party_id, 'organisationId', lp.organisation_id, 'name', lp.name)
    from rollouts l join parties lp on lp.id = l.party_id where l.programme_id = r.programme_id and l.id = r.rollout_id) as rollout,
  case when r.holder_forum_id is null then json_build_object('kind', 'function', 'id', r.holder_function_id)
    else json_build_object('kind', 'forum', 'id', r.holder_forum_id) end as holder,
  ${namedHolder('r', today)} as "heldBy", ${isoMoment(sql`r.held_since`)} as "heldSince",
  r.owner_function_id as "ownerFunctionId", ${namedFunction(sql`r.owner_function_id`, today)} as owner,
  case when r.accepted_at is not null then json_build_object('at', ${isoMoment(sql`r.accepted_at`)}, 'by', r.accepted_by,
    'byName', ${named(sql`r.accepted_by`)}, 'reason', r.accepted_reason) end as acceptance,
  case when r.proposed_at is not null then json_build_object('at', ${isoMoment(sql`r.proposed_at`)}, 'by', r.proposed_by, 'byName', ${named(sql`r.proposed_by`)},
    'reason', r.proposed_reason, 'probability', r.proposed_probability, 'impact', r.proposed_impact) end as proposal,
  r.next_review_on as "nextReviewOn", ${isoMoment(sql`r.raised_at`)} as "raisedAt", r.outcome, r.outcome_text as "outcomeText",
  ${isoMoment(sql`r.closed_at`)} as "closedAt", r.visibility, r.organisation_id as "organisationId", op.name as "organisationName",
  r.visible_to_forum_id as "visibleToForumId", vf.name as "visibleToForumName", ${isoMoment(sql`r.created_at`)} as "createdAt",
  r.created_by as "createdBy", coalesce(cp.name, '') as "createdByName", r.version`

/** What it was joined into (its words only where the reader sees that too), and those joined into it that the reader sees. */
const linked = (actor: Actor, { standing }: Pick<ProgrammeView, 'standing'>): SQL => sql`
  (select json_build_object('id', j.id, 'number', j.number, 'threat', case when ${visibleRisks(actor, standing, 'j')} then j.threat else '' end)
    from risks j where j.programme_id = r.programme_id and j.id = r.joined_into_id) as "joinedInto",
  coalesce((select json_agg(json_build_object('id', j.id, 'number', j.number, 'threat', j.threat) order by j.number)
    from risks j where j.programme_id = r.programme_id and j.joined_into_id = r.id and ${visibleRisks(actor, standing, 'j')}), '[]') as joined`

const ofThis = (called: string): SQL =>
  sql`${sql.raw(called)}.programme_id = r.programme_id and ${sql.raw(called)}.risk_id = r.id`

const parts = (today: string): SQL => sql`
  coalesce((select json_agg(json_build_object('at', ${isoMoment(sql`s.at`)}, 'on', s."on", 'probability', s.probability, 'impact', s.impact,
    'byName', coalesce(sp.name, ''), 'reason', s.reason) order by s.at, s.id)
    from risk_scores s left join people sp on sp.id = s.person_id where ${ofThis('s')}), '[]') as scores,
  coalesce((select json_agg(json_build_object('id', a.id, 'what', a.what, 'owner', ${namedFunction(sql`a.owner_function_id`, today)}, 'dueOn', a.due_on,
    'doneAt', ${isoMoment(sql`a.done_at`)}, 'version', a.version) order by a.done_at is not null, a.due_on, a.id)
    from risk_actions a where ${ofThis('a')} and a.withdrawn_at is null), '[]') as actions,
  coalesce((select json_agg(distinct a.owner_function_id) from risk_actions a where ${ofThis('a')} and a.withdrawn_at is null), '[]') as "actionFunctionIds",
  coalesce((select json_agg(json_build_object('id', v.id, 'number', v.number, 'title', v.title, 'consequences', v.consequences, 'chosen', v.chosen,
    'chosenAt', ${isoMoment(sql`v.chosen_at`)}, 'chosenReason', v.chosen_reason, 'version', v.version) order by v.number)
    from risk_alternatives v where ${ofThis('v')}), '[]') as alternatives`
