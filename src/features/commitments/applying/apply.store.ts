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
import { inParts } from './parts.ts'
import { applicationTopic } from './paths.ts'

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

/** Told how many receipts have been made. */
export type Progress = (receipts: number) => void

/**
 * Makes the commitments that a published version asks for, with their receipts, in the caller's transaction: once for the programme,
 * for each wave, or for each rollout. What is there already stays as it is, so that a wave can be completed, and doing it twice does
 * nothing. With `progress` it is done part by part, and told after each how far it has come.
 */
export async function applyTemplate(
  tx: Tx,
  plan: Plan,
  wish: Applying,
  deed: Deed,
  progress?: Progress,
): Promise<Result<ApplicationSummary, ApplyRefusal>> {
  await lockPlan(tx, plan.id)
  const { source, target, partners } = wish
  const ground = await readGround(tx, plan, source.templateId, [target], partners)
  if (ground.rollouts.length === 0) return refuse({ code: 'nobody-there' })
  const application = planApplication(source, ground)
  if (application.made.length + application.extended.length === 0) return refuse({ code: 'nothing-new' })
  await ensureAreas(tx, plan.id, source.content.areas)
  if (progress) {
    let done = 0
    for (const part of inParts(application, ground)) {
      await carryOut(tx, plan, part, deed)
      await learnSizes(tx)
      done += summarise(part, ground, deed.today).receipts
      progress(done)
    }
  } else await carryOut(tx, plan, application, deed)
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
  announce(tx, programmeTopic(plan.id), applicationTopic(wish.id))
  return ok(summary)
}

/**
 * Tells the database how much there is by now: within one transaction it does not find out by itself, and would look for each of
 * thousands of rows as if there were one or two.
 */
const learnSizes = (tx: Tx) => tx.execute('analyze receipts, commitments, commitment_dependencies, roll_ups')

/** The commitments and receipts themselves. */
export async function carryOut(tx: Tx, plan: Plan, { made, extended }: Application, deed: Deed): Promise<void> {
  if (made.length > 0) {
    const created = await createCommitments(tx, plan, made, deed)
    // A published version has no circles, and nothing that was there before can wait for what is only now made.
    if (!created.ok) throw new Error(`A template's items wait for each other: ${created.refusal.through.join(', ')}`)
  }
  if (extended.length > 0) await giveReceipts(tx, plan, extended, deed)
}
