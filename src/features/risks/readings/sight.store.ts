import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, forumsOf, functionIdsOf, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { visibleRisks } from './visible.store.ts'

const kept = versionedCache<{ readonly seesMore: boolean }>(20_000, () => 1)

/** What not everyone of a standing sees; for those within few, and found by an index of their own. */
const guarded = {
  insider: sql`r.visibility not in ('programme', 'all-but-suppliers')`,
  supplier: sql`r.visibility <> 'programme'`,
  observer: sql`true`,
}

/** All that decides which risks the actor sees. */
export const ownSight = (actor: Actor, { id, standing }: Pick<ProgrammeView, 'id' | 'standing'>): string =>
  [
    id,
    standing,
    actor.personId,
    ...functionIdsOf(actor).sort(),
    ...forumsOf(actor).sort(),
    ...organisationsOf(actor).sort(),
  ].join(' ')

/**
 * Under which what is made from the risks that the actor sees is kept: most see just what all of their standing see, and share it; whoever
 * sees something besides (the own organisation's, what they decide about or look after) has their own.
 */
export async function sharedSight(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>,
): Promise<string> {
  const own = ownSight(actor, programme)
  const { id, standing, liveVersion } = programme
  const { seesMore } = await kept.get(own, liveVersion, async () => {
    const { rows } = await db.execute<{ seesMore: boolean }>(sql`
      select exists (select from risks r where r.programme_id = ${id} and ${guarded[standing]} and ${visibleRisks(actor, standing)}) as "seesMore"`)
    return rows[0] ?? { seesMore: true }
  })
  return seesMore ? own : `${id} ${standing}`
}
