import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { timeZone } from '#src/platform/clock.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { canSeeQuestion } from '../question.policy.ts'
import { questions } from '../question.tables.ts'
import type { Question } from '../question.ts'
import { silentDays } from '../rules/closing.ts'

const { search: _, ...row } = getTableColumns(questions)

/** Columns of a question as rules know it, over `questions`. */
const columns = (today: string) => ({
  ...row,
  chairHeld: sql<boolean>`exists (select from seats c join functions cf on cf.id = c.id and (cf.ended_on is null or cf.ended_on > ${today}::date)
    join holdings h on h.function_id = c.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
    where c.forum_id = questions.forum_id and c.kind = 'chair')`,
})

/** The question as the actor may see it, its row locked until the transaction ends; null when there is none to see. */
export async function findQuestionForUpdate(
  tx: Tx,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>,
  id: Id<'question'> | null,
  today: string,
): Promise<Question | null> {
  const question = id && (await lockQuestion(tx, programme.id, id, today))
  return question && canSeeQuestion(actor, programme, question) ? question : null
}

/** Whoever asks: for what the product does by itself, and for a one-time link. */
export async function lockQuestion(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'question'>,
  today: string,
): Promise<Question | null> {
  const [found] = await lockWhere(tx, programmeId, eq(questions.id, id), today)
  return found ?? null
}

/** Open questions that are past their day, or at a forum that serves the programme no more. */
export const lockOverdue = (
  tx: Tx,
  programmeId: Id<'programme'>,
  serving: readonly Id<'forum'>[],
  today: string,
): Promise<Question[]> =>
  lockWhere(
    tx,
    programmeId,
    sql`questions.state in ('asked', 'acknowledged') and (questions.answer_by < ${today}::date
      or (questions.place = 'forum' and questions.forum_id <> all(${sql.param([...serving])}::uuid[])))`,
    today,
  )

/** Answered ones whose askers have been silent since, for so many days: see `closesOn`. */
export const lockSilent = (tx: Tx, programmeId: Id<'programme'>, today: string): Promise<Question[]> =>
  lockWhere(
    tx,
    programmeId,
    sql`questions.state = 'answered' and (greatest(questions.answered_at, (select max(e.at) from question_entries e
      where e.programme_id = questions.programme_id and e.question_id = questions.id and e.person_id = questions.asked_by))
      at time zone ${timeZone})::date + ${silentDays}::int <= ${today}::date`,
    today,
  )

/** Locked until the transaction ends, in one order: two that want the same wait for each other, and never both ways. */
async function lockWhere(tx: Tx, programmeId: Id<'programme'>, which: SQL, today: string): Promise<Question[]> {
  const found = await tx
    .select(columns(today))
    .from(questions)
    .where(and(eq(questions.programmeId, programmeId), which))
    .orderBy(questions.id)
    .for('update', { of: questions })
  return found as Question[]
}
