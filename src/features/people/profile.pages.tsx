import type { OwnPasskey } from '#src/platform/sign-in/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Deed,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Moment,
  Page,
  PageHead,
  Radios,
  Section,
  SubmitButton,
  Table,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import { HeldTable, type NamedHolding } from './held-table.tsx'
import { NewPassword } from './new-password.tsx'
import type { Person } from './person.ts'

export interface ProfileProps {
  readonly frame: Frame
  readonly person: Person
  readonly held: readonly NamedHolding[]
  readonly passkeys: readonly OwnPasskey[]
  readonly secondFactor: boolean
  readonly returned?:
    | {
        readonly of: 'person' | 'password' | 'removal'
        readonly form: FormState
        readonly refusal?: string | undefined
      }
    | undefined
  readonly done?: string | undefined
}

export const languageOptions = [
  { value: 'sv', label: 'Svenska' },
  { value: 'en', label: 'English' },
]

/** The reader's own page: name and language, how they sign in, what they hold. */
export function ProfilePage(props: ProfileProps) {
  const { frame, person, held } = props
  const { ui } = frame
  const flash = props.done && ({ kind: 'done', text: ui.t(`people.done.${props.done}`) } as const)
  return (
    <Page {...frame} title={ui.t('people.profile')} flash={flash || undefined}>
      <PageHead
        ui={ui}
        title={ui.t('people.profile')}
        line={`${person.name}, ${person.email}.`}
        seenBy={ui.t('people.person-seen-by')}
      />
      <Section title={ui.t('people.about-you')}>
        <PersonForm {...props} />
      </Section>
      <Section title={ui.t('people.functions')}>
        <HeldTable ui={ui} held={held} />
      </Section>
      <Section title={ui.t('people.notices')}>
        <p>
          {ui.t('people.notices-note')} <a href="/profile/notices">{ui.t('people.notices-choose')}</a>
        </p>
      </Section>
      <Section title={ui.t('people.password')}>
        <PasswordForm {...props} />
      </Section>
      <Section title={ui.t('people.second-factor')} id="second-factor">
        <SecondFactor {...props} />
      </Section>
      <Section title={ui.t('people.passkeys')} id="passkeys">
        <Passkeys {...props} />
      </Section>
    </Page>
  )
}

const formOf = ({ returned }: ProfileProps, of: 'person' | 'password' | 'removal') =>
  returned?.of === of ? returned.form : emptyForm
const refusalOf = ({ returned }: ProfileProps, of: 'person' | 'password' | 'removal') =>
  returned?.of === of ? returned.refusal : undefined

function PersonForm(props: ProfileProps) {
  const { ui } = props.frame
  const form = formOf(props, 'person')
  const { value: lang, ...field } = bind(form, 'lang', props.person.lang)
  return (
    <Form ui={ui} action="/profile" form={form} refusal={refusalOf(props, 'person')} version={props.person.version}>
      <TextInput
        ui={ui}
        {...bind(form, 'name', props.person.name)}
        label={ui.t('people.name')}
        autocomplete="name"
        maxlength={200}
      />
      <Radios ui={ui} {...field} value={lang} label={ui.t('people.language')} options={languageOptions} inline />
      <Facts facts={[{ label: ui.t('people.email'), value: props.person.email, note: ui.t('people.email-note') }]} />
      <FormButtons ui={ui}>
        <SubmitButton>{ui.t('people.save')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

function PasswordForm(props: ProfileProps) {
  const { ui } = props.frame
  const form = formOf(props, 'password')
  return (
    <Deed label={ui.t('people.change-password')} open={form !== emptyForm}>
      <Form ui={ui} action="/profile/password" form={form}>
        <input type="hidden" name="username" value={props.person.email} autocomplete="username" />
        <TextInput
          ui={ui}
          {...bind(form, 'currentPassword')}
          label={ui.t('people.current-password')}
          type="password"
          autocomplete="current-password"
        />
        <NewPassword ui={ui} form={form} />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('people.change-password')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

function SecondFactor(props: ProfileProps) {
  const { ui } = props.frame
  if (!props.secondFactor) {
    return (
      <p>
        {ui.t('people.second-factor-off')} <a href="/profile/second-factor">{ui.t('people.second-factor-add')}</a>
      </p>
    )
  }
  const form = formOf(props, 'removal')
  return (
    <>
      <p>{ui.t('people.second-factor-on')}</p>
      <Deed label={ui.t('people.second-factor-remove')} kind="danger" open={form !== emptyForm}>
        <Form ui={ui} action="/profile/second-factor/removal" form={form} prefix="removal">
          <TextInput
            ui={ui}
            {...bind(form, 'currentPassword')}
            prefix="removal"
            label={ui.t('people.current-password')}
            type="password"
            autocomplete="current-password"
          />
          <SubmitButton kind="danger">{ui.t('people.second-factor-remove')}</SubmitButton>
        </Form>
      </Deed>
    </>
  )
}

function Passkeys({ frame: { ui }, passkeys }: ProfileProps) {
  return (
    <>
      <p>{ui.t('people.passkeys-note')}</p>
      {passkeys.length > 0 && (
        <Table
          ui={ui}
          caption={ui.t('people.passkeys')}
          hideCaption
          cards
          rows={passkeys.map((one, index) => ({
            ...one,
            label: one.name || ui.t('people.passkey-number', { number: index + 1 }),
          }))}
          columns={[
            { key: 'name', label: ui.t('people.name'), cell: (one) => one.label },
            {
              key: 'added',
              label: ui.t('people.added'),
              cell: (one) => one.createdAt && <Moment ui={ui} at={one.createdAt.toISOString()} />,
            },
            {
              key: 'remove',
              label: ui.t('people.passkey-remove'),
              cell: (one) => <RemovePasskey ui={ui} id={one.id} />,
            },
          ]}
        />
      )}
      <div
        class="js-only"
        data-passkey="register"
        data-to="/profile?done=passkey-added"
        data-failed={ui.t('people.passkey-failed')}
      >
        <button type="button" class="ds-button" data-variant="secondary">
          {ui.t('people.passkey-add')}
        </button>
      </div>
    </>
  )
}

const RemovePasskey = ({ ui, id }: { ui: Ui; id: string }) => (
  <Form ui={ui} action={`/profile/passkeys/${id}/removal`} inline>
    <SubmitButton kind="quiet">{ui.t('people.passkey-remove')}</SubmitButton>
  </Form>
)
