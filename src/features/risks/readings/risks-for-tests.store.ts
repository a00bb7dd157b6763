import { forumProgrammes, forums, seats } from '#src/features/forums/forum.tables.ts'
import { functions, holdings } from '#src/features/people/people.tables.ts'
import type { SeatKind } from '#src/platform/access/index.ts'
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

/** A forum that serves the programme, and a way to seat people in it. */
export async function aForum(db: Db, programmeId: Id<'programme'>, partyId: Id<'party'>, name = 'Styrgruppen') {
  const id = newId<'forum'>()
  await db.insert(forums).values({ id, name, kind: 'steering', partyId, mandate: 'Beslutar', createdAt: at })
  await db.insert(forumProgrammes).values({ programmeId, forumId: id })
  return {
    id,
    async seat(personId: Id<'person'>, kind: SeatKind, of = partyId): Promise<Id<'function'>> {
      const seat = newId<'function'>()
      await db
        .insert(functions)
        .values({ id: seat, kind: 'seat', title: `${kind}, ${name}`, partyId: of, createdAt: at })
      await db.insert(seats).values({ id: seat, forumId: id, kind })
      await db.insert(holdings).values({ functionId: seat, personId, validFrom: '2020-01-01' })
      return seat
    },
  }
}
