import type { Id } from '#src/platform/ids.ts'
import type { Role } from '../cast.ts'
import type { Days } from '../days.ts'
import type { Organisations } from '../organisations.ts'
import { skaraborg } from '../texts/skaraborg.ts'
import { programme, supplier } from '../texts/skaraborg-items.ts'

export const representative = 'Skaraborgs kommunalförbund'

/** Who does what in the first example. The programme's lead, the supplier and the municipalities' leads come first: they speak for their parties. */
export function rolesInSkaraborg(programmeId: Id<'programme'>, { called, partsOf }: Organisations, days: Days): Role[] {
  const [first, second, third] = skaraborg.waves.map(({ municipalities }) => municipalities)
  const of = (title: string, kind: Role['kind'], organisation: string, also: Partial<Role> = {}): Role => ({
    name: `${title}, ${organisation}`,
    kind,
    partyId: called(organisation),
    programmeId,
    ...also,
  })
  const unit = (organisation: string, name: string) =>
    partsOf(organisation).find((part) => part.name === name)?.id ?? called(organisation)
  const everywhere = [...(first ?? []), ...(second ?? []), ...(third ?? [])]
  return [
    of('Programledare', 'programme-lead', programme),
    of('Teknikansvarig', 'rollout-lead', programme),
    of('Leveransansvarig', 'supplier', supplier),
    of('Kommunsamordnare', 'rollout-lead', representative),
    ...everywhere.flatMap((name) => [
      of('Införandeansvarig', 'rollout-lead', name),
      of('Behörig företrädare', 'signatory', name),
    ]),
    ...[...(first ?? []), ...(second ?? [])].map((name) =>
      of('Förändringsledare', 'change-lead', name, name === 'Hjo' ? { leftOn: days.worked(-30) } : {}),
    ),
    ...[...(first ?? []), ...(second ?? [])].map((name) =>
      of('Ansvarig för teknik', 'area-lead', name, { areaKey: 'technology' }),
    ),
    of('Ansvarig för utbildning', 'area-lead', 'Hjo', { areaKey: 'training' }),
    of('Superanvändare i hemtjänsten', 'staff', 'Hjo', { partyId: unit('Hjo', 'Hemtjänsten') }),
    of('Superanvändare i hemtjänsten', 'staff', 'Skara', { partyId: unit('Skara', 'Hemtjänsten') }),
    of('Insyn', 'observer', 'Västra Götalandsregionen'),
    { ...of('Systemadministratör', 'admin', programme), programmeId: null },
  ]
}
