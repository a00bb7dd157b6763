import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Question, QuestionOwner } from '../question.ts'
import type { Programme } from './recipients.store.ts'

/**
 * Functions that a question may be handed out to where it is: the own organisation's; with the programme, those of whoever leads or supplies
 * it; with a forum, its seats and the programme's. Vacant ones too, said to be so.
 */
export async function listHandable(
  db: Reader,
  programme: Pick<Programme, 'id' | 'leadPartyId'>,
  { place, organisationId, forumId }: Pick<Question, 'place' | 'organisationId' | 'forumId'>,
  today: string,
): Promise<QuestionOwner[]> {
  const working = sql`f.kind not in ('observer', 'admin', 'seat') and (f.programme_id = ${programme.id} or f.programme_id is null)`
  const programmes = sql`(${working} and (p.organisation_id = ${programme.leadPartyId} or f.kind = 'programme-lead' or p.organisation_id in (
    select o.organisation_id from participants t join parties o on o.id = t.party_id where t.programme_id = ${programme.id}
    group by o.organisation_id having bool_and(t.role <> 'receiver'))))`
  const offered =
    place === 'organisation'
      ? sql`${working} and p.organisation_id = ${organisationId}`
      : place === 'programme'
        ? programmes
        : sql`(f.id in (select s.id from seats s where s.forum_id = ${forumId}) or ${programmes})`
  const { rows } = await db.execute<QuestionOwner & Record<string, unknown>>(sql`
    select f.id, f.kind, f.title, f.area_key as "areaKey", p.name as "partyName",
      coalesce((select json_agg(h.name order by h.name) from (select distinct q.name from holdings h join people q on q.id = h.person_id
        where h.function_id = f.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)) h), '[]') as holders
    from functions f join parties p on p.id = f.party_id where (f.ended_on is null or f.ended_on > ${today}::date) and ${offered}
    order by f.kind <> 'seat', p.name, f.kind, f.title, f.area_key`)
  return rows
}
