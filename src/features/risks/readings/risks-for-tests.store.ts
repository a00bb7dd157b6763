import type { Db } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { riskActions, riskScores, risks } from '../risk.tables.ts'

type Row = typeof risks.$inferInsert

interface TestRisk extends Partial<Row> {
  readonly actionFor?: Id<'function'>
}

const at = '2026-11-01T08:00:00Z'
const day = '2026-11-01'

/** Puts risks into a programme as they are, whoever decides by the rules: what is read is what stands there. */
export function risksIn(db: Db, programmeId: Id<'programme'>, usual: Pick<Row, 'holderFunctionId' | 'organisationId'>) {
  let last = 0
  return async ({ actionFor, ...wish }: TestRisk = {}): Promise<Id<'risk'>> => {
    const id = newId<'risk'>()
    const { probability = 3, impact = 4 } = wish
    const score = probability * impact
    await db.insert(risks).values({
      programmeId,
      id,
      number: ++last,
      threat: 'Leveransen blir sen',
      probability,
      impact,
      level: score <= 6 ? 1 : score <= 12 ? 2 : 3,
      heldSince: at,
      nextReviewOn: '2027-01-15',
      createdAt: at,
      organisationId: usual.organisationId,
      ...(wish.holderForumId ? {} : { holderFunctionId: usual.holderFunctionId }),
      ...wish,
    })
    await db.insert(riskScores).values({ programmeId, riskId: id, at, on: day, probability, impact })
    if (actionFor)
      await db
        .insert(riskActions)
        .values({ programmeId, riskId: id, what: 'Ring leverantören', ownerFunctionId: actionFor, dueOn: '2026-11-20' })
    return id
  }
}
