import type { Child } from 'hono/jsx'
import { FunctionHolder, type FunctionInPlace, functionName } from '#src/features/people/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  bind,
  ButtonLink,
  Combobox,
  Day,
  DateInput,
  Deed,
  Empty,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  type FormState,
  type Option,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
  TextInput,
} from '#src/ui/index.ts'
import { settingsPath } from './paths.ts'
import type { AboutProgramme } from './programme-about.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.ts'

export const addedRoles = ['supplier', 'it-partner', 'representative', 'lead'] as const

export interface SettingsProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly about: AboutProgramme
  /** Null: not for the reader. */
  readonly functions: readonly FunctionInPlace[] | null
  readonly leads: boolean
  readonly parties: readonly Option[]
  /** The form that came back, and which it was. */
  readonly returned?: { readonly of: 'contact' | 'quiet' | 'participant'; readonly form: FormState } | undefined
}

const formOf = ({ returned }: SettingsProps, of: NonNullable<SettingsProps['returned']>['of']): FormState =>
  returned?.of === of ? returned.form : emptyForm

const Text = ({ children }: { children: string }): Child => <span class="typed">{children}</span>

export const SettingsPage = (props: SettingsProps) => {
  const { c, programme, about, leads } = props
  const { ui } = c.var.frame
  const { t } = ui
  const said = (['purpose', 'goals', 'mandatory', 'adaptable'] as const).filter((key) => about[key] !== '')
  return (
    <ProgrammePage c={c} programme={programme} title={t('programmes.tab.settings')} section="settings">
      <PageHead
        ui={ui}
        title={t('programmes.tab.settings')}
        line={programme.name}
        seenBy={t('programmes.seen-by')}
        actions={leads && <ButtonLink href={`${settingsPath(programme)}/edit`}>{t('programmes.settings.edit')}</ButtonLink>}
      />
      {said.length === 0 && <Empty title={t('programmes.nothing-said')}>{leads && t('programmes.nothing-said.what')}</Empty>}
      <Facts
        facts={[
          ...said.map((key) => ({ label: t(`programmes.${key}`), value: <Text>{about[key]}</Text> })),
          { label: t('programmes.starts-on'), value: <Day ui={ui} date={about.startsOn} /> },
          { label: t('programmes.review-days'), value: t('programmes.working-days', { count: about.reviewDays }) },
          { label: t('programmes.consent-days'), value: t('programmes.working-days', { count: about.consentDays }) },
        ]}
      />
      <Contacts {...props} />
      <Participants {...props} />
      <Functions {...props} />
      <QuietPeriods {...props} />
    </ProgrammePage>
  )
}

/** Takes one away: a form of one button, so that it works without scripts. */
const Remove = ({ c, action, hidden }: { c: RequestContext; action: string; hidden?: Record<string, string> }) => (
  <Form ui={c.var.frame.ui} action={action} hidden={hidden} inline>
    <SubmitButton kind="quiet">{c.var.t('programmes.remove')}</SubmitButton>
  </Form>
)

