import { and, asc, eq, inArray } from 'drizzle-orm'
import { orNotFound } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { risks } from '../risk.tables.ts'
import type { RiskNow } from '../rules/risk-now.ts'
import { holderFrom, lockLadders } from './ladder.store.ts'

/** A risk as it stands, its row locked until the transaction ends. */
export interface LockedRisk extends RiskNow {
  readonly id: Id<'risk'>
  readonly number: number
  readonly rolloutId: Id<'rollout'> | null
  readonly organisationId: Id<'party'>
  readonly createdBy: Id<'person'> | null
  readonly version: number
}

/** Locked in one order, so that two who lock several can't wait for each other; whether they may be seen is the caller's to have asked. */
export async function lockRisks(
  tx: Tx,
  programmeId: Id<'programme'>,
  ids: readonly Id<'risk'>[],
): Promise<LockedRisk[]> {
  await lockLadders(tx, programmeId, 'shared')
  const rows = await tx
    .select()
    .from(risks)
    .where(and(eq(risks.programmeId, programmeId), inArray(risks.id, [...ids])))
    .orderBy(asc(risks.id))
    .for('update')
  return rows.map(riskFrom)
}

/** @throws NotFoundError */
export const lockRisk = async (tx: Tx, programmeId: Id<'programme'>, id: Id<'risk'>): Promise<LockedRisk> =>
  orNotFound((await lockRisks(tx, programmeId, [id]))[0])

export function riskFrom(row: typeof risks.$inferSelect): LockedRisk {
  const { acceptedAt, acceptedBy, acceptedReason, proposedProbability, proposedImpact, proposedAt, ...rest } = row
  return {
    id: rest.id,
    number: rest.number,
    rolloutId: rest.rolloutId,
    organisationId: rest.organisationId,
    createdBy: rest.createdBy,
    version: rest.version,
    threat: rest.threat,
    vulnerability: rest.vulnerability,
    consequence: rest.consequence,
    areaKey: rest.areaKey,
    probability: rest.probability,
    impact: rest.impact,
    level: rest.level,
    holder: holderFrom({ forumId: rest.holderForumId, functionId: rest.holderFunctionId }),
    heldSince: rest.heldSince,
    ownerFunctionId: rest.ownerFunctionId,
    state: rest.state,
    wording: rest.wording,
    acceptance: acceptedAt === null ? null : { at: acceptedAt, by: acceptedBy, reason: acceptedReason },
    proposal:
      proposedAt === null || proposedProbability === null || proposedImpact === null
        ? null
        : {
            probability: proposedProbability,
            impact: proposedImpact,
            reason: rest.proposedReason,
            at: proposedAt,
            by: rest.proposedBy,
          },
    nextReviewOn: rest.nextReviewOn as IsoDate,
    raisedAt: rest.raisedAt,
    joinedIntoId: rest.joinedIntoId,
    outcome: rest.outcome,
    outcomeText: rest.outcomeText,
    closedAt: rest.closedAt,
    visibility: rest.visibility,
    visibleToForumId: rest.visibleToForumId,
  }
}
