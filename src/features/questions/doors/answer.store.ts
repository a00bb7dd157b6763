import { sql } from 'drizzle-orm'
import { notify } from '#src/features/notices/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Question, questionPath } from '../question.ts'
import { type Answer, acknowledge as acknowledgeRule, answer, postpone as postponeRule } from '../rules/answering.ts'
import { addEntry } from './entries.store.ts'
import { leadsOf, type Programme } from './recipients.store.ts'
import { type Outcome, take } from './step.store.ts'

/** "Mottagen." The caller has locked the question and authorised; so in every door here. */
export async function acknowledge(tx: Tx, programme: Programme, question: Question, deed: Deed): Promise<Outcome> {
  if (question.state === 'acknowledged') return { ok: true, value: question }
  return take(tx, programme, acknowledgeRule(question), { code: 'question.acknowledged' }, deed)
}

/** Answers it; the asker and those whom it concerns too are told. */
export async function answerQuestion(
  tx: Tx,
  programme: Programme,
  question: Question,
  given: Answer,
  deed: Deed,
): Promise<Outcome> {
  const by = deed.personId as Id<'person'> | null
  const outcome = selector(given.outcome)
  const done = await take(
    tx,
    programme,
    answer(question, given, by, deed, programme.calendar),
    { code: 'question.answered', params: { outcome } },
    deed,
  )
  if (!done.ok) return done
  const entryId = await addEntry(tx, question, { kind: 'answer', ...given }, deed)
  const { id, number, title, askedBy } = question
  const affected = await affectedOf(tx, question)
  const leads = await leadsOf(
    tx,
    programme.id,
    affected.map((one) => one.organisationId),
    deed.today,
  )
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.answered',
      params: { number, title, outcome },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.answered:${entryId}`,
    },
    { personIds: [askedBy, ...affected.map(({ personId }) => personId)], functionIds: leads },
    deed,
  )
  return done
}

/** Puts the answer off to another day: counted, and the asker is told. It stays open where it is. */
export async function postpone(
  tx: Tx,
  programme: Programme,
  question: Question,
  { to, reason }: { readonly to: IsoDate; readonly reason: string },
  deed: Deed,
): Promise<Outcome> {
  const done = await take(
    tx,
    programme,
    postponeRule(question, to, reason, deed),
    { code: 'question.postponed', params: { to, from: question.answerBy } },
    deed,
  )
  if (!done.ok) return done
  const entryId = await addEntry(tx, question, { kind: 'answer', text: reason, outcome: 'moved', movedTo: to }, deed)
  const { id, number, title, askedBy } = question
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.postponed',
      params: { number, title, to },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.postponed:${entryId}`,
    },
    { personIds: [askedBy] },
    deed,
  )
  return done
}

async function affectedOf(
  db: Reader,
  { programmeId, id }: Question,
): Promise<{ organisationId: Id<'party'>; personId: Id<'person'> }[]> {
  const { rows } = await db.execute<{ organisationId: Id<'party'>; personId: Id<'person'> }>(sql`
    select organisation_id as "organisationId", person_id as "personId" from question_affected
    where programme_id = ${programmeId} and question_id = ${id}`)
  return rows
}
