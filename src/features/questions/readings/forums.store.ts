import { listServing, type ServingForum } from '#src/features/forums/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'

const kept = versionedCache<readonly ServingForum[]>(2000, (rows) => rows.length)

/** The forums that serve the programme, to choose among: kept until the programme changes. For those within. */
export const servingForums = (
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>,
  today: string,
): Promise<readonly ServingForum[]> =>
  programme.standing === 'insider'
    ? kept.get(`${programme.id} ${today}`, programme.liveVersion, () => listServing(db, programme.id, today))
    : Promise.resolve([])
