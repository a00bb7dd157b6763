import { planHandlers } from '#src/features/commitments/index.ts'
import { handOutAreas } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Cast, deedOf } from './cast.ts'
import type { Days } from './days.ts'
import type { Founded } from './founding.ts'

/** The receivers of the first waves have gone through the start guide, and handed out the areas that somebody leads. */
export async function goThroughGuides(
  tx: Tx,
  founded: Founded,
  cast: Cast,
  {
    days,
    waves,
    day,
    areasOf,
  }: {
    readonly days: Days
    readonly waves: number
    readonly day: string
    readonly areasOf: (receiver: string) => readonly string[]
  },
): Promise<void> {
  for (const { id, partyId, partyName, waveNumber } of await founded.rollouts(tx)) {
    if (waveNumber === null || waveNumber > waves) continue
    const by = deedOf(days, cast.speakerOf(partyId, founded.id), day, 'guide')
    const handedOut = { programmeId: founded.id, rolloutId: id, partyId, areaKeys: areasOf(partyName) }
    await handOutAreas(tx, handedOut, by, planHandlers)
  }
}
