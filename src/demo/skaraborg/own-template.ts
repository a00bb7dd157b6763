import {
  copyTemplate,
  findTemplate,
  publishDraft,
  readContent,
  saveDraft,
  type TemplateItem,
  type VersionContent,
} from '#src/features/templates/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { builtInTemplate } from '../applying.ts'
import { type Member, speaksAs } from '../cast.ts'

/** What the programme delivers anew for each wave: the modules differ, and so does what those before them learned. */
const anewForEachWave = new Set([
  'training-material-draft',
  'training-material',
  'questions-and-answers',
  'pilot-approved',
  'workflows-tried',
  'maintenance-organisation',
])

/** Led training was forgotten in the template that everybody begins with. */
export const trainingSessions: TemplateItem = {
  key: 'training-sessions-bookable',
  areaKey: 'training',
  title: { sv: 'Lärarledda utbildningar går att boka', en: 'Instructor-led training can be booked' },
  why: {
    sv: 'Hemtjänst och boenden lägger schema för tre månader i taget. Utan tider kan ingen släppas från sitt arbetspass.',
    en: 'Home care and care homes schedule three months at a time. Without dates nobody can be released from a shift.',
  },
  evidence: {
    sv: 'Länk till bokningen, med platser för varje kommun.',
    en: 'A link to the booking, with places for each municipality.',
  },
  owner: 'programme',
  receiver: 'receiver',
  scope: 'wave',
  dueRule: { kind: 'lead', duration: 'P3M', side: 'before' },
  notBefore: null,
  validity: null,
  minimumDays: 5,
  dependsOn: ['training-plan'],
  critical: true,
  mandatory: true,
  approver: null,
}

const adapted = ({ areas, items }: VersionContent): VersionContent => ({
  areas,
  items: items
    .map((item) => (anewForEachWave.has(item.key) ? { ...item, scope: 'wave' as const } : item))
    .flatMap((item) => (item.key === 'training-material' ? [item, trainingSessions] : [item])),
})

/** Makes the programme's own template out of the built-in one, adapts it and publishes it. */
export async function ownTemplate(
  tx: Tx,
  programmeId: Id<'programme'>,
  lead: Member,
  functionId: Id<'function'>,
  deed: Deed,
) {
  const actor = speaksAs(lead, { functionId, programmeId })
  const from = await builtInTemplate(tx, actor)
  const wish = {
    programmeId,
    name: 'Införande i Skaraborg',
    about: 'Checklistan för start av ett införande, med det som tas fram på nytt för varje etapp.',
  }
  const id = await copyTemplate(tx, from, orNotFound(from.versions[0]), wish, deed)
  const copied = await findTemplate(tx, actor, id)
  const draft = orNotFound(copied.versions[0])
  const content = adapted(await readContent(tx, draft))
  await saveDraft(tx, copied, draft, content, { code: 'template.item-added', title: trainingSessions.title.sv }, deed)
  await publishDraft(
    tx,
    copied,
    { ...draft, version: draft.version + 1 },
    'Utbildning och tester tas fram för varje etapp.',
    deed,
  )
  return findTemplate(tx, actor, id)
}
