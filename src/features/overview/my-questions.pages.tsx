import { type AskedQuestion, isOverdue, placeInWords, questionPath } from '#src/features/questions/index.ts'
import { Day, daysBetween, LateTag, More, Section, type Ui } from '#src/ui/index.ts'

/** So many are shown; the rest are folded. */
const shown = 5

/** What the reader has asked and waits to have answered: where each is, since when, and the day that was promised. */
export const MyQuestions = ({ ui, questions }: { ui: Ui; questions: readonly AskedQuestion[] }) => {
  if (questions.length === 0) return null
  const rest = questions.slice(shown)
  return (
    <Section title={ui.t('overview.my-questions')} note={ui.t('overview.my-questions-note')}>
      <Rows ui={ui} questions={questions.slice(0, shown)} />
      {rest.length > 0 && (
        <More label={ui.t('overview.show-rest', { count: rest.length })}>
          <Rows ui={ui} questions={rest} />
        </More>
      )}
    </Section>
  )
}

const Rows = ({ ui, questions }: { ui: Ui; questions: readonly AskedQuestion[] }) => (
  <ul class="plain-list">
    {questions.map((question) => (
      <li>
        <a href={questionPath(question.programmeId, question.id)}>
          {ui.t('overview.question-title', { number: question.number, title: question.title })}
        </a>{' '}
        {isOverdue(question, ui.today) && <LateTag ui={ui} days={daysBetween(question.answerBy, ui.today)} />}
        <p class="quiet">
          {ui.t(`overview.asked.${question.state}`, { place: placeInWords(question, ui) })}{' '}
          <Day ui={ui} date={question.sinceOn} short /> · {ui.t('overview.asked.answer-by')}{' '}
          <Day ui={ui} date={question.answerBy} relative />
        </p>
      </li>
    ))}
  </ul>
)
