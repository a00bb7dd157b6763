import { ensureAreas, programmeTopic } from '#src/features/programmes/index.ts'
import { recordApplications, type Target } from '#src/features/templates/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { createCommitments, giveReceipts } from '../doors/create.store.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import {
  type Application,
  type ApplicationSummary,
  type Partners,
  planApplication,
  type Source,
  summarise,
} from './applying.ts'
import { readGround } from './ground.store.ts'

export type ApplyRefusal =
  /** The wave has no rollouts that are under way or to come. */
  | { readonly code: 'nobody-there' }
  /** Everything that the version asks for is there already. */
  | { readonly code: 'nothing-new' }

export interface Applying {
  readonly source: Source
  /** The template's name, for the history. */
  readonly name: string
  readonly target: Target
  readonly targetName: string
  readonly partners: Partners
  /** The application's own id. */
  readonly id: string
}

/**
 * Makes the commitments that a published version asks for, with their receipts, in the caller's transaction: once for the programme,
 * for each wave, or for each rollout. What is there already stays as it is, so that a wave can be completed, and doing it twice does nothing.
 */
export async function applyTemplate(
  tx: Tx,
  plan: Plan,
  wish: Applying,
  deed: Deed,
): Promise<Result<ApplicationSummary, ApplyRefusal>> {
  await lockPlan(tx, plan.id)
  const { source, target, partners } = wish
  const ground = await readGround(tx, plan, source.templateId, [target], partners)
  if (ground.rollouts.length === 0) return refuse({ code: 'nobody-there' })
  const application = planApplication(source, ground)
  if (application.made.length + application.extended.length === 0) return refuse({ code: 'nothing-new' })
  await ensureAreas(tx, plan.id, source.content.areas)
  await carryOut(tx, plan, application, deed)
  const summary = summarise(application, ground, deed.today)
  const { templateId, number } = source
  await recordApplications(tx, plan.id, [{ id: wish.id, templateId, number, target, receipts: summary.receipts }], deed)
  const params = {
    name: wish.name,
    number,
    target: wish.targetName,
    commitments: summary.commitments,
    receipts: summary.receipts,
  }
  await record(
    tx,
    { programmeId: plan.id, subjectKind: 'template-application', subjectId: wish.id, code: 'applying.applied', params },
    deed,
  )
  announce(tx, programmeTopic(plan.id))
  return ok(summary)
}

/** The commitments and receipts themselves. */
export async function carryOut(tx: Tx, plan: Plan, { made, extended }: Application, deed: Deed): Promise<void> {
  if (made.length > 0) {
    const created = await createCommitments(tx, plan, made, deed)
    // A published version has no circles, and nothing that was there before can wait for what is only now made.
    if (!created.ok) throw new Error(`A template's items wait for each other: ${created.refusal.through.join(', ')}`)
  }
  if (extended.length > 0) await giveReceipts(tx, plan, extended, deed)
}
