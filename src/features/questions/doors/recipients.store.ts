import { sql } from 'drizzle-orm'
import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { leadingKinds } from '../question.policy.ts'
import type { Question } from '../question.ts'

/** A programme as the doors need to know it. */
export type Programme = Pick<ProgrammeFacts, 'id' | 'leadPartyId' | 'calendar'>

const exists = (today: string) => sql`(f.ended_on is null or f.ended_on > ${today}::date)`
const held = (
  today: string,
) => sql`exists (select from holdings h where h.function_id = f.id and h.valid_from <= ${today}::date
  and (h.valid_to is null or h.valid_to >= ${today}::date))`

/** Those who have the question: the function that it is handed out to, else those who lead its place. */
export async function whoHas(
  db: Reader,
  programme: Pick<Programme, 'id' | 'leadPartyId'>,
  question: Pick<Question, 'ownerFunctionId' | 'place' | 'organisationId' | 'forumId'>,
  today: string,
): Promise<Id<'function'>[]> {
  if (question.ownerFunctionId) return [question.ownerFunctionId]
  if (question.place === 'organisation') return leadsOf(db, programme.id, [question.organisationId], today)
  const { rows } = await db.execute<{ id: Id<'function'> }>(
    question.place === 'programme'
      ? sql`select f.id from functions f join parties p on p.id = f.party_id where f.kind = 'programme-lead' and ${exists(today)}
          and (f.programme_id = ${programme.id} or (f.programme_id is null and p.organisation_id = ${programme.leadPartyId}))`
      : sql`with sitting as (select f.id, s.kind from seats s join functions f on f.id = s.id and ${exists(today)}
          where s.forum_id = ${question.forumId} and s.kind in ('chair', 'member') and ${held(today)})
        select id from sitting where kind = 'chair' or not exists (select from sitting where kind = 'chair')`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Who is told of their organisations' questions: the leads of introduction (a supplier's contacts); where nobody holds such a
 * function, the others who may answer.
 */
export async function leadsOf(
  db: Reader,
  programmeId: Id<'programme'>,
  organisationIds: readonly Id<'party'>[],
  today: string,
): Promise<Id<'function'>[]> {
  const { rows } = await db.execute<{ id: Id<'function'> }>(sql`
    with leads as (
      select f.id, p.organisation_id, f.kind in ('rollout-lead', 'programme-lead', 'supplier') as first from functions f join parties p on p.id = f.party_id
      where p.organisation_id = any(${sql.param([...organisationIds])}::uuid[]) and f.kind = any(${sql.param([...leadingKinds])}::text[])
        and (f.programme_id = ${programmeId} or f.programme_id is null) and ${exists(today)} and ${held(today)})
    select id from leads l where first or not exists (select from leads o where o.organisation_id = l.organisation_id and o.first)`)
  return rows.map(({ id }) => id)
}
