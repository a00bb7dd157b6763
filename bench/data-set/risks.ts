import { sql } from 'drizzle-orm'
import { forumProgrammes, forums } from '#src/features/forums/forum.tables.ts'
import { riskActions, riskLevels, riskScores, riskSettings, risks } from '#src/features/risks/risk.tables.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { inSets } from './in-sets.ts'
import type { BenchPlan } from './plan.ts'
import { lineAbout, textAbout } from './words.ts'

/** Who decides: the forums of the programme, and the functions that lead. */
export interface BenchForums {
  readonly steering: Id<'forum'>
  readonly tactical: Id<'forum'>
  readonly programmeLead: Id<'function'>
  /** By party. */
  readonly rolloutLeads: ReadonlyMap<string, Id<'function'>>
}

/** A steering group with a tactical group below it, both serving the programme. */
export async function makeForums(tx: Tx, plan: BenchPlan, deed: Deed): Promise<BenchForums> {
  const steering = newId<'forum'>()
  const tactical = newId<'forum'>()
  const forum = { partyId: plan.region, mandate: 'Beslutar enligt programmets nivåer.', createdAt: deed.at }
  await tx.insert(forums).values([
    { id: steering, name: 'Styrgruppen', kind: 'steering', ...forum },
    { id: tactical, name: 'Taktiska gruppen', kind: 'steering', parentId: steering, ...forum },
  ])
  await tx.insert(forumProgrammes).values([steering, tactical].map((forumId) => ({ programmeId: plan.id, forumId })))
  const { rows } = await tx.execute<{ id: Id<'function'>; kind: string; partyId: string }>(
    sql`select id, kind, party_id as "partyId" from functions where programme_id = ${plan.id} and kind in ('programme-lead', 'rollout-lead')`,
  )
  const programmeLead = rows.find(({ kind }) => kind === 'programme-lead')?.id
  if (!programmeLead) throw new Error('The programme has no lead.')
  return { steering, tactical, programmeLead, rolloutLeads: new Map(rows.map(({ id, partyId }) => [partyId, id])) }
}

const levels = [
  { number: 1, name: { sv: 'Låg', en: 'Low' }, fromScore: 1, toScore: 6, reviewDays: 90 },
  { number: 2, name: { sv: 'Medel', en: 'Medium' }, fromScore: 8, toScore: 12, reviewDays: 30 },
  { number: 3, name: { sv: 'Hög', en: 'High' }, fromScore: 15, toScore: 25, reviewDays: 14 },
]

/** So many risks, a third the programme's own and the others the rollouts' in turn, spread over the matrix, each with its scores and an action. */
export async function makeRisks(
  tx: Tx,
  plan: BenchPlan,
  { steering, tactical, ...held }: BenchForums,
  count: number,
  deed: Deed,
): Promise<void> {
  const programmeId = plan.id
  const holders = [{ holderFunctionId: held.programmeLead }, { holderForumId: tactical }, { holderForumId: steering }]
  await tx.insert(riskSettings).values({ programmeId })
  await tx.insert(riskLevels).values(levels.map((level, at) => ({ programmeId, ...level, ...holders[at] })))
  const day = (days: number) => Temporal.PlainDate.from(deed.today).add({ days }).toString()
  const made = Array.from({ length: count }, (_, at) => {
    const rollout = at % 3 === 0 ? undefined : plan.rollouts[at % plan.rollouts.length]
    const [probability, impact] = [(at % 5) + 1, (Math.floor(at / 5) % 5) + 1]
    const level = levels.findIndex(({ toScore }) => probability * impact <= toScore) + 1
    const lead = rollout && held.rolloutLeads.get(rollout.partyId)
    const holder = level === 1 && lead ? { holderFunctionId: lead } : holders[level - 1]
    return {
      ...{
        programmeId,
        id: newId<'risk'>(),
        number: at + 1,
        rolloutId: rollout?.id ?? null,
        probability,
        impact,
        level,
        ...holder,
      },
      ...{
        threat: lineAbout(at),
        vulnerability: textAbout(at + 1),
        consequence: textAbout(at + 2),
        heldSince: deed.at,
      },
      ownerFunctionId: lead ?? held.programmeLead,
      nextReviewOn: day((at % 60) - 5),
      state: at % 10 === 9 ? ('closed' as const) : at % 10 === 8 ? ('accepted' as const) : ('open' as const),
      ...{ organisationId: rollout?.partyId ?? plan.region, createdAt: deed.at },
    }
  })
  await inSets(made, (set) => tx.insert(risks).values(set))
  const scores = made.flatMap(({ id: riskId, probability, impact }) =>
    [90, 45, 0].map((back) => ({
      ...{ programmeId, riskId, probability: back ? Math.max(1, probability - (back % 2)) : probability, impact },
      ...{ at: `${day(-back)}T08:00:00Z`, on: day(-back) },
    })),
  )
  await inSets(scores, (set) => tx.insert(riskScores).values(set))
  const actions = made.map(({ id: riskId, ownerFunctionId }, at) => ({
    ...{ programmeId, riskId, ownerFunctionId, what: lineAbout(at + 3), dueOn: day((at % 40) - 10) },
    doneAt: at % 2 ? deed.at : null,
  }))
  await inSets(actions, (set) => tx.insert(riskActions).values(set))
  await tx.execute(
    sql`insert into programme_numbers (programme_id, kind, last) values (${programmeId}, 'risk', ${count})`,
  )
}
