import {
  listWaves,
  type ProgrammeView,
  type RolloutRow,
  readRollouts,
  type Wave,
} from '#src/features/programmes/index.ts'
import {
  findTemplate,
  listTemplates,
  readContent,
  type Target,
  type TemplateInPlace,
  type TemplateVersion,
  templateName,
} from '#src/features/templates/index.ts'
import { NotFoundError } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { Option, Ui } from '#src/ui/index.ts'
import type { Partners, Source } from './applying.ts'
import { partnerRoles } from './applying.ts'
import type { Participant } from './ground.store.ts'
import { versionValue } from './paths.ts'

export interface Chosen {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly source: Source
}

/** The published version that a form's value names, if this programme may use it. */
export async function chosenVersion(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  value: string,
): Promise<Chosen | null> {
  const [id, number] = value.split('/')
  const templateId = asId<'template'>(id)
  if (!templateId) return null
  const template = await findTemplate(db, c.var.actor, templateId).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null
    throw error
  })
  if (!template || (template.programmeId !== null && template.programmeId !== programme.id)) return null
  const version = template.versions.find((one) => String(one.number) === number && one.publishedAt !== null)
  return version
    ? { template, version, source: { templateId, number: version.number, content: await readContent(db, version) } }
    : null
}

/** Published versions that the programme may use: the latest of each template first. */
export async function versionOptions(c: RequestContext, programme: ProgrammeView): Promise<Option[]> {
  const { ui } = c.var.frame
  const templates = await listTemplates(c.var.db, c.var.actor, programme.id)
  return templates.flatMap((template) =>
    template.versions
      .filter((version) => version.publishedAt !== null)
      .map((version) => ({
        value: versionValue({ templateId: template.id, number: version.number }),
        label: ui.t('applying.version-of', { name: templateName(template, ui), number: version.number }),
      })),
  )
}

export interface Places {
  readonly waves: readonly Wave[]
  readonly rollouts: readonly RolloutRow[]
}

export const readPlaces = async (db: Reader, programme: ProgrammeView): Promise<Places> => ({
  waves: await listWaves(db, programme),
  rollouts: await readRollouts(db, programme.id),
})

export const targetValue = ({ kind, id }: Target): string => `${kind}:${id}`

/** The wave or rollout that a form's value names, with its name; null when the programme has no such. */
export function chosenTarget(
  { waves, rollouts }: Places,
  value: string,
): { readonly target: Target; readonly name: string } | null {
  const wave = waves.find((one) => targetValue({ kind: 'wave', id: one.id }) === value)
  if (wave) return { target: { kind: 'wave', id: wave.id }, name: wave.name }
  const rollout = rollouts.find((one) => targetValue({ kind: 'rollout', id: one.id }) === value)
  return rollout ? { target: { kind: 'rollout', id: rollout.id }, name: rollout.partyName } : null
}

/** The template rollout first: that is where a template is tried. Then waves, then single rollouts. */
export function targetOptions({ waves, rollouts }: Places, { t }: Ui): Option[] {
  const rolloutOption = (rollout: RolloutRow, group: string) => ({
    value: targetValue({ kind: 'rollout', id: rollout.id }),
    label: rollout.partyName,
    group,
  })
  return [
    ...rollouts.filter((one) => one.isTemplate).map((one) => rolloutOption(one, t('applying.group.template-rollout'))),
    ...waves.map((wave) => ({
      value: targetValue({ kind: 'wave', id: wave.id }),
      label: wave.name,
      group: t('applying.group.waves'),
    })),
    ...rollouts
      .filter((one) => !one.isTemplate && one.state !== 'withdrawn' && one.state !== 'handed-over')
      .map((one) => rolloutOption(one, t('applying.group.rollouts'))),
  ]
}

/** The parties chosen to answer for each role, where they may; null for one that takes no such part. */
export function chosenPartners(
  input: Partial<Record<string, string>>,
  participants: readonly Participant[],
  usual: Partners,
): { readonly partners: Partners; readonly wrong: readonly string[] } {
  const partners = { ...usual }
  const wrong: string[] = []
  for (const role of partnerRoles) {
    const wish = input[role]
    if (!wish) continue
    const found = participants.find((one) => one.id === wish && (one.role === role || one.role === 'lead'))
    if (found) partners[role] = found.id
    else wrong.push(role)
  }
  return { partners, wrong }
}
