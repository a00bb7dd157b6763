import { listServing } from '#src/features/forums/index.ts'
import { notify } from '#src/features/notices/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { refuse } from '#src/platform/result.ts'
import { type Question, questionPath } from '../question.ts'
import type { QuestionSettings } from '../rules/clock.ts'
import { type Forwarding, forward as forwardRule, type Ladder } from '../rules/moving.ts'
import { settledAs } from '../rules/step.ts'
import { addEntry } from './entries.store.ts'
import { listHandable } from './handable.store.ts'
import { listQuestion } from './matters.store.ts'
import { type Programme, whoHas } from './recipients.store.ts'
import { happened, saveSteps, tell } from './save.store.ts'
import { groundOf, type Outcome, take } from './step.store.ts'

/** How questions climb in the programme today. */
export async function readLadder(
  db: Reader,
  programmeId: Id<'programme'>,
  settings: Pick<QuestionSettings, 'forumId'>,
  today: string,
): Promise<Ladder> {
  const serving = await listServing(db, programmeId, today)
  return {
    forums: new Map(serving.map((forum) => [forum.id, forum])),
    localForums: new Map(serving.flatMap(({ id, rolloutIds }) => rolloutIds.map((rollout) => [rollout, id] as const))),
    firstForumId: settings.forumId,
  }
}

/** Hands it on to another place, with a few words if there are any; those who have it now are told, and so is the asker. */
export async function forward(
  tx: Tx,
  programme: Programme,
  question: Question,
  { reason = '', ...wish }: Forwarding & { readonly reason?: string },
  deed: Deed,
): Promise<Outcome> {
  const ladder = await readLadder(tx, programme.id, { forumId: null }, deed.today)
  const ground = await groundOf(tx, programme)
  const { place, forumId } = wish.to
  const forum = (forumId && ladder.forums.get(forumId)?.name) ?? ''
  const done = await take(
    tx,
    programme,
    forwardRule(question, wish, ladder, programme.leadPartyId, deed, ground),
    { code: 'question.forwarded', params: { place, forum } },
    deed,
  )
  if (!done.ok) return done
  if (reason) await addEntry(tx, question, { kind: 'message', text: reason }, deed)
  const now = done.value
  if (now.place === 'forum') await listQuestion(tx, now, 'question-forwarded', deed)
  const { id, number, title, askedBy } = now
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.forwarded',
      params: { number, title, place, forum },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.forwarded:${id}:${deed.at}`,
    },
    {
      personIds: [askedBy],
      functionIds: now.place === 'forum' ? [] : await whoHas(tx, programme, now, deed.today),
    },
    deed,
  )
  return done
}

/** Gives it to a function to answer; null: back to those who lead the place. Whoever holds the function is told. */
export async function handOut(
  tx: Tx,
  programme: Programme,
  question: Question,
  functionId: Id<'function'> | null,
  deed: Deed,
): Promise<Outcome> {
  const settled = settledAs(question)
  if (settled) return refuse(settled)
  const chosen = functionId
    ? (await listHandable(tx, programme, question, deed.today)).find((one) => one.id === functionId)
    : null
  if (chosen === undefined) return refuse({ code: 'not-their-function' })
  const after: Question = { ...question, ownerFunctionId: functionId, version: question.version + 1 }
  await saveSteps(tx, programme.id, [{ before: question, after, ends: null, begins: false }], deed)
  const params = chosen ? { kind: selector(chosen.kind), name: chosen.title, party: chosen.partyName } : {}
  await tell(tx, programme.id, [happened(after, chosen ? 'question.handed-out' : 'question.taken-back', params)], deed)
  const { id, number, title, answerBy } = question
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.handed-out',
      params: { number, title, by: answerBy },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.handed-out:${id}:${after.version}`,
    },
    { functionIds: functionId ? [functionId] : [] },
    deed,
  )
  return { ok: true, value: after }
}
