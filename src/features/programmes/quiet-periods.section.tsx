import {
  bind,
  DateInput,
  Day,
  Deed,
  Empty,
  emptyForm,
  Form,
  FormButtons,
  Section,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { settingsPath } from './paths.ts'
import { formOf, Remove, type SettingsProps } from './settings-parts.tsx'

export const QuietPeriods = (props: SettingsProps) => {
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
            <TextInput
              ui={ui}
              prefix="quiet"
              label={t('programmes.quiet.name')}
              maxlength={100}
              {...bind(form, 'name')}
            />
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
