import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  Combobox,
  DateInput,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  type FormState,
  type Option,
  Page,
  PageHead,
  SubmitButton,
  TextArea,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import { settingsPath } from './paths.ts'
import type { AboutProgramme } from './programme-about.store.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'

interface NewProps {
  readonly c: RequestContext
  readonly parties: readonly Option[]
  readonly people: readonly Option[]
  readonly form?: FormState
  readonly once: string
}

const About = ({ ui, form, now }: { ui: Ui; form: FormState; now?: AboutProgramme | undefined }) => {
  const { t } = ui
  return (
    <>
      <TextArea
        ui={ui}
        label={t('programmes.purpose')}
        hint={t('programmes.purpose.hint')}
        optional
        {...bind(form, 'purpose', now?.purpose)}
      />
      <TextArea ui={ui} label={t('programmes.goals')} optional {...bind(form, 'goals', now?.goals)} />
      <TextArea
        ui={ui}
        label={t('programmes.mandatory')}
        hint={t('programmes.mandatory.hint')}
        optional
        {...bind(form, 'mandatory', now?.mandatory)}
      />
      <TextArea
        ui={ui}
        label={t('programmes.adaptable')}
        hint={t('programmes.adaptable.hint')}
        optional
        {...bind(form, 'adaptable', now?.adaptable)}
      />
    </>
  )
}

const Terms = ({ ui, form, now }: { ui: Ui; form: FormState; now?: AboutProgramme | undefined }) => {
  const { t } = ui
  return (
    <FieldGroup title={t('programmes.terms')}>
      <TextInput
        ui={ui}
        type="number"
        width={5}
        label={t('programmes.review-days')}
        hint={t('programmes.review-days.hint')}
        {...bind(form, 'reviewDays', String(now?.reviewDays ?? 10))}
      />
      <TextInput
        ui={ui}
        type="number"
        width={5}
        label={t('programmes.consent-days')}
        hint={t('programmes.consent-days.hint')}
        {...bind(form, 'consentDays', String(now?.consentDays ?? 10))}
      />
    </FieldGroup>
  )
}

export const NewProgrammePage = ({ c, parties, people, form = emptyForm, once }: NewProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  return (
    <Page
      {...c.var.frame}
      title={t('programmes.new')}
      crumbs={[{ label: t('programmes.title'), href: '/programmes' }, { label: t('programmes.new') }]}
    >
      <PageHead ui={ui} title={t('programmes.new')} line={t('programmes.new.line')} seenBy={t('programmes.seen-by')} />
      <Form ui={ui} action="/programmes" form={form} once={once}>
        <TextInput ui={ui} label={t('programmes.name')} maxlength={200} {...bind(form, 'name')} />
        <Combobox
          ui={ui}
          label={t('programmes.lead-party')}
          hint={t('programmes.lead-party.hint')}
          empty={t('programmes.choose')}
          options={parties}
          {...bind(form, 'leadParty')}
        />
        <DateInput
          ui={ui}
          label={t('programmes.starts-on')}
          hint={t('programmes.starts-on.hint')}
          {...bind(form, 'startsOn', ui.today)}
        />
        <Combobox
          ui={ui}
          label={t('programmes.lead')}
          hint={t('programmes.lead.hint')}
          optional
          empty={t('programmes.lead.later')}
          options={people}
          {...bind(form, 'leadPerson', c.var.actor.personId)}
        />
        <About ui={ui} form={form} />
        <Terms ui={ui} form={form} />
        <FormButtons ui={ui} cancel="/programmes">
          <SubmitButton kind="primary">{t('programmes.new')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

interface SettingsFormProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly now: AboutProgramme
  readonly form?: FormState
  readonly refusal?: string | undefined
}

export const SettingsFormPage = ({ c, programme, now, form = emptyForm, refusal }: SettingsFormProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.settings.edit')
  const version = typeof form.values.version === 'string' ? form.values.version : now.version
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="settings"
      crumbs={[{ label: t('programmes.tab.settings'), href: settingsPath(programme) }]}
    >
      <PageHead ui={ui} title={title} seenBy={t('programmes.seen-by')} />
      <Form ui={ui} action={settingsPath(programme)} form={form} version={version} refusal={refusal}>
        <TextInput ui={ui} label={t('programmes.name')} maxlength={200} {...bind(form, 'name', now.name)} />
        <DateInput
          ui={ui}
          label={t('programmes.starts-on')}
          hint={t('programmes.starts-on.hint')}
          {...bind(form, 'startsOn', now.startsOn)}
        />
        <About ui={ui} form={form} now={now} />
        <Terms ui={ui} form={form} now={now} />
        <FormButtons ui={ui} cancel={settingsPath(programme)}>
          <SubmitButton kind="primary">{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
