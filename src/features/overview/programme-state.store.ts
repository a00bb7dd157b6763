import { readRollUps } from '#src/features/commitments/index.ts'
import { listRollouts, listWaves, type ProgrammeView } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Db } from '#src/platform/database/index.ts'
import { readBroken } from './breaches.store.ts'
import { breachesByCause, breachesOf } from './breaches.ts'
import { matrixOf, wholeMatrix } from './matrix.ts'
import type { OverviewState } from './programme-overview.pages.tsx'
import { countLive, countStates, nextWave } from './programme-overview.ts'
import { readProgress } from './readiness.store.ts'

/** All that the overview of a programme tells everyone of one standing. */
export async function readOverview(
  db: Db,
  programme: ProgrammeView,
  today: IsoDate,
): Promise<Omit<OverviewState, 'timeline'> & { readonly waves: Awaited<ReturnType<typeof listWaves>> }> {
  const [rollouts, rollUps, progress, broken, waves] = await Promise.all([
    listRollouts(db, programme),
    readRollUps(db, programme),
    readProgress(db, programme.id, today),
    readBroken(db, programme.id, today),
    listWaves(db, programme),
  ])
  const next = nextWave(rollouts, rollUps, progress, today)
  const breaches = breachesOf(broken, today)
  return {
    programme,
    rollouts,
    waves,
    next,
    live: countLive(rollouts),
    states: countStates(rollouts),
    breaches: breachesByCause(breaches),
    nextBreaches: breachesByCause(breaches.filter(({ receipt }) => next !== null && receipt.waveId === next.waveId)),
    matrix: matrixOf({ rollouts, areas: programme.areas, rollUps, members: null, today }, wholeMatrix),
  }
}
