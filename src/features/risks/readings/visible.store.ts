import { type SQL, sql } from 'drizzle-orm'
import {
  type Actor,
  forumsOf,
  forumsOpenTo,
  functionIdsOf,
  organisationsOf,
  type Standing,
} from '#src/platform/access/index.ts'

/** `isConcerned` in SQL, over `risks r` (or as it is called): decides or sits where it is decided, looks after it, registered it, or has something to do about it. */
export function concernedRisks(actor: Actor, standing: Standing, called = 'r'): SQL {
  const r = sql.raw(called)
  const functions = among(functionIdsOf(actor))
  return sql`(${r}.created_by = ${actor.personId} or ${r}.owner_function_id = ${functions} or ${r}.holder_function_id = ${functions}
    or ${r}.holder_forum_id = ${among(forumsOpenTo(actor, standing))} or exists (select from risk_actions mine where mine.programme_id = ${r}.programme_id
      and mine.risk_id = ${r}.id and mine.withdrawn_at is null and mine.owner_function_id = ${functions}))`
}

/** `canSeeRisk` in SQL, over `risks r` (or as it is called). The two are held together by a property test. */
export function visibleRisks(actor: Actor, standing: Standing, called = 'r'): SQL {
  if (standing === 'observer') return sql`false`
  const r = sql.raw(called)
  return sql`(${openToAll(standing, called)}
    or (${r}.visibility in ('own', 'all-but-suppliers') and ${r}.organisation_id = ${among(organisationsOf(actor))})
    or (${r}.visibility = 'forum' and ${r}.visible_to_forum_id = ${among(forumsOf(actor))})
    or ${concernedRisks(actor, standing, called)})`
}

/** What everyone of that standing sees, whoever they are. */
const openToAll = (standing: Standing, called = 'r'): SQL =>
  standing === 'insider'
    ? sql`${sql.raw(called)}.visibility in ('programme', 'all-but-suppliers')`
    : sql`${sql.raw(called)}.visibility = 'programme'`

const among = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::uuid[])`
