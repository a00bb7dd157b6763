import { applyTemplate, type Partners, readPlan } from '#src/features/commitments/index.ts'
import { listTemplates, readContent, type Target, type TemplateInPlace } from '#src/features/templates/index.ts'
import { type Actor, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { newId } from '#src/platform/ids.ts'
import type { Founded } from './founding.ts'

/** The template that comes with the product. */
export async function builtInTemplate(tx: Tx, actor: Actor): Promise<TemplateInPlace> {
  return orNotFound(
    (await listTemplates(tx, actor)).find(
      ({ builtInKey, programmeId }) => builtInKey === 'start-of-introduction' && programmeId === null,
    ),
  )
}

/** Applies the newest version of a template to every wave, in their order, and to the template rollout. */
export async function applyToAll(
  tx: Tx,
  founded: Founded,
  template: TemplateInPlace,
  partners: Partners,
  deed: Deed,
): Promise<void> {
  const version = orNotFound(template.versions[0])
  const source = { templateId: template.id, number: version.number, content: await readContent(tx, version) }
  const plan = await readPlan(tx, founded.id)
  const rollouts = await founded.rollouts(tx)
  const targets: { target: Target; targetName: string }[] = founded.waves.map((id) => ({
    target: { kind: 'wave', id },
    targetName: rollouts.find(({ waveId }) => waveId === id)?.waveName ?? '',
  }))
  const model = rollouts.find(({ isTemplate }) => isTemplate)
  if (model) targets.push({ target: { kind: 'rollout', id: model.id }, targetName: model.partyName })
  for (const to of targets) {
    const applied = await applyTemplate(
      tx,
      plan,
      { source, name: template.name, ...to, partners, id: newId<'application'>() },
      deed,
    )
    if (!applied.ok) throw new Error(`${to.targetName}: ${applied.refusal.code}`)
    await learnSizes(tx)
  }
}

/**
 * Tells the database how much there is by now: within one transaction it does not find out by itself, and would look for each of
 * thousands of rows as if there were one or two.
 */
const learnSizes = (tx: Tx) =>
  tx.execute('analyze receipts, commitments, commitment_dependencies, roll_ups, rollouts, go_lives')
