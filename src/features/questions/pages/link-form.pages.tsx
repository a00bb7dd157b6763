import { bind, Deed, emptyForm, Form, FormButtons, SubmitButton, TextInput } from '#src/ui/index.ts'
import { questionPath } from '../question.ts'
import { type QuestionView, stateOf } from './question-view.ts'

/** "Be någon utan konto": a link by which somebody may send the text of an answer, once. */
export const LinkForm = (view: QuestionView) => {
  const { frame, programme, question } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'link')
  return (
    <Deed label={ui.t('questions.deed.link')} kind="quiet" open={open}>
      <p>{ui.t('questions.link.note')}</p>
      <Form
        ui={ui}
        action={`${questionPath(programme.id, question.id)}/links`}
        form={form}
        refusal={refusal}
        once={view.once()}
        prefix="link"
      >
        <TextInput
          ui={ui}
          {...bind(form, 'recipient')}
          label={ui.t('questions.link.recipient')}
          hint={ui.t('questions.link.recipient-hint')}
          maxlength={200}
          prefix="link"
        />
        <TextInput
          ui={ui}
          {...bind(form, 'days', '14')}
          label={ui.t('questions.link.days')}
          width={5}
          type="number"
          prefix="link"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('questions.link.make')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
