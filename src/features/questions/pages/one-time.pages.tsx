import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Day,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  SubmitButton,
  TextArea,
  TextInput,
} from '#src/ui/index.ts'
import type { AskedByLink } from '../routes/one-time.store.ts'

/** What somebody without an account is asked, and the form to answer in. Looking spends nothing. */
export const AnswerByLinkPage = (props: {
  frame: Frame
  action: string
  asked: AskedByLink
  form?: FormState | undefined
}) => {
  const { frame, asked, action, form = emptyForm } = props
  const { ui } = frame
  return (
    <Page {...frame} title={asked.title}>
      <PageHead
        ui={ui}
        title={asked.title}
        line={ui.t('questions.link.asked', { organisation: asked.organisationName, programme: asked.programmeName })}
      />
      <Notice>{ui.t('questions.link.once', { recipient: asked.recipient, party: asked.partyName })}</Notice>
      {asked.text && <p class="prose">{asked.text}</p>}
      <p>
        {ui.t('questions.fact.answer-by')}: <Day ui={ui} date={asked.answerBy} relative />
      </p>
      <Form ui={ui} action={action} form={form}>
        <TextArea ui={ui} {...bind(form, 'text')} label={ui.t('questions.field.answer')} rows={6} maxlength={10_000} />
        <FormButtons ui={ui}>
          <SubmitButton>{ui.t('questions.link.send')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

/** It is sent, or the link is no longer good; what was typed in vain is given back. */
export const SaidByLinkPage = (props: { frame: Frame; title: string; what: string; typed?: string | undefined }) => (
  <Page {...props.frame} title={props.title}>
    <PageHead ui={props.frame.ui} title={props.title} />
    <p class="prose">{props.what}</p>
    {props.typed && (
      <>
        <p>{props.frame.ui.t('questions.typed')}</p>
        <blockquote class="prose">{props.typed}</blockquote>
      </>
    )}
  </Page>
)

/** The link as it was made: shown once, since only its hash is kept. */
export const LinkMadePage = (props: {
  frame: Frame
  link: string
  recipient: string
  back: { label: string; href: string }
  until: string
}) => {
  const { frame, back } = props
  const { ui } = frame
  const title = ui.t('questions.link.made', { recipient: props.recipient })
  return (
    <Page {...frame} title={title} crumbs={[back, { label: title }]}>
      <PageHead ui={ui} title={title} />
      <p>{ui.t('questions.link.made-note')}</p>
      <TextInput ui={ui} name="link" label={ui.t('questions.link.address')} value={props.link} readOnly />
      <p>
        {ui.t('questions.link.until')} <Day ui={ui} date={props.until} />
      </p>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </Page>
  )
}
