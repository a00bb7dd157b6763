import {
  addSeat,
  createForum,
  fillSeat,
  handOverSeat,
  recordMeeting,
  setLocalGroup,
} from '#src/features/forums/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { rolloutOf } from '../founding.ts'
import type { ExampleForum, ExampleSeat } from '../texts/deciding-types.ts'
import { type Deciding, deedOn, done } from './scene.ts'

/** The forums that were made, by what the texts call them; and who speaks for each: its chair. */
export interface ForumsMade {
  readonly id: (key: string) => Id<'forum'>
  readonly chair: (forumId: Id<'forum'>) => Chair
}

interface Chair {
  readonly personId: Id<'person'>
  readonly name: string
  /** What history calls one who acts in a chair. */
  readonly kind: 'chair'
  readonly partyId: Id<'party'>
}

/** Working days back that the forums of an example came to be. */
const founded = 110

/** The forums, from the top down; who sits in them, and the meetings they have held. */
export async function makeForums(tx: Tx, scene: Deciding, texts: readonly ExampleForum[]): Promise<ForumsMade> {
  const ids = new Map<string, Id<'forum'>>()
  const chairs = new Map<string, Chair>()
  const id = (key: string): Id<'forum'> => {
    const found = ids.get(key)
    if (!found) throw new Error(`The example has no forum ${key}.`)
    return found
  }
  const { programme, days, party } = scene
  const lead = scene.cast.speakerOf(programme.leadPartyId, programme.id)
  const since = days.workingDaysBack(founded)
  for (const text of texts) {
    const by = deedOn(scene, lead, since, text.key)
    const made = await createForum(
      tx,
      {
        name: text.name,
        kind: text.kind,
        partyId: party(text.organisation),
        isLocal: text.localTo !== undefined,
        mandate: text.mandate,
        commissioner: text.commissioner,
        parentId: text.above ? id(text.above) : null,
        cadence: text.cadence,
        nextMeetingOn: days.workingDaysBack(-text.nextMeeting),
        programmes: [{ programmeId: programme.id, gates: text.gates }],
      },
      by,
    )
    const forumId = done(text.name, made)
    ids.set(text.key, forumId)
    if (text.localTo) {
      const rollout = rolloutOf(await scene.founded.rollouts(tx), text.localTo)
      await setLocalGroup(tx, { forumId, programmeId: programme.id }, [rollout], [rollout.id], by)
    }
    const seats: { id: Id<'function'>; seat: ExampleSeat }[] = []
    for (const seat of text.seats) {
      const wish = { forumId, kind: seat.kind, partyId: party(seat.organisation), mayDecide: seat.mayDecide }
      seats.push({ id: done(text.name, await addSeat(tx, wish, by)), seat })
    }
    for (const { id: seatId, seat } of seats) {
      const personId = await seatHolder(tx, scene, forumId, seatId, seat)
      if (seat.kind === 'chair' && personId)
        chairs.set(forumId, { personId, name: seat.holder ?? '', kind: 'chair', partyId: party(seat.organisation) })
    }
    for (const { back, away } of text.held) {
      const heldOn = days.workingDaysBack(back)
      const came = seats.filter(({ seat }) => seat.holder && !away.includes(seat.organisation)).map((one) => one.id)
      done(text.name, await recordMeeting(tx, forumId, { heldOn, came }, deedOn(scene, lead, heldOn, text.key)))
    }
  }
  const chair = (forumId: Id<'forum'>): Chair => {
    const found = chairs.get(forumId)
    if (!found) throw new Error('A forum of the example has no chair.')
    return found
  }
  return { id, chair }
}

/** Whoever sits there, and before them whoever did. @returns who holds it today */
async function seatHolder(
  tx: Tx,
  scene: Deciding,
  forumId: Id<'forum'>,
  seatId: Id<'function'>,
  { organisation, holder, before }: ExampleSeat,
): Promise<Id<'person'> | null> {
  if (holder === null) return null
  const { days, programme, cast } = scene
  const from = days.workingDaysBack(founded)
  const by = deedOn(scene, cast.speakerOf(programme.leadPartyId, programme.id), from, organisation)
  const personId = await cast.person(tx, `${holder}, ${organisation}`, by)
  if (!before) {
    done(organisation, await fillSeat(tx, { forumId, seatId, personId, from }, by))
    return personId
  }
  const earlier = await cast.person(tx, `${before.holder}, ${organisation}`, by)
  done(organisation, await fillSeat(tx, { forumId, seatId, personId: earlier, from }, by))
  const on = days.workingDaysBack(before.until)
  const wish = { fromPersonId: earlier, toPersonId: personId, on }
  done(organisation, await handOverSeat(tx, forumId, seatId, wish, deedOn(scene, null, on, organisation)))
  return personId
}
