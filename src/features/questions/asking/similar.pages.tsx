import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { Day, SubmitButton, type Ui } from '#src/ui/index.ts'
import { questionPath } from '../question.ts'
import type { SimilarQuestion } from '../readings/similar.store.ts'
import { QuestionTag } from '../register/question-tag.tsx'

interface SimilarProps {
  readonly ui: Ui
  readonly programme: Pick<ProgrammeView, 'id'>
  readonly found: readonly SimilarQuestion[]
  /** The organisation that asks: may say that it has the question too. Null: may not. */
  readonly organisationId: Id<'party'> | null
}

/** The form that the buttons in the list belong to: it stands beside the one for asking, since a form can't stand in another. */
export const affectedFormId = 'affected'

/** Beginning of an answer that is shown in a list. */
const answerLength = 240

/** Questions that somebody asked already, with their answers, and "gäller oss också" instead of asking once more. Nothing when there are none. */
export const SimilarQuestions = ({ ui, programme, found, organisationId }: SimilarProps) => {
  if (found.length === 0) return null
  return (
    <div class="similar">
      <input type="hidden" name="shown" value="on" />
      <p data-count>{ui.t('question-list.similar', { count: found.length })}</p>
      <ul class="waiting">
        {found.map((question) => (
          <li>
            <div>
              <a href={questionPath(programme.id, question.id)} data-turbo="false">
                {question.title}
              </a>
              <p class="quiet">
                {QuestionTag({ ui, state: question.state })} <StandsSo ui={ui} question={question} />
              </p>
            </div>
            <Too ui={ui} programme={programme} question={question} organisationId={organisationId} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const StandsSo = ({ ui, question }: { ui: Ui; question: SimilarQuestion }) =>
  question.answer ? (
    <>
      {question.answer.slice(0, answerLength)}
      {question.answer.length > answerLength && ' …'}
    </>
  ) : (
    <>
      {ui.t('question-list.asked-by', { organisation: question.organisationName })} ·{' '}
      {ui.t('question-list.answer-by').toLocaleLowerCase(ui.lang)} <Day ui={ui} date={question.answerBy} short />
    </>
  )

const Too = ({
  ui,
  programme,
  question,
  organisationId,
}: Omit<SimilarProps, 'found'> & { question: SimilarQuestion }) => {
  if (!organisationId || question.organisationId === organisationId) return null
  if (question.affectedIds.includes(organisationId))
    return <p class="deed quiet">{ui.t('question-list.concerns-you')}</p>
  return (
    <div class="deed">
      <SubmitButton
        kind="secondary"
        form={affectedFormId}
        action={`${questionPath(programme.id, question.id)}/affected`}
      >
        {ui.t('question-list.affects-us')}
        <span class="vh">: {question.title}</span>
      </SubmitButton>
    </div>
  )
}
