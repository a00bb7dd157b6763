import { createProgramme } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Person, World } from '../../../tests/world.ts'
import type { TemplateArea, TemplateItem, VersionContent } from './template.ts'

/** An area and an item as a draft has them, for rules that need no more. */
export const anArea = (key: string): TemplateArea => ({ key, name: { sv: key, en: '' }, about: { sv: '', en: '' } })

export const anItem = (key: string, changes: Partial<TemplateItem> = {}): TemplateItem => ({
  key,
  areaKey: 'training',
  title: { sv: `Punkt ${key}`, en: '' },
  why: { sv: 'Därför', en: '' },
  evidence: { sv: '', en: '' },
  owner: 'programme',
  receiver: 'receiver',
  scope: 'rollout',
  dueRule: { kind: 'lead', duration: 'P3M', side: 'before' },
  notBefore: null,
  validity: null,
  minimumDays: 5,
  dependsOn: [],
  critical: false,
  mandatory: false,
  approver: null,
  ...changes,
})

export const contentOf = (...items: TemplateItem[]): VersionContent => ({
  areas: [anArea('training'), anArea('technology')],
  items,
})

/** A programme led by a region, somebody who leads it, somebody who works in it, a supplier and a stranger. */
export async function aProgramme(world: World) {
  const region = await world.aParty('Regionen', 'region')
  const hjo = await world.aParty('Hjo')
  const supplier = await world.aParty('Systemleverantören', 'supplier')
  const id = await world.change((tx) =>
    createProgramme(tx, { name: 'Gemensamt vårdsystem', leadPartyId: region, startsOn: '2026-01-01' }, world.deedOf()),
  )
  const holder = async (name: string, kind: Parameters<World['holds']>[1], party: Id<'party'>): Promise<Person> => {
    const person = await world.aPerson(name)
    const held = kind === 'programme-lead' ? null : id
    await world.holds(person, kind, party, held)
    return person
  }
  return {
    id,
    lead: await holder('Programledaren', 'programme-lead', region),
    inHjo: await holder('Införandeansvarig, Hjo', 'rollout-lead', hjo),
    atSupplier: await holder('Leverantörens kontakt', 'supplier', supplier),
    observer: await holder('Insyn', 'observer', hjo),
    stranger: await world.aPerson('Främling'),
  }
}
