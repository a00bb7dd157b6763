import { addSeat, createForum, fillSeat, type NewForum, type NewSeat } from '#src/features/forums/index.ts'
import type { SeatKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Person, World } from './world.ts'

interface InProgramme {
  readonly id: Id<'programme'>
  readonly region: Id<'party'>
}

/** A shared steering group of the region's that serves the programme, unless said otherwise. Nobody sits there. */
export async function aForum(world: World, plan: InProgramme, wish: Partial<NewForum> = {}): Promise<Id<'forum'>> {
  const made = await world.change((tx) =>
    createForum(
      tx,
      {
        name: 'Programstyrgruppen',
        partyId: plan.region,
        mandate: 'Beslutar om tidplan, budget och de högsta riskerna.',
        programmes: [{ programmeId: plan.id }],
        ...wish,
      },
      world.deedOf(),
    ),
  )
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}

/** A seat there for the organisation, and who holds it since the first of January 2026: somebody new, unless said. */
export async function aSeat(
  world: World,
  forumId: Id<'forum'>,
  kind: SeatKind,
  partyId: Id<'party'>,
  holder: Person | null | undefined = undefined,
  wish: Partial<NewSeat> = {},
): Promise<{ seatId: Id<'function'>; person: Person }> {
  const person = holder ?? (await world.aPerson(`${kind} i forumet`))
  const seatId = await world.change(async (tx) => {
    const made = await addSeat(tx, { forumId, kind, partyId, ...wish }, world.deedOf())
    if (!made.ok) throw new Error(made.refusal.code)
    if (holder === null) return made.value
    const term = { forumId, seatId: made.value, personId: person.id, from: '2026-01-01' }
    const filled = await fillSeat(tx, term, world.deedOf())
    if (!filled.ok) throw new Error(filled.refusal.code)
    return made.value
  })
  return { seatId, person }
}

/** A forum that serves the plan's programme, with somebody in the chair unless said otherwise, for the organisation whose it is. */
export async function aSeatedForum(
  world: World,
  plan: InProgramme,
  name: string,
  kinds: readonly SeatKind[] = ['chair'],
  wish: Partial<NewForum> = {},
) {
  const id = await aForum(world, plan, { name, ...wish })
  const people: Partial<Record<SeatKind, Person>> = {}
  for (const kind of kinds) {
    const person = await world.aPerson(`${kind}, ${name}`)
    await aSeat(world, id, kind, wish.partyId ?? plan.region, person)
    people[kind] = person
  }
  return { id, people: people as Record<SeatKind, Person> }
}
