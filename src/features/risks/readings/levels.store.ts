import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Db } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { keptLevels } from '../doors/ladder.store.ts'
import type { NamedHolder, RiskLevel } from '../risk.ts'
import { namedHolder } from './named.store.ts'

/** A level as it is shown, with who decides in its matters. */
export interface ShownRiskLevel extends RiskLevel {
  readonly heldBy: NamedHolder
}

export interface ShownRiskLevels {
  /** The programme has set its own; otherwise the usual ones hold. */
  readonly own: boolean
  /** Lowest first. */
  readonly levels: readonly ShownRiskLevel[]
}

const kept = versionedCache<ShownRiskLevels>(5000, ({ levels }) => levels.length)

/** The levels that hold in the programme with the names of those who decide, kept until it changes: to be shown, never to decide by. */
export const listLevels = (
  db: Db,
  programme: Pick<ProgrammeView, 'id' | 'liveVersion'>,
  today: string,
): Promise<ShownRiskLevels> =>
  kept.get(`${programme.id} ${today}`, programme.liveVersion, async () => {
    const { own, levels } = await keptLevels(db, programme)
    const holders = levels.map(({ holder: { kind, id } }) => ({ [`holder_${kind}_id`]: id }))
    const { rows } = await db.execute<{ heldBy: NamedHolder }>(sql`
      select ${namedHolder('l', today)} as "heldBy"
      from rows from (jsonb_to_recordset(${JSON.stringify(holders)}::jsonb) as (holder_forum_id uuid, holder_function_id uuid))
        with ordinality as l(holder_forum_id, holder_function_id, place) order by l.place`)
    return {
      own,
      levels: levels.flatMap((level, at) => rows.slice(at, at + 1).map(({ heldBy }) => ({ ...level, heldBy }))),
    }
  })