const Contacts = (props: SettingsProps) => {
  const { c, programme, about, leads } = props
  const { ui } = c.var.frame
  const { t } = ui
  const form = formOf(props, 'contact')
  const path = `${settingsPath(programme)}/contacts`
  return (
    <Section title={t('programmes.contacts')} id="contacts">
      {about.contacts.length === 0 && <Empty title={t('programmes.contacts.none')} />}
      <ul class="plain">
        {about.contacts.map((contact) => (
          <li>
            <b>{contact.name}</b> {contact.about} {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>} {contact.phone}
            {leads && <Remove c={c} action={`${path}/${contact.id}/removal`} />}
          </li>
        ))}
      </ul>
      {leads && (
        <Deed label={t('programmes.contacts.add')} open={form !== emptyForm}>
          <Form ui={ui} action={path} form={form} prefix="contact">
            <TextInput ui={ui} prefix="contact" label={t('programmes.contact.name')} maxlength={200} {...bind(form, 'name')} />
            <TextInput ui={ui} prefix="contact" label={t('programmes.contact.about')} hint={t('programmes.contact.about.hint')} optional maxlength={200} {...bind(form, 'about')} />
            <TextInput ui={ui} prefix="contact" type="email" label={t('programmes.contact.email')} optional {...bind(form, 'email')} />
            <TextInput ui={ui} prefix="contact" type="tel" label={t('programmes.contact.phone')} optional maxlength={50} {...bind(form, 'phone')} />
            <FormButtons ui={ui}>
              <SubmitButton>{t('programmes.add')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}

const Participants = (props: SettingsProps) => {
  const { c, programme, about, leads, parties } = props
  const { ui } = c.var.frame
  const { t } = ui
  const form = formOf(props, 'participant')
  const path = `${settingsPath(programme)}/participants`
  return (
    <Section title={t('programmes.participants')} id="participants" note={t('programmes.participants.note')}>
      <ul class="plain">
        {about.participants.map((one) => (
          <li>
            <a href={`/parties/${one.partyId}`}>{one.name}</a> <span class="quiet">{t(`programmes.role.${one.role}`)}</span>
            {leads && !(one.role === 'lead' && one.partyId === programme.leadPartyId) && (
              <Remove c={c} action={`${path}/removal`} hidden={{ party: one.partyId, role: one.role }} />
            )}
          </li>
        ))}
      </ul>
      {leads && (
        <Deed label={t('programmes.participants.add')} open={form !== emptyForm}>
          <Form ui={ui} action={path} form={form} prefix="participant">
            <Combobox ui={ui} prefix="participant" label={t('programmes.participant.party')} empty={t('programmes.choose')} options={parties} {...bind(form, 'party')} />
            <Select
              ui={ui}
              prefix="participant"
              label={t('programmes.participant.role')}
              empty={t('programmes.choose')}
              options={addedRoles.map((role) => ({ value: role, label: t(`programmes.role.${role}`) }))}
              {...bind(form, 'role')}
            />
            <FormButtons ui={ui}>
              <SubmitButton>{t('programmes.add')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}

const Functions = ({ c, programme, functions }: SettingsProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  if (!functions) return null
  const areas = Object.fromEntries(programme.areas.map((area) => [area.key, inLanguage(area.name, ui.lang)]))
  const vacant = functions.filter((duty) => duty.holders.length === 0).length
  return (
    <Section title={t('programmes.functions')} id="functions" note={t('programmes.functions.vacant', { count: vacant })}>
      {functions.length === 0 ? (
        <Empty title={t('programmes.functions.none')} />
      ) : (
        <Table
          ui={ui}
          caption={t('programmes.functions')}
          hideCaption
          cards
          rows={functions}
          columns={[
            { key: 'party', label: t('programmes.participant.party'), cell: (duty) => duty.partyName },
            { key: 'kind', label: t('programmes.function'), cell: (duty) => functionName(t, duty, areas) },
            { key: 'holder', label: t('programmes.function.holder'), cell: (duty) => <FunctionHolder ui={ui} of={duty} /> },
          ]}
        />
      )}
    </Section>
  )
}

const QuietPeriods = (props: SettingsProps) => {
  const { c, programme, about, leads } = props
  const { ui } = c.var.frame
  const { t } = ui
  const form = formOf(props, 'quiet')
  const path = `${settingsPath(programme)}/quiet-periods`
  return (
    <Section title={t('programmes.quiet')} id="quiet" note={t('programmes.quiet.note')}>
      {about.quietPeriods.length === 0 && <Empty title={t('programmes.quiet.none')} />}
      <ul class="plain">
        {about.quietPeriods.map((period) => (
          <li>
            <b>{period.name}</b> <Day ui={ui} date={period.from} short /> – <Day ui={ui} date={period.to} short />
            {leads && <Remove c={c} action={`${path}/${period.id}/removal`} />}
          </li>
        ))}
      </ul>
      {leads && (
        <Deed label={t('programmes.quiet.add')} open={form !== emptyForm}>
          <p class="quiet">{t('programmes.quiet.redates')}</p>
          <Form ui={ui} action={path} form={form} prefix="quiet">
            <TextInput ui={ui} prefix="quiet" label={t('programmes.quiet.name')} maxlength={100} {...bind(form, 'name')} />
            <DateInput ui={ui} prefix="quiet" label={t('programmes.quiet.from')} {...bind(form, 'from')} />
            <DateInput ui={ui} prefix="quiet" label={t('programmes.quiet.to')} {...bind(form, 'to')} />
            <FormButtons ui={ui}>
              <SubmitButton>{t('programmes.add')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </Section>
  )
}
