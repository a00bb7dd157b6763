import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { riskScores, risks } from '../risk.tables.ts'
import type { RiskNow, RiskRefusal } from '../rules/risk-now.ts'
import { type LockedRisk, lockRisk } from './find.store.ts'
import type { InProgramme } from './ladder.store.ts'

/** The columns that hold what may change of a risk. */
export const columnsOf = (risk: RiskNow) => ({
  threat: risk.threat,
  vulnerability: risk.vulnerability,
  consequence: risk.consequence,
  areaKey: risk.areaKey,
  probability: risk.probability,
  impact: risk.impact,
  level: risk.level,
  holderForumId: risk.holder.kind === 'forum' ? risk.holder.id : null,
  holderFunctionId: risk.holder.kind === 'function' ? risk.holder.id : null,
  heldSince: risk.heldSince,
  ownerFunctionId: risk.ownerFunctionId,
  state: risk.state,
  wording: risk.wording,
  acceptedAt: risk.acceptance?.at ?? null,
  acceptedBy: risk.acceptance?.by ?? null,
  acceptedReason: risk.acceptance?.reason ?? '',
  proposedProbability: risk.proposal?.probability ?? null,
  proposedImpact: risk.proposal?.impact ?? null,
  proposedReason: risk.proposal?.reason ?? '',
  proposedAt: risk.proposal?.at ?? null,
  proposedBy: risk.proposal?.by ?? null,
  nextReviewOn: risk.nextReviewOn,
  raisedAt: risk.raisedAt,
  joinedIntoId: risk.joinedIntoId,
  outcome: risk.outcome,
  outcomeText: risk.outcomeText,
  closedAt: risk.closedAt,
  visibility: risk.visibility,
  visibleToForumId: risk.visibleToForumId,
})

export async function saveRisk(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'risk'>,
  after: RiskNow,
): Promise<LockedRisk> {
  const [saved] = await tx
    .update(risks)
    .set({ ...columnsOf(after), version: sql`${risks.version} + 1` })
    .where(and(eq(risks.programmeId, programmeId), eq(risks.id, id)))
    .returning({
      number: risks.number,
      rolloutId: risks.rolloutId,
      organisationId: risks.organisationId,
      createdBy: risks.createdBy,
      version: risks.version,
    })
  if (!saved) throw new Error(`There is no risk ${id}.`)
  return { ...after, ...saved, id }
}

/** A point on the risk's line. */
export const keepScore = (
  tx: Tx,
  programmeId: Id<'programme'>,
  risk: Pick<LockedRisk, 'id' | 'probability' | 'impact'>,
  reason: string,
  by: Deed,
) =>
  tx.insert(riskScores).values({
    programmeId,
    riskId: risk.id,
    at: by.at,
    on: by.today,
    probability: risk.probability,
    impact: risk.impact,
    personId: by.personId as Id<'person'> | null,
    reason,
  })

export interface Changed {
  readonly before: LockedRisk
  readonly after: LockedRisk
}

/** Locks the risk, asks the rule, and saves what it says; nothing is written when it says no. */
export async function changeRisk(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  id: Id<'risk'>,
  rule: (risk: LockedRisk) => Result<RiskNow, RiskRefusal> | Promise<Result<RiskNow, RiskRefusal>>,
): Promise<Result<Changed, RiskRefusal>> {
  const before = await lockRisk(tx, programme.id, id)
  const decided = await rule(before)
  if (!decided.ok) return decided
  return ok({ before, after: await saveRisk(tx, programme.id, id, decided.value) })
}
