import type { NewSecondFactor } from '#src/platform/sign-in/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'

interface Props {
  readonly frame: Frame
  readonly form?: FormState | undefined
}

/** First step: the password, so that nobody adds a phone of their own at a screen left open. */
export function AddSecondFactorPage({ frame, form = emptyForm }: Props) {
  const { ui } = frame
  return (
    <Page {...frame} title={ui.t('people.second-factor-add')} crumbs={crumbs(frame)}>
      <PageHead ui={ui} title={ui.t('people.second-factor-add')} line={ui.t('people.second-factor-line')} />
      <div data-turbo="false">
        <Form ui={ui} action="/profile/second-factor" form={form}>
          <TextInput
            ui={ui}
            {...bind(form, 'currentPassword')}
            label={ui.t('people.current-password')}
            type="password"
            autocomplete="current-password"
          />
          <FormButtons ui={ui} cancel="/profile">
            <SubmitButton>{ui.t('people.go-on')}</SubmitButton>
          </FormButtons>
        </Form>
      </div>
    </Page>
  )
}

/** Second step: the key goes into the app, the backup codes somewhere safe, and a code shows that it works. */
export function ConfirmSecondFactorPage({ frame, form = emptyForm, factor }: Props & { factor: NewSecondFactor }) {
  const { ui } = frame
  const secret = new URL(factor.uri).searchParams.get('secret') ?? ''
  return (
    <Page {...frame} title={ui.t('people.second-factor-confirm')} crumbs={crumbs(frame)}>
      <PageHead ui={ui} title={ui.t('people.second-factor-confirm')} line={ui.t('people.second-factor-confirm-line')} />
      <Facts
        facts={[
          { label: ui.t('people.second-factor-key'), value: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code> },
          {
            label: ui.t('people.second-factor-here'),
            value: <a href={factor.uri}>{ui.t('people.second-factor-open')}</a>,
          },
        ]}
      />
      <Section title={ui.t('people.backup-codes')} note={ui.t('people.backup-codes-note')}>
        <ul>
          {factor.backupCodes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Section>
      <div data-turbo="false">
        <Form
          ui={ui}
          action="/profile/second-factor/code"
          form={form}
          hidden={{ uri: factor.uri, backup: factor.backupCodes.join(' ') }}
        >
          <TextInput
            ui={ui}
            {...bind(form, 'code')}
            label={ui.t('sign-in.code')}
            hint={ui.t('people.code-from-app')}
            autocomplete="one-time-code"
            width={10}
          />
          <FormButtons ui={ui} cancel="/profile">
            <SubmitButton>{ui.t('people.second-factor-finish')}</SubmitButton>
          </FormButtons>
        </Form>
      </div>
    </Page>
  )
}

const crumbs = ({ ui }: Frame) => [
  { label: ui.t('people.profile'), href: '/profile' },
  { label: ui.t('people.second-factor') },
]
