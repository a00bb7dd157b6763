import { appoint } from '../src/features/people/index.ts'
import { createProgramme } from '../src/features/programmes/index.ts'
import type { FunctionKind } from '../src/platform/access/index.ts'
import type { Id } from '../src/platform/ids.ts'
import { aPlan } from './a-plan.ts'
import type { Person, World } from './world.ts'

/** Everybody who could ask for something, in the order of the access matrix. */
export const askers = [
  /** Leads the programme. */
  'lead',
  /** Of Hjo: its rollout lead, signatory, change lead, lead of the area Teknik, one of its staff. */
  'hjo',
  'signatory',
  'change',
  'area',
  'staff',
  /** The rollout lead of another receiver. */
  'skara',
  'supplier',
  'observer',
  /** Of an organisation that is not in the programme. */
  'admin',
  /** Leads another programme. */
  'other',
  /** Nobody: not signed in. */
  'out',
] as const
export type Asker = (typeof askers)[number]

/** A programme on its way (see `aPlan`) with somebody in every function of it, and another programme beside it. */
export async function everyone(world: World) {
  const plan = await aPlan(world)
  const { id, hjo } = plan
  const who = async (
    name: string,
    kind: FunctionKind,
    partyId: Id<'party'>,
    programmeId: Id<'programme'> | null,
    areaKey: string | null = null,
  ): Promise<Person> => {
    const person = await world.aPerson(name)
    const wish = { kind, partyId, programmeId, areaKey, personId: person.id, from: '2026-01-01', to: null }
    const done = await world.change((tx) => appoint(tx, wish, world.deedOf()))
    if (!done.ok) throw new Error(done.refusal.code)
    return person
  }
  const elsewhere = await world.aParty('Annan region', 'region')
  const otherProgramme = await world.change((tx) =>
    createProgramme(tx, { name: 'Annat program', leadPartyId: elsewhere, startsOn: '2026-01-01' }, world.deedOf()),
  )
  const people = {
    lead: plan.lead,
    hjo: plan.inHjo,
    signatory: await who('Kommundirektören, Hjo', 'signatory', hjo, id),
    change: await who('Förändringsledaren, Hjo', 'change-lead', hjo, id),
    area: await who('Teknikansvarig, Hjo', 'area-lead', hjo, id, 'technology'),
    staff: await who('Medarbetare, Hjo', 'staff', hjo, id),
    skara: plan.inSkara,
    supplier: plan.atSupplier,
    observer: plan.observer,
    admin: await who('Administratören', 'admin', await world.aParty('IT-avdelningen', 'shared-it'), null),
    other: await who('Programledare, annat', 'programme-lead', elsewhere, otherProgramme),
    out: null,
  } satisfies Record<Asker, Person | null>
  return { ...plan, people, otherProgramme, elsewhere }
}
