import { bind, Deed, emptyForm, Form, FormButtons, SubmitButton, TextArea } from '#src/ui/index.ts'
import { isOpen, questionPath } from '../question.ts'
import { type QuestionView, stateOf } from './question-view.ts'

/** What nobody but the one who asked can do: take it back, or open it again. Closing what is answered stands on top. */
export const AskerDeeds = (view: QuestionView) => {
  const { frame, programme, question, deeds } = view
  const { ui } = frame
  const path = questionPath(programme.id, question.id)
  const reopening = stateOf(view, 'reopen')
  const { form = emptyForm } = reopening
  return (
    <>
      {deeds.reopen && (
        <div id="reopen">
          <Deed label={ui.t('questions.deed.reopen')} open={reopening.open}>
            <Form
              ui={ui}
              action={`${path}/reopening`}
              form={form}
              refusal={reopening.refusal}
              version={question.version}
              prefix="reopen"
            >
              <TextArea
                ui={ui}
                {...bind(form, 'reason')}
                label={ui.t('questions.field.reopen-reason')}
                maxlength={2000}
                prefix="reopen"
              />
              <FormButtons ui={ui}>
                <SubmitButton kind="secondary">{ui.t('questions.deed.reopen')}</SubmitButton>
              </FormButtons>
            </Form>
          </Deed>
        </div>
      )}
      {deeds.close && isOpen(question) && (
        <Deed label={ui.t('questions.deed.withdraw')} kind="quiet" open={stateOf(view, 'close').open}>
          <p>{ui.t('questions.withdraw-note')}</p>
          <Form
            ui={ui}
            action={`${path}/closing`}
            version={question.version}
            refusal={stateOf(view, 'close').refusal}
            prefix="close"
          >
            <FormButtons ui={ui}>
              <SubmitButton kind="danger">{ui.t('questions.deed.withdraw')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </>
  )
}
