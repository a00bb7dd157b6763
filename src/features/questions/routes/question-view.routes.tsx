import { listServing } from '#src/features/forums/index.ts'
import { canLead, findProgramme, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { dayIn } from '#src/platform/clock.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { formInWords, type ReadForm, type RequestContext, show } from '#src/platform/http/index.ts'
import { asId, newId } from '#src/platform/ids.ts'
import type { FlashMessage } from '#src/ui/index.ts'
import { findQuestionForUpdate } from '../doors/find.store.ts'
import { listHandable } from '../doors/handable.store.ts'
import { QuestionPage } from '../pages/question.pages.tsx'
import type { Destination, Returned } from '../pages/question-view.ts'
import { affectedFor, canAnswerQuestion } from '../question.policy.ts'
import { isOpen, type Question, type ShownQuestion } from '../question.ts'
import { deedsOf, silenceEnds } from '../question-deeds.ts'
import { findQuestion } from '../readings/question.store.ts'
import { mayGo } from '../rules/moving.ts'
import type { Place } from '../rules/step.ts'
import { listHappenings } from './happenings.store.ts'
import { listNames } from './names.store.ts'

const questionId = (c: RequestContext) => asId<'question'>(c.req.param('questionId'))

/** The programme and the question of the path, the latter locked: before anything is decided about it. @throws NotFoundError */
export async function questionToChange(
  c: RequestContext,
  tx: Tx,
): Promise<{ programme: ProgrammeView; question: Question }> {
  const { actor, today } = c.var
  const programme = orNotFound(await findProgramme(tx, actor, asId<'programme'>(c.req.param('programmeId'))))
  return { programme, question: orNotFound(await findQuestionForUpdate(tx, actor, programme, questionId(c), today)) }
}

/** As it is shown: with the names of those who have it. @throws NotFoundError */
export const shownQuestion = async (c: RequestContext, db: Reader, programme: ProgrammeView): Promise<ShownQuestion> =>
  orNotFound(await findQuestion(db, c.var.actor, programme, questionId(c), c.var.today))

/** The page of one question, to be read. @throws NotFoundError */
export async function openQuestion(c: RequestContext): Promise<Response> {
  const programme = await programmeOf(c)
  return showQuestion(c, c.var.db, programme, await shownQuestion(c, c.var.db, programme), { flash: flashOf(c) })
}

/** The page of one question; with the form that came back, if one did. */
export async function showQuestion(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  question: ShownQuestion,
  {
    returned,
    status = 200,
    flash,
  }: { returned?: Returned; status?: 200 | 409 | 422; flash?: FlashMessage | undefined },
): Promise<Response> {
  const { actor, today, frame } = c.var
  const answers = isOpen(question) && canAnswerQuestion(actor, programme, question) !== undefined
  const places = () => destinationsOf(c, db, programme, question)
  const history = () => listHappenings(db, programme.id, question.id)
  const handable = async () => (answers ? listHandable(db, programme, question, today) : [])
  const names = () => listNames(db, affectedFor(actor, programme, question))
  // To be read only, the parts may be asked for at once; a transaction has one connection.
  const [destinations, happenings, functions, organisations] =
    db === c.var.db
      ? await Promise.all([places(), history(), handable(), names()])
      : [await places(), await history(), await handable(), await names()]
  const deeds = deedsOf(actor, programme, question, destinations, today)
  return show(
    c,
    <QuestionPage
      frame={frame}
      programme={programme}
      question={question}
      deeds={deeds}
      history={happenings}
      destinations={destinations.filter((place) => deeds.forward.includes(place))}
      handable={functions}
      organisations={organisations.filter(({ id }) => deeds.affected.some((one) => one.organisationId === id))}
      closesOn={silenceEnds(question, (moment) => dayIn(Temporal.Instant.from(moment)))}
      once={() => newId()}
      returned={returned}
      flash={flash}
    />,
    status,
  )
}

/** Where it could go from where it is; forums only for whoever may choose one. */
async function destinationsOf(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  question: ShownQuestion,
): Promise<Destination[]> {
  const toForums = question.place === 'programme' && canLead(c.var.actor, programme)
  const serving = toForums ? await listServing(db, programme.id, c.var.today) : []
  const forums = new Map(serving.map((forum) => [forum.id, forum]))
  const all: Destination[] = [
    { place: 'programme', forumId: null, name: '' },
    ...serving.map(({ id, name }) => ({ place: 'forum' as const, forumId: id, name })),
    { place: 'organisation', forumId: null, name: question.organisationName },
  ]
  return all.filter((to: Place) => mayGo(question, to, { forums }, programme.leadPartyId))
}

const flashes = [
  'asked',
  'acknowledged',
  'answered',
  'postponed',
  'forwarded',
  'handed-out',
  'said',
  'closed',
  'reopened',
  'affected',
  'affected-no-more',
] as const

function flashOf(c: RequestContext): FlashMessage | undefined {
  const done = flashes.find((one) => one === c.req.query('done'))
  return done && { kind: 'done', text: c.var.t(`questions.done.${done}`) }
}

/** A form that comes back: which, what was typed, and a rule's no in words. */
export const returnedWith = (c: RequestContext, of: string, form: ReadForm<unknown>, refusal?: string): Returned => ({
  of,
  form: formInWords(c.var.t, form.ok ? { values: form.values } : form),
  refusal,
})
