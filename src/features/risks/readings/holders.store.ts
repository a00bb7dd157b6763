import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Db } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { NamedHolder } from '../risk.ts'
import { namedHolder } from './named.store.ts'

const kept = versionedCache<readonly NamedHolder[]>(5000, (rows) => rows.length)

/** Those who decide about some risk in the programme, forums first: what the register can be narrowed to, kept until the programme changes. */
export const listHolders = (
  db: Db,
  programme: Pick<ProgrammeView, 'id' | 'liveVersion'>,
  today: string,
): Promise<readonly NamedHolder[]> =>
  kept.get(`${programme.id} ${today}`, programme.liveVersion, async () => {
    const { rows } = await db.execute<{ heldBy: NamedHolder }>(sql`
      with those as (select distinct holder_forum_id, holder_function_id from risks where programme_id = ${programme.id})
      select ${namedHolder('those', today)} as "heldBy" from those left join forums f on f.id = holder_forum_id
        left join functions u on u.id = holder_function_id left join parties p on p.id = u.party_id order by f.name, p.name, u.kind`)
    return rows.map(({ heldBy }) => heldBy)
  })
