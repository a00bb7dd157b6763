import { type SQL, sql } from 'drizzle-orm'
import { type Actor, organisationsOf, type Standing } from '#src/platform/access/index.ts'

/** `canSeeCommitment` in SQL, over `commitments c` (or as it is called). The two are held together by a property test. */
export function visibleCommitments(actor: Actor, standing: Standing, called = 'c'): SQL {
  if (standing === 'observer') return sql`false`
  const own = sql`any(${sql.param(organisationsOf(actor))}::uuid[])`
  const c = sql.raw(called)
  const ownOrShared = sql`(${c}.visibility <> 'own' or ${c}.organisation_id = ${own})`
  if (standing === 'insider') return ownOrShared
  return sql`(${ownOrShared} and (${c}.visibility <> 'all-but-suppliers' or ${c}.organisation_id = ${own}) and (
    ${c}.owner_id in (select id from parties where organisation_id = ${own}) or exists (
      select from receipts mine join parties rp on rp.id = mine.receiver_id
      where mine.programme_id = ${c}.programme_id and mine.commitment_id = ${c}.id and rp.organisation_id = ${own})))`
}

/** Of what insiders see, which organisation alone sees it; null: all of them do. Over `commitments c`. */
export const onlySeenBy = sql`case when c.visibility = 'own' then c.organisation_id end`

/** Who else would see the same: what a cached order may be shared by. */
export const sharesSight = (actor: Actor, standing: Standing): string =>
  `${standing}:${organisationsOf(actor).sort().join()}`
