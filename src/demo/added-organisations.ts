import type { NewOrganisation } from './organisations.ts'
import { healthRecord } from './texts/health-record.ts'
import { skaraborg } from './texts/skaraborg.ts'

const inSocialCare = ['Hemtjänsten', 'Särskilda boenden', 'Funktionsstödet', 'Elevhälsan']
const inHealthCare = ['Hemsjukvården', 'Rehabiliteringen']

const region = 'Västra Götalandsregionen'
const municipalitiesOf = ({ waves }: typeof skaraborg) => waves.flatMap(({ municipalities }) => municipalities)
const units = (partOf: string, names: readonly string[]): NewOrganisation[] =>
  names.map((name) => ({ kind: 'unit', name, partOf }))

/** What the examples need beside the public list; none of these exists outside them. */
export const organisationsOfExamples: readonly NewOrganisation[] = [
  { kind: 'shared-it', name: 'Skaraborgs gemensamma IT' },
  { kind: 'supplier', name: 'Systemleverantören' },
  { kind: 'municipality', name: 'Mallkommunen' },
  { kind: 'supplier', name: 'Journalleverantören' },
  { kind: 'department', name: 'Regionens digitala stöd', partOf: region },
  ...healthRecord.waves.flatMap(({ others }) =>
    others.map(({ kind, name }) => ({ kind, name, ...(kind === 'department' && { partOf: region }) })),
  ),
  ...municipalitiesOf(skaraborg).flatMap((name) => units(name, inSocialCare)),
  ...municipalitiesOf(healthRecord).flatMap((name) => units(name, inHealthCare)),
  ...healthRecord.waves.flatMap(({ others }) =>
    others.flatMap(({ name }) => units(name, ['Mottagningen', 'Avdelningen'])),
  ),
]
