import { sql } from 'drizzle-orm'
import { notify } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { questionAffected } from '../question.tables.ts'
import { type Question, questionPath } from '../question.ts'
import type { QuestionRefusal } from '../rules/step.ts'
import { addEntry } from './entries.store.ts'
import { type Programme, whoHas } from './recipients.store.ts'
import { happened, tell } from './save.store.ts'

/**
 * Says something in the thread: the asker to those who have the question, they to the asker, or (`saidBy`) somebody asked by a one-time link to
 * those who have it. Nothing waits for it: the clock goes on. Refuses what is closed; and, by link, what is answered already.
 */
export async function saySomething(
  tx: Tx,
  programme: Programme,
  question: Question,
  { text, saidBy }: { readonly text: string; readonly saidBy?: string },
  deed: Deed,
): Promise<Result<void, QuestionRefusal>> {
  if (question.state === 'closed') return refuse({ code: 'closed' })
  if (saidBy !== undefined && question.state === 'answered') return refuse({ code: 'answered' })
  const entryId = await addEntry(tx, question, { kind: 'message', text, ...(saidBy !== undefined && { saidBy }) }, deed)
  const by = saidBy === undefined ? {} : { byName: saidBy }
  await tell(tx, programme.id, [happened(question, 'question.said', by)], deed)
  const { id, number, title, askedBy } = question
  await notify(
    tx,
    {
      kind: 'questions',
      code: saidBy === undefined ? 'question.said' : 'question.said-by-link',
      params: { number, title, ...by },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.said:${entryId}`,
    },
    {
      // Drafts for an answer are for whoever is to answer.
      personIds: saidBy === undefined ? [askedBy] : [],
      functionIds:
        deed.personId === askedBy || saidBy !== undefined ? await whoHas(tx, programme, question, deed.today) : [],
    },
    deed,
  )
  return ok(undefined)
}

/**
 * "Gäller oss också", or no longer. Each organisation once: a second time changes nothing. Refuses the organisation that asked.
 */
export async function affectsUs(
  tx: Tx,
  programme: Pick<Programme, 'id'>,
  question: Question,
  { organisationId, concerns }: { readonly organisationId: Id<'party'>; readonly concerns: boolean },
  deed: Deed,
): Promise<Result<void, QuestionRefusal>> {
  if (organisationId === question.organisationId) return refuse({ code: 'own-question' })
  const { programmeId, id } = question
  const { rowCount } = concerns
    ? await tx
        .insert(questionAffected)
        .values({ programmeId, questionId: id, organisationId, personId: deed.personId as Id<'person'>, at: deed.at })
        .onConflictDoNothing()
    : await tx.execute(sql`
        delete from question_affected where programme_id = ${programmeId} and question_id = ${id} and organisation_id = ${organisationId}`)
  if (!rowCount) return ok(undefined)
  const { rows } = await tx.execute<{ party: string }>(sql`
    update questions q set affected = (select count(*) from question_affected a where a.programme_id = q.programme_id and a.question_id = q.id)
    where q.programme_id = ${programmeId} and q.id = ${id} returning (select name from parties where id = ${organisationId}) as party`)
  const code = concerns ? 'question.affects' : 'question.affects-no-more'
  await tell(tx, programme.id, [happened(question, code, { party: rows[0]?.party ?? '' })], deed)
  return ok(undefined)
}
