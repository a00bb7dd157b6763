import { sql } from 'drizzle-orm'
import { questionEntries, questionSettings, questionStays, questions } from '#src/features/questions/question.tables.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { inSets } from './in-sets.ts'
import type { BenchPlan } from './plan.ts'
import type { BenchForums } from './risks.ts'
import { lineAbout, textAbout } from './words.ts'

const answered = ['answered', 'closed'] as const
const open = ['asked', 'acknowledged'] as const

/** So many questions over a year, four of five answered, at home, in the programme and in the forums; and so many things said in them. */
export async function makeQuestions(
  tx: Tx,
  plan: BenchPlan,
  { steering, tactical }: BenchForums,
  { count, entries }: { readonly count: number; readonly entries: number },
  deed: Deed,
): Promise<void> {
  const programmeId = plan.id
  const askers = await tx.execute<{ personId: Id<'person'>; partyId: Id<'party'> }>(sql`
    select h.person_id as "personId", f.party_id as "partyId" from holdings h join functions f on f.id = h.function_id
    where f.programme_id = ${programmeId} and f.kind in ('rollout-lead', 'change-lead', 'staff') order by h.id`)
  const rolloutOf = new Map(plan.rollouts.map(({ id, partyId }) => [partyId, id]))
  const day = (days: number) => Temporal.PlainDate.from(deed.today).add({ days }).toString()
  await tx.insert(questionSettings).values({ programmeId, forumId: tactical })
  const made = Array.from({ length: count }, (_, at) => {
    const asker = askers.rows[(at * 13) % askers.rows.length]
    if (!asker) throw new Error('Nobody is there to ask.')
    const isAnswered = at % 5 !== 0
    const back = isAnswered ? 20 + (at % 340) : at % 45
    const place = ([1, 2, 4].includes(at % 7) ? 'organisation' : at % 7 === 3 ? 'forum' : 'programme') as
      | 'organisation'
      | 'programme'
      | 'forum'
    const since = `${day(-back)}T08:00:00Z`
    return {
      ...{ programmeId, id: newId<'question'>(), number: at + 1, title: lineAbout(at), text: textAbout(at) },
      ...{ organisationId: asker.partyId, rolloutId: rolloutOf.get(asker.partyId) ?? null, askedBy: asker.personId },
      ...{
        askedAt: since,
        since,
        answerBy: day(14 - back),
        place,
        forumId: place === 'forum' ? (at % 2 ? tactical : steering) : null,
      },
      state: isAnswered ? (answered[at % 2] ?? 'answered') : (open[at % 2] ?? 'asked'),
      forwardedAt: place === 'organisation' ? null : since,
      ...(isAnswered
        ? {
            outcome: 'answered' as const,
            answer: textAbout(at + 9),
            answeredAt: `${day(3 + (at % 17) - back)}T09:00:00Z`,
          }
        : {}),
    }
  })
  await inSets(made, (set) => tx.insert(questions).values(set))
  const stays = made.map(({ id: questionId, place, forumId, organisationId, since, answerBy, answeredAt }, at) => ({
    ...{ programmeId, questionId, place, forumId, organisationId: place === 'organisation' ? organisationId : null },
    ...{
      startedAt: since,
      startedOn: since.slice(0, 10),
      promisedBy: answerBy,
      answerBy,
      postponements: at % 9 === 0 ? 1 : 0,
    },
    ...(answeredAt ? { endedAt: answeredAt, endedHow: 'answered' as const, workingDays: 3 + (at % 17) } : {}),
  }))
  await inSets(stays, (set) => tx.insert(questionStays).values(set))
  const said = Array.from({ length: entries }, (_, at) => {
    const { id: questionId, askedBy, since } = made[at % made.length] as (typeof made)[number]
    return { programmeId, questionId, kind: 'message' as const, text: textAbout(at + 17), personId: askedBy, at: since }
  })
  await inSets(said, (set) => tx.insert(questionEntries).values(set))
  await tx.execute(
    sql`insert into programme_numbers (programme_id, kind, last) values (${programmeId}, 'question', ${count})`,
  )
}
