import {
  bind,
  Day,
  emptyForm,
  Form,
  FormButtons,
  Moment,
  Notice,
  Section,
  SubmitButton,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import { type Entry, questionPath } from '../question.ts'
import { type QuestionView, stateOf } from './question-view.ts'

/** What has been said, in order; the answer that stands has a place of its own. */
export const QuestionThread = (view: QuestionView) => {
  const { frame, programme, question, deeds } = view
  const { ui } = frame
  const { form = emptyForm, refusal } = stateOf(view, 'message')
  const standing = question.outcome && question.entries.findLast(({ kind }) => kind === 'answer')
  const entries = question.entries.filter((entry) => entry !== standing)
  if (entries.length === 0 && !deeds.say) return null
  return (
    <Section title={ui.t('questions.thread')} id="thread">
      <ol class="history">
        {entries.map((entry) => (
          <Said ui={ui} entry={entry} />
        ))}
      </ol>
      {deeds.say && (
        <Form
          ui={ui}
          action={`${questionPath(programme.id, question.id)}/messages`}
          form={form}
          refusal={refusal}
          once={view.once()}
          prefix="message"
        >
          <TextArea
            ui={ui}
            {...bind(form, 'text')}
            label={ui.t('questions.field.message')}
            hint={ui.t('questions.field.message-hint')}
            maxlength={4000}
            prefix="message"
          />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{ui.t('questions.deed.say')}</SubmitButton>
          </FormButtons>
        </Form>
      )}
    </Section>
  )
}

/** The answer that stands, by itself; or that it is put off, and to when. */
export const StandingAnswer = ({ frame: { ui }, question }: QuestionView) =>
  question.outcome && (
    <Section title={ui.t('questions.answer')} id="standing">
      <Notice title={ui.t(`questions.outcome.${question.outcome}`)}>
        {question.movedTo && (
          <p>
            {ui.t('questions.moved-to')} <Day ui={ui} date={question.movedTo} relative />
          </p>
        )}
        <p class="prose">{question.answer}</p>
        {question.answeredAt && (
          <p class="quiet">
            {question.answererName} · <Moment ui={ui} at={question.answeredAt} />
          </p>
        )}
      </Notice>
    </Section>
  )

/** One thing said: what kind it is in words, the text as written, and who said it in what function. */
const Said = ({ ui, entry }: { ui: Ui; entry: Entry }) => {
  const acting = entry.functionKind
    ? [ui.t(`people.function.${entry.functionKind}`), entry.partyName].filter(Boolean).join(', ')
    : ''
  const who = entry.byLink
    ? ui.t('questions.by-link', { name: entry.by })
    : acting && acting !== entry.by
      ? `${entry.by}, ${acting}`
      : entry.by
  return (
    <li id={`entry-${entry.id}`}>
      {entry.kind !== 'message' && (
        <p>
          <b>{ui.t(entry.outcome ? `questions.outcome.${entry.outcome}` : 'questions.entry.reopening')}</b>
          {entry.movedTo && (
            <>
              {' '}
              <Day ui={ui} date={entry.movedTo} />
            </>
          )}
        </p>
      )}
      <p class="prose">{entry.text}</p>
      <p class="quiet">
        <Moment ui={ui} at={entry.at} /> · {who}
      </p>
    </li>
  )
}
