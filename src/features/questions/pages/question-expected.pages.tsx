import { Day, Expected, Form, SubmitButton } from '#src/ui/index.ts'
import { questionPath } from '../question.ts'
import { placeInWords } from '../question.words.ts'
import { type QuestionView, stateOf } from './question-view.ts'

/** What waits for the reader here, with the deed beside it where one press is enough. */
export const QuestionExpected = (view: QuestionView) => {
  const { frame, question, deeds } = view
  const { ui } = frame
  const { expected } = deeds
  const place = placeInWords(question, ui)
  if (expected === 'nothing') return <Expected ui={ui} />
  const by = expected === 'read-answer' ? undefined : question.answerBy
  return (
    <Expected ui={ui} by={by} actions={<Press {...view} />}>
      {ui.t(`questions.expected.${expected}`, { place, organisation: question.organisationName })}
      {expected === 'read-answer' && view.closesOn && (
        <>
          {' '}
          {ui.t('questions.expected.closes')} <Day ui={ui} date={view.closesOn} />.
        </>
      )}
    </Expected>
  )
}

const Press = (view: QuestionView) => {
  const { frame, programme, question, deeds } = view
  const { ui } = frame
  const path = questionPath(programme.id, question.id)
  const press = (of: string, to: string) => (
    <Form
      ui={ui}
      inline
      action={`${path}/${to}`}
      version={question.version}
      refusal={stateOf(view, of).refusal}
      prefix={of}
    >
      <SubmitButton kind={of === 'close' ? 'secondary' : 'primary'}>{ui.t(`questions.deed.${of}`)}</SubmitButton>
    </Form>
  )
  switch (deeds.expected) {
    case 'acknowledge':
      return (
        <>
          {press('acknowledge', 'acknowledgement')}
          <a href="#answer">{ui.t('questions.deed.answer')}</a>
        </>
      )
    case 'answer':
      return <a href="#answer">{ui.t('questions.deed.answer')}</a>
    case 'late-at-home':
    case 'vacant-at-home':
      return <a href="#place">{ui.t('questions.deed.place')}</a>
    case 'read-answer':
      return (
        <>
          {press('close', 'closing')}
          <a href="#reopen">{ui.t('questions.deed.reopen')}</a>
        </>
      )
    default:
      return null
  }
}
