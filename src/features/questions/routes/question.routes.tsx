import { Hono } from 'hono'
import type { z } from 'zod'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, ForbiddenError } from '#src/platform/access/index.ts'
import { isoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { deed, type Env, type RequestContext, readForm } from '#src/platform/http/index.ts'
import type { Result } from '#src/platform/result.ts'
import { acknowledge, answerQuestion, postpone } from '../doors/answer.store.ts'
import { closeQuestion, reopenQuestion } from '../doors/close.store.ts'
import { forward, handOut } from '../doors/move.store.ts'
import { AnswerForm, OwnerForm, PlaceForm, PostponeForm, ReopenForm, VersionForm } from '../question.forms.ts'
import { asAsker, canAnswerQuestion, type Held } from '../question.policy.ts'
import type { Question, ShownQuestion } from '../question.ts'
import { refusalInWords } from '../question.words.ts'
import { canForward } from '../question-deeds.ts'
import { type QuestionRefusal, settledAs } from '../rules/step.ts'
import { afterwards } from './afterwards.ts'
import { openQuestion, questionToChange, returnedWith, shownQuestion, showQuestion } from './question-view.routes.tsx'

interface QuestionDeed<Form extends z.ZodType<{ version: number }>> {
  readonly form: Form
  /** The key of its form on the page, and of what is said when it is done. */
  readonly of: string
  readonly done: string
  readonly may: (
    actor: Actor,
    programme: ProgrammeView,
    question: ShownQuestion,
    form: z.output<Form> | null,
  ) => Held | undefined
  /** Who can, for the one who can't: a message key. */
  readonly who: string
  /** It stands so already: a second press, or two at once, is no error. */
  readonly isDone?: (question: Question) => boolean
  readonly act: (
    tx: Tx,
    programme: ProgrammeView,
    question: Question,
    form: z.output<Form>,
    by: Deed,
  ) => Promise<Result<unknown, QuestionRefusal>>
}

const inSeat = (held: Held) => ({ kind: held.kind, partyId: held.partyId })

/**
 * The rhythm of every deed that changes how a question stands. Two at once: the second finds what the first did, is told who answered and
 * when, and gets back what was typed, also when it has since gone to somebody else.
 */
async function questionDeed<Form extends z.ZodType<{ version: number }>>(
  c: RequestContext,
  spec: QuestionDeed<Form>,
): Promise<Response> {
  const form = await readForm(c, spec.form)
  return c.var.transaction(async (tx) => {
    const { programme, question } = await questionToChange(c, tx)
    const shown = await shownQuestion(c, tx, programme)
    const held = spec.may(c.var.actor, programme, shown, form.ok ? form.input : null)
    const stale = form.ok && form.input.version !== question.version
    if (!held && !stale) throw new ForbiddenError(spec.who)
    const again = (status: 409 | 422, refusal?: QuestionRefusal) =>
      showQuestion(c, tx, programme, shown, {
        returned: returnedWith(c, spec.of, form, refusal && refusalInWords(refusal, shown, c.var.frame.ui)),
        status,
      })
    if (!form.ok) return again(422)
    const to = afterwards(question, spec.done, form.values)
    if (held && spec.isDone?.(question)) return c.redirect(to, 303)
    if (!held || stale) return again(409, settledAs(question) ?? { code: 'stale' })
    const done = await spec.act(tx, programme, question, form.input, deed(c, inSeat(held)))
    return done.ok ? c.redirect(to, 303) : again(409, done.refusal)
  })
}

const at = (what = '') => `/programmes/:programmeId/questions/:questionId${what}` as const

/** What becomes of a question. */
export const changeRoutes = new Hono<Env>()
  .get(at(), openQuestion)
  .post(at('/acknowledgement'), (c) =>
    questionDeed(c, {
      form: VersionForm,
      of: 'acknowledge',
      done: 'acknowledged',
      may: canAnswerQuestion,
      who: 'access.who.question-owner',
      isDone: ({ state }) => state === 'acknowledged',
      act: (tx, programme, question, _, by) => acknowledge(tx, programme, question, by),
    }),
  )
  .post(at('/answer'), (c) =>
    questionDeed(c, {
      form: AnswerForm,
      of: 'answer',
      done: 'answered',
      may: canAnswerQuestion,
      who: 'access.who.question-owner',
      act: (tx, programme, question, { outcome, text }, by) =>
        answerQuestion(tx, programme, question, { outcome, text }, by),
    }),
  )
  .post(at('/postponement'), (c) =>
    questionDeed(c, {
      form: PostponeForm,
      of: 'postpone',
      done: 'postponed',
      may: canAnswerQuestion,
      who: 'access.who.question-owner',
      act: (tx, programme, question, { to, reason }, by) =>
        postpone(tx, programme, question, { to: isoDate(to), reason }, by),
    }),
  )
  .post(at('/owner'), (c) =>
    questionDeed(c, {
      form: OwnerForm,
      of: 'owner',
      done: 'handed-out',
      may: canAnswerQuestion,
      who: 'access.who.question-owner',
      act: (tx, programme, question, form, by) => handOut(tx, programme, question, form.function, by),
    }),
  )
  .post(at('/place'), (c) =>
    questionDeed(c, {
      form: PlaceForm,
      of: 'place',
      done: 'forwarded',
      may: (actor, programme, question, form) =>
        form
          ? canForward(actor, programme, question, form.to, c.var.today)
          : (canAnswerQuestion(actor, programme, question) ?? asAsker(actor, programme, question)),
      who: 'access.who.question-owner',
      act: (tx, programme, question, { to, reason, visibility }, by) =>
        forward(
          tx,
          programme,
          question,
          // Who sees it is asked only of what one organisation has kept to itself.
          {
            to,
            reason,
            ...(question.visibility === 'own' && { visibility: seenBy[visibility ?? 'all-but-suppliers'] }),
          },
          by,
        ),
    }),
  )
  .post(at('/closing'), (c) =>
    questionDeed(c, {
      form: VersionForm,
      of: 'close',
      done: 'closed',
      may: asAsker,
      who: 'access.who.asker',
      isDone: ({ state }) => state === 'closed',
      act: (tx, programme, question, _, by) => closeQuestion(tx, programme, question, by),
    }),
  )
  .post(at('/reopening'), (c) =>
    questionDeed(c, {
      form: ReopenForm,
      of: 'reopen',
      done: 'reopened',
      may: asAsker,
      who: 'access.who.asker',
      act: (tx, programme, question, { reason }, by) => reopenQuestion(tx, programme, question, reason, by),
    }),
  )

const seenBy = {
  'own-organisation': 'own',
  'all-but-suppliers': 'all-but-suppliers',
  'all-in-programme': 'programme',
} as const
