import { z } from 'zod'
import { seatKinds } from '#src/platform/access/index.ts'
import {
  choice,
  flag,
  manyIds,
  manyTexts,
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  requiredDay,
  requiredId,
  requiredText,
  versionField,
} from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { cadences, forumKinds, gateScopes } from './forum.ts'

const words = {
  name: requiredText(200),
  mandate: requiredText(5000),
  commissioner: optionalText(200),
  cadence: choice(cadences),
  nextMeetingOn: optionalDay(),
}

const placing = {
  kind: choice(forumKinds),
  party: requiredId<'party'>(),
  local: flag(),
  parent: optionalId<'forum'>(),
}

const gates = () => manyTexts().pipe(z.array(choice(gateScopes)))

export const NewForumForm = z.object({
  ...words,
  ...placing,
  programme: requiredId<'programme'>(),
  gates: gates(),
  once: onceField(),
})

export const ForumWordsForm = z.object({ ...words, version: versionField() })
export const ForumForm = z.object({ ...words, ...placing, version: versionField() })

/** A seat without an organisation is told so in its own words: it speaks for nobody. */
const seatParty = () =>
  z.string({ error: 'forums.seat.no-organisation' }).min(1, 'forums.seat.no-organisation').pipe(requiredId<'party'>())

const seat = { kind: choice(seatKinds), party: seatParty(), mayDecide: optionalText(1000) }
export const NewSeatForm = z.object({ ...seat, once: onceField() })
export const SeatForm = z.object({ ...seat, version: versionField() })

export const GatesForm = z.object({ gates: gates() })
export const ServingForm = z.object({ programme: requiredId<'programme'>(), gates: gates() })
export const LocalGroupForm = z.object({ rollouts: manyIds<'rollout'>() })

const meeting = { heldOn: requiredDay(), came: manyIds<'function'>() }
export const NewMeetingForm = z.object({ ...meeting, once: onceField() })
export const MeetingForm = z.object({ ...meeting, version: versionField() })

/** What a creating form makes has its key as id, so that sending it twice leads to the same. */
export const idOf = <Kind extends string>(once: string): Id<Kind> => once as Id<Kind>
