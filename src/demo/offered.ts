import { findByEmails, type OfferExamples } from '#src/features/people/index.ts'
import { addressOf } from './cast.ts'

/** Whom one can become with one click, by the example they belong to; beside each stands what that person can try. */
const offered = {
  'social-care': {
    'programme-lead': 'Programledare, Skaraborgs gemensamma IT',
    'rollout-lead': 'Införandeansvarig, Hjo',
    'rollout-lead-live': 'Införandeansvarig, Skara',
    signatory: 'Behörig företrädare, Mariestad',
    chair: 'Kommunsamordnare, Skaraborgs kommunalförbund',
    'change-lead': 'Förändringsledare, Töreboda',
    'area-lead': 'Ansvarig för utbildning, Hjo',
    staff: 'Superanvändare i hemtjänsten, Hjo',
    'it-partner': 'Teknikansvarig, Skaraborgs gemensamma IT',
    supplier: 'Leveransansvarig, Systemleverantören',
    observer: 'Insyn, Västra Götalandsregionen',
  },
  'health-record': {
    'large-programme-lead': 'Programledare, Västra Götalandsregionen',
    'large-rollout-lead': 'Införandeansvarig, Borås',
    'department-lead': 'Införandeansvarig, Närsjukvården',
    'provider-lead': 'Införandeansvarig, Exempelvården Väst',
    'large-supplier': 'Leveransansvarig, Journalleverantören',
  },
  administration: { admin: 'Systemadministratör, Skaraborgs gemensamma IT' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

export const offeredNames: readonly string[] = Object.values(offered).flatMap((group) => Object.values(group))

/** The example people of the sign-in page that are there; none before the examples are loaded. */
export const offerExamples: OfferExamples = async (db, t) => {
  const found = await findByEmails(db, offeredNames.map(addressOf))
  const ids = new Map(found.map(({ id, email }) => [email, id]))
  return Object.entries(offered).flatMap(([group, members]) => {
    const there = Object.entries(members).flatMap(([role, name]) => {
      const personId = ids.get(addressOf(name))
      return personId ? [{ personId, name, line: t(`demo.try.${role}`) }] : []
    })
    return there.length > 0 ? [{ title: t(`demo.${group}`), people: there }] : []
  })
}
