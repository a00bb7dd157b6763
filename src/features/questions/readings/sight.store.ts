import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { sightOf, visibleQuestions } from './visible.store.ts'

const kept = versionedCache<{ readonly seesMore: boolean }>(20_000, () => 1)

/** What not everyone of a standing sees; for those within few, and found by an index of their own. */
const guarded = {
  insider: sql`q.visibility not in ('programme', 'all-but-suppliers')`,
  supplier: sql`q.visibility <> 'programme'`,
  observer: sql`true`,
}

/**
 * Under which what is made from the questions that the actor sees is kept: most see just what all of their standing see, and share it; whoever
 * sees something besides (the own organisation's, what waits for them) has their own.
 */
export async function sharedSight(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'liveVersion'>,
): Promise<string> {
  const own = sightOf(actor, programme)
  const { id, standing, liveVersion } = programme
  const { seesMore } = await kept.get(own, liveVersion, async () => {
    const { rows } = await db.execute<{ seesMore: boolean }>(sql`
      select exists (select from questions q where q.programme_id = ${id} and ${guarded[standing]}
        and ${visibleQuestions(actor, programme)}) as "seesMore"`)
    return rows[0] ?? { seesMore: true }
  })
  return seesMore ? own : `${id} ${standing}`
}
