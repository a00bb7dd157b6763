import type { Id } from '#src/platform/ids.ts'
import type { Role } from '../cast.ts'
import type { Organisations } from '../organisations.ts'
import { healthRecord } from '../texts/health-record.ts'

export const region = 'Västra Götalandsregionen'
export const supplier = 'Journalleverantören'
export const representative = 'VästKom'
export const itPartner = 'Regionens digitala stöd'

/** Who does what in the second example. Whoever leads in both holds two functions. In the later waves nobody gives the organisation's word yet. */
export function rolesInHealthRecord(programmeId: Id<'programme'>, { called }: Organisations): Role[] {
  const of = (title: string, kind: Role['kind'], organisation: string, areaKey: string | null = null): Role => ({
    name: `${title}, ${organisation}`,
    kind,
    partyId: called(organisation),
    programmeId,
    areaKey,
  })
  const [first] = healthRecord.waves
  const everywhere = healthRecord.waves.flatMap(({ municipalities, others }) => [
    ...municipalities,
    ...others.map(({ name }) => name),
  ])
  return [
    of('Programledare', 'programme-lead', region),
    of('Driftansvarig', 'rollout-lead', itPartner),
    of('Leveransansvarig', 'supplier', supplier),
    of('Samordnare för kommunerna', 'rollout-lead', representative),
    ...everywhere.map((name) => of('Införandeansvarig', 'rollout-lead', name)),
    ...(first?.municipalities ?? []).map((name) => of('Behörig företrädare', 'signatory', name)),
    of('Förändringsledare', 'change-lead', 'Borås'),
    of('Ansvarig för informationssäkerhet', 'area-lead', 'Borås', 'information-security'),
    of('Sjuksköterska i hemsjukvården', 'staff', 'Borås'),
    of('Insyn', 'observer', 'Boråsregionen Sjuhärads kommunalförbund'),
  ]
}
