import {
  bind,
  Combobox,
  DateInput,
  Deed,
  emptyForm,
  Form,
  FormButtons,
  Radios,
  Section,
  SubmitButton,
  TextArea,
} from '#src/ui/index.ts'
import { questionPath } from '../question.ts'
import { ownerInWords } from '../question.words.ts'
import { AskerDeeds } from './asker-deeds.pages.tsx'
import { LinkForm } from './link-form.pages.tsx'
import { PlaceForm } from './place-form.pages.tsx'
import { type QuestionView, stateOf } from './question-view.ts'

/** What the reader can do with the question, each deed a small form folded until it is wanted. */
export const QuestionDeedForms = (view: QuestionView) => {
  const { frame, deeds, destinations } = view
  const { ui } = frame
  if (!deeds.answer && destinations.length === 0 && !deeds.close && !deeds.reopen) return null
  return (
    <Section title={ui.t('questions.deeds')}>
      <div class="deeds">
        {deeds.answer && <AnswerForm {...view} />}
        {deeds.answer && <PostponeForm {...view} />}
        {destinations.length > 0 && <PlaceForm {...view} />}
        {deeds.answer && <OwnerForm {...view} />}
        {deeds.answer && <LinkForm {...view} />}
        <AskerDeeds {...view} />
      </div>
    </Section>
  )
}

const AnswerForm = (view: QuestionView) => {
  const { frame, programme, question, deeds } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'answer')
  const outcome = (value: 'answered' | 'fixed' | 'declined') => ({
    value,
    label: ui.t(`questions.outcome.${value}`),
    hint: ui.t(`questions.outcome.${value}-hint`),
  })
  return (
    <div id="answer">
      <Deed
        label={ui.t('questions.deed.answer')}
        kind={deeds.expected === 'answer' ? 'primary' : 'secondary'}
        open={open}
      >
        <Form
          ui={ui}
          action={`${questionPath(programme.id, question.id)}/answer`}
          form={form}
          refusal={refusal}
          version={question.version}
          prefix="answer"
        >
          <Radios
            ui={ui}
            {...bind(form, 'outcome', 'answered')}
            label={ui.t('questions.field.outcome')}
            options={[outcome('answered'), outcome('fixed'), outcome('declined')]}
            prefix="answer"
          />
          <TextArea
            ui={ui}
            {...bind(form, 'text')}
            label={ui.t('questions.field.answer')}
            rows={5}
            maxlength={10_000}
            prefix="answer"
          />
          <FormButtons ui={ui}>
            <SubmitButton>{ui.t('questions.deed.send-answer')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}

const PostponeForm = (view: QuestionView) => {
  const { frame, programme, question } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'postpone')
  return (
    <Deed label={ui.t('questions.deed.postpone')} open={open}>
      <p>{ui.t('questions.postpone-note')}</p>
      <Form
        ui={ui}
        action={`${questionPath(programme.id, question.id)}/postponement`}
        form={form}
        refusal={refusal}
        version={question.version}
        prefix="postpone"
      >
        <DateInput
          ui={ui}
          {...bind(form, 'to')}
          label={ui.t('questions.field.moved-to')}
          min={ui.today}
          prefix="postpone"
        />
        <TextArea
          ui={ui}
          {...bind(form, 'reason')}
          label={ui.t('questions.field.reason')}
          hint={ui.t('questions.field.postpone-hint')}
          maxlength={2000}
          prefix="postpone"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('questions.deed.postpone')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

/** To a function rather than a person, so that nothing is orphaned; vacant ones say so. */
const OwnerForm = (view: QuestionView) => {
  const { frame, programme, question, handable } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'owner')
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, name[ui.lang]]))
  return (
    <Deed label={ui.t('questions.deed.owner')} open={open}>
      <Form
        ui={ui}
        action={`${questionPath(programme.id, question.id)}/owner`}
        form={form}
        refusal={refusal}
        version={question.version}
        prefix="owner"
      >
        <Combobox
          ui={ui}
          {...bind(form, 'function', question.ownerFunctionId ?? '')}
          label={ui.t('questions.field.owner')}
          empty={ui.t('questions.nobody-special')}
          optional
          prefix="owner"
          options={handable.map((owner) => ({
            value: owner.id,
            label: `${ownerInWords(owner, ui, areas)} (${owner.holders.join('; ') || ui.t('people.vacant')})`,
          }))}
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('questions.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
