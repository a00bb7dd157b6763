import type { Child } from 'hono/jsx'
import {
  ButtonLink,
  bind,
  Day,
  Deed,
  Empty,
  emptyForm,
  Facts,
  Form,
  FormButtons,
  PageHead,
  Section,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { programmePath, settingsPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import { QuietPeriods } from './quiet-periods.section.tsx'
import { formOf, Remove, type SettingsProps } from './settings-parts.tsx'
import { Functions, Participants } from './taking-part.section.tsx'

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
        line={`${programme.name}.`}
        seenBy={t('programmes.seen-by')}
        actions={
          <>
            {leads && <ButtonLink href={`${settingsPath(programme)}/edit`}>{t('programmes.settings.edit')}</ButtonLink>}
            {programme.standing === 'insider' && (
              <ButtonLink href={`${programmePath(programme)}/templates`} kind="quiet">
                {t('applying.title')}
              </ButtonLink>
            )}
          </>
        }
      />
      {said.length === 0 && (
        <Empty title={t('programmes.nothing-said')}>{leads && t('programmes.nothing-said.what')}</Empty>
      )}
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
            <b>{contact.name}</b> {contact.about}{' '}
            {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>} {contact.phone}
            {leads && <Remove c={c} action={`${path}/${contact.id}/removal`} />}
          </li>
        ))}
      </ul>
      {leads && (
        <Deed label={t('programmes.contacts.add')} open={form !== emptyForm}>
          <Form ui={ui} action={path} form={form} prefix="contact">
            <TextInput
              ui={ui}
              prefix="contact"
              label={t('programmes.contact.name')}
              maxlength={200}
              {...bind(form, 'name')}
            />
            <TextInput
              ui={ui}
              prefix="contact"
              label={t('programmes.contact.about')}
              hint={t('programmes.contact.about.hint')}
              optional
              maxlength={200}
              {...bind(form, 'about')}
            />
            <TextInput
              ui={ui}
              prefix="contact"
              type="email"
              label={t('programmes.contact.email')}
              optional
              {...bind(form, 'email')}
            />
            <TextInput
              ui={ui}
              prefix="contact"
              type="tel"
              label={t('programmes.contact.phone')}
              optional
              maxlength={50}
              {...bind(form, 'phone')}
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
