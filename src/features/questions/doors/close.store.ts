import { notify, notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Question, questionPath, questionsPath } from '../question.ts'
import { close, reopen } from '../rules/closing.ts'
import { addEntry } from './entries.store.ts'
import { lockSilent } from './find.store.ts'
import { listQuestion } from './matters.store.ts'
import { type Programme, whoHas } from './recipients.store.ts'
import { happened, saveSteps, tell } from './save.store.ts'
import { groundOf, type Outcome, take } from './step.store.ts'

/** The asker is content with the answer, or no longer needs one. */
export const closeQuestion = (tx: Tx, programme: Programme, question: Question, deed: Deed): Promise<Outcome> =>
  take(
    tx,
    programme,
    close(question, deed, programme),
    { code: question.state === 'answered' ? 'question.closed' : 'question.withdrawn' },
    deed,
  )

/** The asker says why the answer was not enough; whoever answered, and those who have it, are told. */
export async function reopenQuestion(
  tx: Tx,
  programme: Programme,
  question: Question,
  reason: string,
  deed: Deed,
): Promise<Outcome> {
  const done = await take(
    tx,
    programme,
    reopen(question, deed, await groundOf(tx, programme)),
    { code: 'question.reopened', params: { reason } },
    deed,
  )
  if (!done.ok) return done
  const now = done.value
  await addEntry(tx, question, { kind: 'reopening', text: reason }, deed)
  if (now.place === 'forum') await listQuestion(tx, now, 'question-reopened', deed)
  const { id, number, title, answeredBy } = question
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.reopened',
      params: { number, title, by: now.answerBy },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question-reopened:${id}:${now.since}`,
    },
    { personIds: answeredBy ? [answeredBy] : [], functionIds: await whoHas(tx, programme, now, deed.today) },
    deed,
  )
  return done
}

/**
 * Thirty days after the answer, or after what the asker last said since, without a word: closed by itself (`closesOn` is the rule). The asker
 * is told, and may reopen. @returns how many.
 */
export async function closeSilent(tx: Tx, programme: Programme, deed: Deed): Promise<number> {
  const silent = await lockSilent(tx, programme.id, deed.today)
  const steps = silent.flatMap((question) => {
    const step = close(question, deed, programme)
    return step.ok ? [step.value] : []
  })
  if (steps.length === 0) return 0
  await saveSteps(tx, programme.id, steps, deed)
  await tell(
    tx,
    programme.id,
    steps.map(({ after }) => happened(after, 'question.closed-by-silence')),
    deed,
  )
  await notifyMany(
    tx,
    {
      kind: 'questions',
      code: 'question.closed-by-silence',
      programmeId: programme.id,
      each: steps.map(({ after: { id, number, title, askedBy, version } }) => ({
        params: { number, title },
        href: questionPath(programme.id, id),
        once: `question.closed-by-silence:${id}:${version}`,
        to: { personIds: [askedBy] },
      })),
      collected: {
        code: 'question.many-closed-by-silence',
        href: `${questionsPath(programme.id)}?state=closed`,
        once: `question.many-closed-by-silence:${programme.id}:${deed.today}`,
      },
    },
    deed,
  )
  return steps.length
}
