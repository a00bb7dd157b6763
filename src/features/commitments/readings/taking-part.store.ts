import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Db, Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { NewOwner } from '../rules/owner.ts'

/** A party that takes part in the programme, and so may owe something in it. */
export interface TakesPart extends NewOwner {
  readonly name: string
}

/** All that take part, by name. An organisation that is only a supplier stands as one (`standingIn` of programmes). */
export async function listTakingPart(db: Reader, programmeId: Id<'programme'>): Promise<TakesPart[]> {
  const { rows } = await db.execute<TakesPart & Record<string, unknown>>(sql`
    select p.id, p.name, p.organisation_id as "organisationId", case when (
      select bool_and(a.role = 'supplier') from participants a join parties ap on ap.id = a.party_id
      where a.programme_id = ${programmeId} and ap.organisation_id = p.organisation_id) then 'supplier' else 'insider' end as standing
    from parties p where p.id in (
      select party_id from participants where programme_id = ${programmeId}
      union select party_id from rollouts where programme_id = ${programmeId} and state <> 'withdrawn')
    order by p.name`)
  return rows
}

const kept = versionedCache<readonly TakesPart[]>(5000, (rows) => rows.length)

/** The same for a page to choose among: kept until the programme changes, and so never for a form that was sent. */
export const keptTakingPart = (
  db: Db,
  programme: Pick<ProgrammeView, 'id' | 'liveVersion'>,
): Promise<readonly TakesPart[]> =>
  kept.get(programme.id, programme.liveVersion, () => listTakingPart(db, programme.id))
