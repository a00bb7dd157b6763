import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Combobox,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Section,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import type { OfferedGroup } from './people.deps.ts'

/** Example people of the demo: some to choose with one click, each with what can be tried, and everybody else by name. */
export interface Examples {
  readonly offered: readonly OfferedGroup[]
  readonly everyone: readonly { readonly personId: string; readonly name: string }[]
}

interface SignInProps {
  readonly frame: Frame
  readonly form?: FormState | undefined
  readonly refusal?: string | undefined
  /** Where the reader was going. */
  readonly to?: string | undefined
  readonly examples?: Examples | undefined
}

export function SignInPage({ frame, form = emptyForm, refusal, to, examples }: SignInProps) {
  const { ui } = frame
  return (
    <Page {...frame} title={ui.t('sign-in.title')}>
      <PageHead ui={ui} title={ui.t('sign-in.title')} line={ui.t('sign-in.line')} />
      {examples && <ExamplePeople frame={frame} examples={examples} to={to} />}
      <Form ui={ui} action="/sign-in" form={form} refusal={refusal} hidden={{ to }}>
        <TextInput
          ui={ui}
          {...bind(form, 'email')}
          label={ui.t('sign-in.email')}
          type="email"
          autocomplete="username webauthn"
        />
        <TextInput
          ui={ui}
          {...bind(form, 'password')}
          label={ui.t('sign-in.password')}
          type="password"
          autocomplete="current-password"
        />
        <FormButtons ui={ui}>
          <SubmitButton>{ui.t('sign-in.submit')}</SubmitButton>
        </FormButtons>
      </Form>
      <div class="js-only" data-passkey="sign-in" data-to={to ?? '/my'} data-failed={ui.t('sign-in.passkey-failed')}>
        <button type="button" class="ds-button" data-variant="secondary">
          {ui.t('sign-in.passkey')}
        </button>
      </div>
      <p class="quiet">{ui.t('sign-in.forgotten')}</p>
    </Page>
  )
}

function ExamplePeople({
  frame: { ui },
  examples: { offered, everyone },
  to,
}: Pick<SignInProps, 'frame' | 'to'> & { examples: Examples }) {
  const options = everyone.map((one) => ({ value: one.personId, label: one.name }))
  return (
    <Section title={ui.t('sign-in.examples')}>
      <p>{ui.t(everyone.length === 0 ? 'sign-in.no-examples' : 'sign-in.examples-note')}</p>
      <Form ui={ui} action="/sign-in/example" hidden={{ to }}>
        {offered.map((group) => (
          <section class="offered-group">
            <h3>{group.title}</h3>
            <ul class="offered">
              {group.people.map(({ personId, name, line }) => (
                <li>
                  <SubmitButton kind="secondary" name="person" value={personId}>
                    {name}
                  </SubmitButton>
                  <p class="quiet">{line}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Form>
      {options.length > 0 && (
        <Form ui={ui} action="/sign-in/example" hidden={{ to }} inline>
          <Combobox ui={ui} name="person" label={ui.t('sign-in.someone-else')} options={options} />
          <SubmitButton kind="secondary">{ui.t('sign-in.as-them')}</SubmitButton>
        </Form>
      )}
    </Section>
  )
}

export function CodePage({ frame, form = emptyForm, refusal, to }: Omit<SignInProps, 'examples'>) {
  const { ui } = frame
  return (
    <Page {...frame} title={ui.t('sign-in.code-title')}>
      <PageHead ui={ui} title={ui.t('sign-in.code-title')} line={ui.t('sign-in.code-line')} />
      <Form ui={ui} action="/sign-in/code" form={form} refusal={refusal} hidden={{ to }}>
        <TextInput
          ui={ui}
          {...bind(form, 'code')}
          label={ui.t('sign-in.code')}
          hint={ui.t('sign-in.code-hint')}
          autocomplete="one-time-code"
          width={20}
        />
        <FormButtons ui={ui} cancel="/sign-in">
          <SubmitButton>{ui.t('sign-in.submit')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}
