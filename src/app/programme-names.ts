import type { ProgrammeNames } from '#src/features/people/index.ts'
import { readFacts } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'

/** What the people slice can't know: programmes lie above it. */
export const programmeNames: ProgrammeNames = async (db, programmeId, lang) => {
  const facts = await readFacts(db, programmeId)
  const areas = Object.fromEntries(facts.areas.map((area) => [area.key, inLanguage(area.name, lang)]))
  return { name: facts.name, href: `/programmes/${programmeId}`, areas }
}
