import { type SQL, sql } from 'drizzle-orm'
import { leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, forumsOf, forumsOpenTo, functionIdsOf, organisationsOf } from '#src/platform/access/index.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>

/** `canSeeQuestion` in SQL, over `questions q` (or as it is called). The two are held together by a property test. */
export function visibleQuestions(actor: Actor, programme: InProgramme, called = 'q'): SQL {
  if (programme.standing === 'observer') return sql`false`
  const q = sql.raw(called)
  const any = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`
  const forums = any(forumsOf(actor))
  const own = sql`${q}.organisation_id = ${any(organisationsOf(actor))}`
  const all = [
    sql`${q}.visibility = 'programme'`,
    programme.standing === 'insider'
      ? sql`${q}.visibility = 'all-but-suppliers'`
      : sql`(${q}.visibility = 'all-but-suppliers' and ${own})`,
    sql`(${q}.visibility = 'own' and ${own})`,
    sql`(${q}.visibility = 'forum' and ${q}.visible_to_forum_id = ${forums})`,
    sql`${q}.asked_by = ${actor.personId}`,
    sql`${q}.owner_function_id = ${any(functionIdsOf(actor))}`,
    sql`${q}.forum_id = ${any(forumsOpenTo(actor, programme.standing))}`,
  ]
  if (leadIn(actor, programme)) all.push(sql`${q}.place = 'programme'`)
  return sql`(${sql.join(all, sql` or `)})`
}

/** All that decides which questions the actor sees: what is kept for those who see the same is kept under this. */
export const sightOf = (actor: Actor, programme: InProgramme): string =>
  [
    programme.id,
    programme.standing,
    actor.personId,
    ...functionIdsOf(actor).sort(),
    ...forumsOf(actor).sort(),
    ...organisationsOf(actor).sort(),
  ].join(' ')
