import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { NewPassword } from './new-password.tsx'

interface InvitationProps {
  readonly frame: Frame
  readonly token: string
  readonly form?: FormState | undefined
  readonly refusal?: string | undefined
}

/** For someone invited: their name and address are known, so only a password is asked for. */
export function InvitationPage(
  props: InvitationProps & { person: { name: string; email: string; hasAccount: boolean } },
) {
  const { frame, form = emptyForm, person } = props
  const { ui } = frame
  const title = ui.t(person.hasAccount ? 'sign-in.renew-title' : 'sign-in.invitation-title', { name: person.name })
  return (
    <Page {...frame} title={title}>
      <PageHead ui={ui} title={title} line={ui.t('sign-in.invitation-line', { email: person.email })} />
      <Form ui={ui} action={`/invitations/${props.token}`} form={form} refusal={props.refusal}>
        <input type="hidden" name="username" value={person.email} autocomplete="username" />
        <NewPassword ui={frame.ui} form={form} />
        <FormButtons ui={ui}>
          <SubmitButton>{ui.t('sign-in.take-invitation')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

/** For whoever set the product up: on an empty database nobody is there to invite them. */
export function FirstAdministratorPage(props: InvitationProps) {
  const { frame, form = emptyForm } = props
  const { ui } = frame
  return (
    <Page {...frame} title={ui.t('sign-in.first-title')}>
      <PageHead ui={ui} title={ui.t('sign-in.first-title')} line={ui.t('sign-in.first-line')} />
      <Form ui={ui} action={`/invitations/${props.token}`} form={form} refusal={props.refusal}>
        <TextInput ui={ui} {...bind(form, 'name')} label={ui.t('people.name')} autocomplete="name" maxlength={200} />
        <TextInput
          ui={ui}
          {...bind(form, 'email')}
          label={ui.t('people.email')}
          type="email"
          autocomplete="username"
          maxlength={254}
        />
        <TextInput
          ui={ui}
          {...bind(form, 'organisation')}
          label={ui.t('sign-in.first-organisation')}
          hint={ui.t('sign-in.first-organisation-hint')}
          autocomplete="organization"
          maxlength={200}
        />
        <NewPassword ui={frame.ui} form={form} />
        <FormButtons ui={ui}>
          <SubmitButton>{ui.t('sign-in.first-submit')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

/** A link that can't be used: says why, and what to do. */
export function LinkRefusedPage({ frame, why }: { frame: Frame; why: string }) {
  const { ui } = frame
  return (
    <Page {...frame} title={ui.t('sign-in.link-refused')}>
      <PageHead ui={ui} title={ui.t('sign-in.link-refused')} />
      <p>{why}</p>
      <p>
        <a href="/sign-in">{ui.t('sign-in.to-sign-in')}</a>
      </p>
    </Page>
  )
}
