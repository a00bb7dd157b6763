import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Deed,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Radios,
  Section,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { HeldTable, type NamedHolding } from './held-table.tsx'
import { AccountTag } from './people.pages.tsx'
import type { AccountState, Person } from './person.ts'
import { languageOptions } from './profile.pages.tsx'

export interface PersonPageProps {
  readonly frame: Frame
  readonly person: Person
  readonly state: AccountState
  readonly held: readonly NamedHolding[]
  /** The reader keeps the accounts. */
  readonly administers: boolean
  readonly form?: FormState | undefined
  readonly refusal?: string | undefined
  readonly done?: string | undefined
}

/** Someone: what they hold and held, and for the administrator their account. */
export function PersonPage(props: PersonPageProps) {
  const { frame, person, state, administers } = props
  const { ui } = frame
  const flash = props.done && ({ kind: 'done', text: ui.t(`people.done.${props.done}`) } as const)
  const crumbs = administers ? [{ label: ui.t('people.title'), href: '/people' }, { label: person.name }] : []
  return (
    <Page {...frame} title={person.name} crumbs={crumbs} flash={flash || undefined}>
      <PageHead
        ui={ui}
        title={person.name}
        line={<a href={`mailto:${person.email}`}>{person.email}</a>}
        seenBy={ui.t('people.person-seen-by')}
      />
      {props.refusal && !props.form && <p role="alert">{props.refusal}</p>}
      <Section title={ui.t('people.functions')}>
        <HeldTable ui={ui} held={props.held} />
      </Section>
      {administers && (
        <Section title={ui.t('people.account')}>
          <Facts facts={[{ label: ui.t('people.account'), value: <AccountTag ui={ui} state={state} /> }]} />
          <AccountDeeds {...props} />
        </Section>
      )}
    </Page>
  )
}

function AccountDeeds({ frame: { ui }, person, state, form = emptyForm, refusal }: PersonPageProps) {
  const { value: lang, ...field } = bind(form, 'lang', person.lang)
  return (
    <>
      <Deed label={ui.t('people.change')} open={form !== emptyForm}>
        <Form
          ui={ui}
          action={`/people/${person.id}`}
          form={form}
          refusal={form === emptyForm ? undefined : refusal}
          version={person.version}
        >
          <TextInput ui={ui} {...bind(form, 'name', person.name)} label={ui.t('people.name')} maxlength={200} />
          <TextInput
            ui={ui}
            {...bind(form, 'email', person.email)}
            label={ui.t('people.email')}
            type="email"
            maxlength={254}
          />
          <Radios ui={ui} {...field} value={lang} label={ui.t('people.language')} options={languageOptions} inline />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{ui.t('people.save')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
      <Deed label={ui.t(`people.invite-${state}`)}>
        <p>{ui.t('people.invite-note')}</p>
        <div data-turbo="false">
          <Form ui={ui} action={`/people/${person.id}/invitation`}>
            <SubmitButton kind="secondary">{ui.t(`people.invite-${state}`)}</SubmitButton>
          </Form>
        </div>
      </Deed>
      {state !== 'closed' && (
        <Deed label={ui.t('people.close')} kind="danger">
          <p>{ui.t('people.close-note')}</p>
          <Form ui={ui} action={`/people/${person.id}/closing`}>
            <SubmitButton kind="danger">{ui.t('people.close')}</SubmitButton>
          </Form>
        </Deed>
      )}
    </>
  )
}
