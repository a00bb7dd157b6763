import { FunctionHolder } from '#src/features/people/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  bind,
  Checkbox,
  Combobox,
  Empty,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  More,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import type { GuideProps } from './guide-props.ts'
import { guidePath, rolloutPath } from './paths.ts'

export const Areas = (props: GuideProps) => {
  const { c, programme, rollout, choices, leads, people, form = emptyForm, refusal } = props
  const { ui } = c.var.frame
  const { t } = ui
  if (programme.areas.length === 0) {
    return (
      <Empty
        title={t('programmes.guide.areas.none')}
        action={<a href={`${guidePath(programme, rollout)}?step=hand-out`}>{t('programmes.guide.next')}</a>}
      >
        {t('programmes.guide.areas.none.what')}
      </Empty>
    )
  }
  return (
    <Form ui={ui} action={`${guidePath(programme, rollout)}/areas`} form={form} refusal={refusal}>
      <p>{t('programmes.guide.areas.what')}</p>
      {programme.areas.map(({ key, name }) => {
        const lead = leads.get(key)
        const came = Object.keys(form.values).length > 0
        const takesPart = came ? form.values[`part.${key}`] !== undefined : (choices.get(key)?.takesPart ?? true)
        return (
          <FieldGroup title={inLanguage(name, ui.lang)}>
            <Checkbox ui={ui} name={`part.${key}`} label={t('programmes.guide.areas.takes-part')} checked={takesPart} />
            {lead && lead.holders.length > 0 ? (
              <p>
                {t('programmes.guide.areas.lead')}: <FunctionHolder ui={ui} of={lead} />
              </p>
            ) : (
              people && (
                <Combobox
                  ui={ui}
                  label={t('programmes.guide.areas.lead')}
                  optional
                  empty={t('programmes.guide.areas.nobody')}
                  options={people}
                  {...bind(form, `person.${key}`)}
                />
              )
            )}
            <More label={t('programmes.guide.areas.more')} open={isUsed(props, key)}>
              {people && !(lead && lead.holders.length > 0) && <NewLead {...props} areaKey={key} />}
              <TextInput
                ui={ui}
                label={t('programmes.guide.areas.reason')}
                optional
                maxlength={500}
                {...bind(form, `reason.${key}`, choices.get(key)?.reason)}
              />
            </More>
          </FieldGroup>
        )
      })}
      <FormButtons ui={ui} cancel={rolloutPath(programme, rollout)}>
        <SubmitButton kind="primary">{t('programmes.guide.next')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

/** Folded until something stands in it, so that fifteen areas can be seen at once. */
const isUsed = ({ choices, form = emptyForm }: GuideProps, key: string): boolean =>
  Boolean(choices.get(key)?.reason) ||
  ['name', 'email', 'reason'].some((field) => form.values[`${field}.${key}`] || form.errors[`${field}.${key}`])

const NewLead = ({ c, areaKey, form = emptyForm }: GuideProps & { areaKey: string }) => {
  const { ui } = c.var.frame
  const { t } = ui
  return (
    <>
      <TextInput
        ui={ui}
        label={t('programmes.guide.areas.new-name')}
        optional
        maxlength={200}
        {...bind(form, `name.${areaKey}`)}
      />
      <TextInput
        ui={ui}
        type="email"
        label={t('programmes.guide.areas.new-email')}
        hint={t('programmes.guide.areas.new-email.hint')}
        optional
        {...bind(form, `email.${areaKey}`)}
      />
    </>
  )
}
