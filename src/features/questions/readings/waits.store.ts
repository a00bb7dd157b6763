import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'
import { leadingKinds } from '../question.policy.ts'
import { chairHeld } from './owners.store.ts'

/** Who is asked for the answers of their organisation; where nobody holds any of these, the others who may answer are. As in who is told of a question. */
const first = ['rollout-lead', 'programme-lead', 'supplier']

/**
 * An open question waits for the actor, over `questions q`: handed out to a function of theirs; or handed out to nobody (or to one that nobody holds) and
 * the actor leads the place: the own organisation, the programme, or the forum's word between meetings (`decidesIn`).
 */
export function waitsFor(actor: Actor, today: string): SQL {
  const any = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`
  const home = actor.functions
    .filter(({ kind }) => (leadingKinds as readonly string[]).includes(kind))
    .map(({ kind, organisationId, programmeId }) => ({
      org: organisationId,
      programme: programmeId,
      first: first.includes(kind),
    }))
  const led = actor.functions.filter(({ kind }) => kind === 'programme-lead')
  const forums = (kind: 'chair' | 'member') =>
    any(actor.seats.filter((seat) => seat.kind === kind).map(({ forumId }) => forumId))
  return sql`(q.state in ('asked', 'acknowledged') and (
    q.owner_function_id = ${any([...actor.functions, ...actor.seats].map(({ id }) => id))}
    or ((q.owner_function_id is null or not exists (select from holdings h where h.function_id = q.owner_function_id
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)))
      and case q.place
        when 'organisation' then q.organisation_id = ${any(home.map(({ org }) => org))} and exists (select from jsonb_to_recordset(${JSON.stringify(home)}::jsonb) as l(org uuid, programme uuid, first boolean)
          where l.org = q.organisation_id and (l.programme is null or l.programme = q.programme_id) and (l.first or not ${firstHeld(today)}))
        when 'programme' then q.programme_id = ${any(led.flatMap(({ programmeId }) => programmeId ?? []))} or exists (select from programmes l
          where l.id = q.programme_id and l.lead_party_id = ${any(led.filter(({ programmeId }) => !programmeId).map(({ organisationId }) => organisationId))})
        else q.forum_id = ${forums('chair')} or (q.forum_id = ${forums('member')} and not ${chairHeld(sql`q.forum_id`, today)})
      end)))`
}

/** Somebody holds the duty first asked in the organisation of the question `q`. */
const firstHeld = (today: string): SQL => sql`exists (
  select from functions f join parties fp on fp.id = f.party_id join holdings h on h.function_id = f.id
  where fp.organisation_id = q.organisation_id and f.kind = any(${sql.param(first)}::text[]) and (f.programme_id is null or f.programme_id = q.programme_id)
    and (f.ended_on is null or f.ended_on > ${today}::date) and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))`
