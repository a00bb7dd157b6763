import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { sharedSight } from './sight.store.ts'
import { visibleQuestions } from './visible.store.ts'

interface NamedOrganisation {
  readonly id: Id<'party'>
  readonly name: string
}

/** The names of some organisations, in the order asked for. */
export async function organisationNames(db: Reader, ids: readonly Id<'party'>[]): Promise<NamedOrganisation[]> {
  const { rows } = await db.execute<NamedOrganisation & Record<string, unknown>>(sql`
    select p.id, p.name from unnest(${sql.param([...ids])}::uuid[]) with ordinality as these(id, at) join parties p on p.id = these.id order by these.at`)
  return rows
}

const kept = versionedCache<readonly NamedOrganisation[]>(5000, (rows) => rows.length)

/** Those that have asked something that the actor sees, by name. Kept until the programme changes. */
export const askingOrganisations = async (
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'liveVersion'>,
): Promise<readonly NamedOrganisation[]> =>
  kept.get(await sharedSight(db, actor, programme), programme.liveVersion, async () => {
    const { rows } = await db.execute<NamedOrganisation & Record<string, unknown>>(sql`
      select p.id, p.name from parties p where p.id in (
        select q.organisation_id from questions q where q.programme_id = ${programme.id} and ${visibleQuestions(actor, programme)}) order by p.name`)
    return rows
  })
