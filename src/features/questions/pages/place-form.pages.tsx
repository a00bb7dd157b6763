import {
  bind,
  Deed,
  emptyForm,
  Form,
  FormButtons,
  Radios,
  SubmitButton,
  TextArea,
  VisibilityField,
} from '#src/ui/index.ts'
import { questionPath } from '../question.ts'
import { type Destination, type QuestionView, stateOf } from './question-view.ts'

const choiceOf = ({ place, forumId }: Destination): string => forumId ?? place

/** Hands it on. Where only the own organisation has seen it, who shall see it from now on is asked too: all that has been said goes along. */
export const PlaceForm = (view: QuestionView) => {
  const { frame, programme, question, destinations } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'place')
  const [only] = destinations
  const goesBack = destinations.some(({ place }) => place === 'organisation')
  const inWords = (to: Destination) => ui.t(`questions.to.${to.place}`, { name: to.name })
  return (
    <div id="place">
      <Deed label={ui.t('questions.deed.place')} open={open}>
        <Form
          ui={ui}
          action={`${questionPath(programme.id, question.id)}/place`}
          form={form}
          refusal={refusal}
          version={question.version}
          prefix="place"
          hidden={destinations.length === 1 && only ? { to: choiceOf(only) } : {}}
        >
          {destinations.length === 1 && only ? (
            <p>{inWords(only)}</p>
          ) : (
            <Radios
              ui={ui}
              {...bind(form, 'to')}
              label={ui.t('questions.field.to')}
              options={destinations.map((to) => ({ value: choiceOf(to), label: inWords(to) }))}
              prefix="place"
            />
          )}
          <TextArea
            ui={ui}
            {...bind(form, 'reason')}
            label={ui.t('questions.field.forward-reason')}
            hint={ui.t(goesBack ? 'questions.field.forward-hint-back' : 'questions.field.forward-hint')}
            maxlength={2000}
            optional
            prefix="place"
          />
          {question.visibility === 'own' && (
            <VisibilityField
              ui={ui}
              offered={['all-but-suppliers', 'all-in-programme', 'own-organisation']}
              organisation={question.organisationName}
              {...bind(form, 'visibility', 'all-but-suppliers')}
              prefix="place"
            />
          )}
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{ui.t('questions.deed.place')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}
