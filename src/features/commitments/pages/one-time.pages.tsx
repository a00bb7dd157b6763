import { stagedField } from '#src/platform/files/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Day,
  Deed,
  emptyForm,
  FileInput,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextArea,
  TextInput,
} from '#src/ui/index.ts'
import type { AskedByLink } from '../readings/one-time.store.ts'

export interface OneTimeProps {
  readonly frame: Frame
  readonly action: string
  readonly asked: AskedByLink
  readonly once: string
  readonly form?: FormState | undefined
  readonly refusal?: string | undefined
  readonly staged?: { readonly token: string; readonly name: string } | undefined
}

/** What somebody without an account is asked to do, and the form that does it. Looking spends nothing. */
export const OneTimePage = (props: OneTimeProps) => {
  const { frame, asked, action } = props
  const { ui } = frame
  const form = props.form ?? emptyForm
  const title = inLanguage(asked.title, ui.lang)
  return (
    <Page {...frame} title={title}>
      <PageHead
        ui={ui}
        title={title}
        line={ui.t(`commitments.link.asked-${asked.purpose}`, {
          party: asked.partyName,
          programme: asked.programmeName,
          owner: asked.ownerName,
        })}
      />
      <Notice>{ui.t('commitments.link.once', { recipient: asked.recipient })}</Notice>
      {inLanguage(asked.why, ui.lang) && <p class="prose">{inLanguage(asked.why, ui.lang)}</p>}
      {inLanguage(asked.evidence, ui.lang) && (
        <p class="prose">
          <b>{ui.t('commitments.evidence')}</b> {inLanguage(asked.evidence, ui.lang)}
        </p>
      )}
      {asked.due && (
        <p>
          {ui.t('commitments.column.due')}: <Day ui={ui} date={asked.due} relative />
        </p>
      )}
      {asked.purpose === 'deliver' ? (
        <DeliverHere {...props} form={form} />
      ) : (
        <AnswerHere {...props} form={form} action={action} />
      )}
    </Page>
  )
}

const DeliverHere = ({ frame: { ui }, action, once, form, refusal, staged }: OneTimeProps & { form: FormState }) => (
  <Form
    ui={ui}
    action={action}
    form={form}
    refusal={refusal}
    once={once}
    files
    hidden={staged ? { [stagedField('file')]: staged.token } : {}}
  >
    <TextInput
      ui={ui}
      {...bind(form, 'label')}
      label={ui.t('commitments.field.label')}
      hint={ui.t('commitments.field.label-hint')}
      width={10}
      maxlength={60}
      optional
    />
    <TextArea ui={ui} {...bind(form, 'note')} label={ui.t('commitments.field.note')} maxlength={4000} optional />
    <TextInput
      ui={ui}
      {...bind(form, 'link')}
      type="url"
      label={ui.t('commitments.field.link')}
      maxlength={2000}
      optional
    />
    <FileInput
      ui={ui}
      name="file"
      label={ui.t('commitments.field.file')}
      hint={staged ? ui.t('commitments.field.file-kept', { name: staged.name }) : ui.t('commitments.field.file-hint')}
      error={form.errors.file}
      optional
    />
    <FormButtons ui={ui}>
      <SubmitButton>{ui.t('commitments.deed.deliver')}</SubmitButton>
    </FormButtons>
  </Form>
)

const AnswerHere = ({ frame: { ui }, action, asked, form, refusal }: OneTimeProps & { form: FormState }) => (
  <>
    <Section title={ui.t('commitments.versions')}>
      {asked.note && <p class="prose">{asked.note}</p>}
      {asked.link && (
        <p>
          <a href={asked.link} rel="noreferrer nofollow">
            {asked.link}
          </a>
        </p>
      )}
      {asked.fileName && (
        <p>
          <a href={`${action}/file`} data-turbo="false">
            {asked.fileName}
          </a>
        </p>
      )}
    </Section>
    <Form ui={ui} action={action} refusal={refusal} hidden={{ answer: 'accept' }}>
      <FormButtons ui={ui}>
        <SubmitButton>{ui.t('commitments.deed.accept')}</SubmitButton>
      </FormButtons>
    </Form>
    <Deed label={ui.t('commitments.deed.return')} open={form.errors.reason !== undefined}>
      <Form ui={ui} action={action} form={form} hidden={{ answer: 'return' }} prefix="return">
        <TextArea
          ui={ui}
          {...bind(form, 'reason')}
          label={ui.t('commitments.reason')}
          hint={ui.t('commitments.return-hint')}
          maxlength={2000}
          prefix="return"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.deed.return')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  </>
)

/** It is done, or the link is no longer good. */
export const OneTimeSaidPage = ({ frame, title, what }: { frame: Frame; title: string; what: string }) => (
  <Page {...frame} title={title}>
    <PageHead ui={frame.ui} title={title} />
    <p class="prose">{what}</p>
  </Page>
)

/** The link as it was made: shown once, since only its hash is kept. */
export const LinkMadePage = ({
  frame,
  link,
  recipient,
  back,
  until,
}: {
  frame: Frame
  link: string
  recipient: string
  back: { label: string; href: string }
  until: string
}) => {
  const { ui } = frame
  const title = ui.t('commitments.link.made', { recipient })
  return (
    <Page {...frame} title={title} crumbs={[back, { label: title }]}>
      <PageHead ui={ui} title={title} />
      <p>{ui.t('commitments.link.made-note')}</p>
      <TextInput ui={ui} name="link" label={ui.t('commitments.link.address')} value={link} readOnly />
      <p>
        {ui.t('commitments.link.until')} <Day ui={ui} date={until} />
      </p>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </Page>
  )
}
