import { FunctionHolder, functionName } from '#src/features/people/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  bind,
  Combobox,
  Deed,
  Empty,
  emptyForm,
  Form,
  FormButtons,
  Section,
  Select,
  SubmitButton,
  Table,
} from '#src/ui/index.ts'
import { newFunctionPath, settingsPath } from './paths.ts'
import { addedRoles, formOf, Remove, type SettingsProps } from './settings-parts.tsx'

export const Participants = (props: SettingsProps) => {
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
            <a href={`/parties/${one.partyId}`}>{one.name}</a>{' '}
            <span class="quiet">{t(`programmes.role.${one.role}`)}</span>
            {leads && !(one.role === 'lead' && one.partyId === programme.leadPartyId) && (
              <Remove c={c} action={`${path}/removal`} hidden={{ party: one.partyId, role: one.role }} />
            )}
          </li>
        ))}
      </ul>
      {leads && (
        <Deed label={t('programmes.participants.add')} open={form !== emptyForm}>
          <Form ui={ui} action={path} form={form} prefix="participant">
            <Combobox
              ui={ui}
              prefix="participant"
              label={t('programmes.participant.party')}
              empty={t('programmes.choose')}
              options={parties}
              {...bind(form, 'party')}
            />
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

export const Functions = ({ c, programme, functions, leads }: SettingsProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  if (!functions) return null
  const areas = Object.fromEntries(programme.areas.map((area) => [area.key, inLanguage(area.name, ui.lang)]))
  const vacant = functions.filter((duty) => duty.holders.length === 0).length
  return (
    <Section
      title={t('programmes.functions')}
      id="functions"
      note={t('programmes.functions.vacant', { count: vacant })}
      actions={leads && <a href={newFunctionPath(programme)}>{t('programmes.functions.add')}</a>}
    >
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
            {
              key: 'holder',
              label: t('programmes.function.holder'),
              cell: (duty) => <FunctionHolder ui={ui} of={duty} />,
            },
          ]}
        />
      )}
    </Section>
  )
}
