import { sql } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryEntry, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import type { Question } from '../question.ts'
import type { Step } from '../rules/step.ts'

/** History of a question is read by those who may read the question as it then stood. */
export const happened = (
  question: Question,
  code: string,
  params: NonNullable<HistoryEntry['params']> = {},
): HistoryEntry => ({
  programmeId: question.programmeId,
  subjectKind: 'question',
  subjectId: question.id,
  rolloutId: question.rolloutId,
  visibility: question.visibility,
  organisationId: question.organisationId,
  forumId: question.visibleToForumId,
  code,
  params: { number: question.number, title: question.title, ...params },
})

/** Writes history of what was done to questions of a programme, and says that the programme has changed. */
export async function tell(
  tx: Tx,
  programmeId: Id<'programme'>,
  entries: readonly HistoryEntry[],
  deed: Deed,
): Promise<void> {
  await recordAll(tx, entries, deed)
  announce(tx, programmeTopic(programmeId))
}

/** Saves what rules made of questions of one programme, with their stays: one or a thousand in the same statements. */
export async function saveSteps(
  tx: Tx,
  programmeId: Id<'programme'>,
  steps: readonly Step[],
  { at, today }: Deed,
): Promise<void> {
  if (steps.length === 0) return
  await saveQuestions(tx, programmeId, steps)
  const ended = steps.flatMap(({ after, ends }) => (ends ? [{ id: after.id, ...ends }] : []))
  if (ended.length > 0)
    await tx.execute(sql`
      update question_stays s set ended_at = ${at}, ended_how = n.how, working_days = n."workingDays"
      from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as n(id uuid, how text, "workingDays" int)
      where s.programme_id = ${programmeId} and s.question_id = n.id and s.ended_at is null`)
  await beginStays(
    tx,
    programmeId,
    steps.flatMap(({ after, begins }) => (begins ? [after] : [])),
    { at, today },
  )
  const postponed = steps.flatMap(({ before, after }) => (after.postponements > before.postponements ? [after.id] : []))
  if (postponed.length > 0)
    await tx.execute(sql`
      update question_stays s set answer_by = q.answer_by, postponements = s.postponements + 1 from questions q
      where q.programme_id = s.programme_id and q.id = s.question_id and s.programme_id = ${programmeId} and s.ended_at is null
        and s.question_id = any(${sql.param(postponed)}::uuid[])`)
}

const saveQuestions = (tx: Tx, programmeId: Id<'programme'>, steps: readonly Step[]) =>
  tx.execute(sql`
    update questions q set state = n.state, place = n.place, forum_id = n."forumId", owner_function_id = n."ownerFunctionId", since = n.since,
      answer_by = n."answerBy", forwarded_at = n."forwardedAt", outcome = n.outcome, answer = n.answer, moved_to = n."movedTo",
      answered_at = n."answeredAt", answered_by = n."answeredBy", postponements = n.postponements, reopenings = n.reopenings,
      closed_at = n."closedAt", visibility = n.visibility, version = n.version
    from jsonb_to_recordset(${JSON.stringify(steps.map(({ after }) => after))}::jsonb) as n(id uuid, state text, place text, "forumId" uuid,
      "ownerFunctionId" uuid, since timestamptz, "answerBy" date, "forwardedAt" timestamptz, outcome text, answer text, "movedTo" date,
      "answeredAt" timestamptz, "answeredBy" uuid, postponements int, reopenings int, "closedAt" timestamptz, visibility text, version int)
    where q.programme_id = ${programmeId} and q.id = n.id`)

/** Each is now where it is: what the figures per place are counted from. */
export async function beginStays(
  tx: Tx,
  programmeId: Id<'programme'>,
  arrived: readonly Pick<Question, 'id' | 'place' | 'forumId' | 'organisationId' | 'answerBy'>[],
  { at, today }: Pick<Deed, 'at' | 'today'>,
): Promise<void> {
  if (arrived.length === 0) return
  await tx.execute(sql`
    insert into question_stays (programme_id, question_id, place, forum_id, organisation_id, started_at, started_on, promised_by, answer_by)
    select ${programmeId}::uuid, n.id, n.place, n."forumId", n."organisationId", ${at}::timestamptz, ${today}::date, n."answerBy", n."answerBy"
    from jsonb_to_recordset(${JSON.stringify(arrived)}::jsonb) as n(id uuid, place text, "forumId" uuid, "organisationId" uuid, "answerBy" date)`)
}
