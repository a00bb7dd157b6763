import { inLanguage, type Lang } from '#src/platform/i18n/index.ts'
import { OptionalMark } from '#src/ui/field.tsx'
import {
  bind,
  bindAll,
  Checkbox,
  Combobox,
  DateInput,
  FieldGroup,
  type FormState,
  type Option,
  Radios,
  Select,
  TextArea,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import { dueKinds, timeUnits } from './item.form.ts'
import type { TemplateInPlace } from './template.store.ts'
import {
  itemApprovers,
  itemOwners,
  itemReceivers,
  itemScopes,
  itemsOf,
  type TemplateVersion,
  type VersionContent,
} from './template.ts'

export interface ItemFormView {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly content: VersionContent
  /** The item's key; null for a new one. */
  readonly itemKey: string | null
  readonly form: FormState
  readonly refusal?: string | undefined
  /** What the item said when the form was made. */
  readonly seen?: string | undefined
  readonly once?: string | undefined
}

export type ItemFormPart = ItemFormView & { ui: Ui }

/** What it is, where it stands, why it matters. */
export const Texts = ({ ui, form, content, itemKey }: ItemFormPart) => {
  const { t } = ui
  return (
    <>
      <Combobox
        ui={ui}
        {...bind(form, 'place')}
        label={t('templates.place')}
        hint={t('templates.place-hint')}
        options={places(content, itemKey, ui)}
        empty={t('templates.choose')}
      />
      <TextInput
        ui={ui}
        {...bind(form, 'titleSv')}
        label={t('templates.title-sv')}
        hint={t('templates.title-hint')}
        maxlength={120}
      />
      <TextInput ui={ui} {...bind(form, 'titleEn')} label={t('templates.title-en')} maxlength={120} optional />
      <TextArea
        ui={ui}
        {...bind(form, 'whySv')}
        label={t('templates.why-sv')}
        hint={t('templates.why-hint')}
        maxlength={1000}
      />
      <TextArea ui={ui} {...bind(form, 'whyEn')} label={t('templates.why-en')} maxlength={1000} optional />
      <TextArea
        ui={ui}
        {...bind(form, 'evidenceSv')}
        label={t('templates.evidence-sv')}
        hint={t('templates.evidence-hint')}
        rows={2}
        maxlength={500}
        optional
      />
      <TextArea
        ui={ui}
        {...bind(form, 'evidenceEn')}
        label={t('templates.evidence-en')}
        rows={2}
        maxlength={500}
        optional
      />
    </>
  )
}

function places(content: VersionContent, itemKey: string | null, { t, lang }: Ui): Option[] {
  return content.areas.flatMap((area) => {
    const group = inLanguage(area.name, lang)
    const others = itemsOf(content, area.key).filter((item) => item.key !== itemKey)
    return [
      { value: area.key, label: t('templates.first-in', { area: group }), group },
      ...others.map((item) => ({
        value: `${area.key}/${item.key}`,
        label: t('templates.after', { item: inLanguage(item.title, lang) }),
        group,
      })),
    ]
  })
}

/** Who owes whom, and how much hangs on it. */
export const Parties = ({ ui, form }: ItemFormPart) => {
  const { t } = ui
  const options = <Value extends string>(values: readonly Value[], name: string) =>
    values.map((value) => ({ value, label: t(`templates.${name}.${value}`) }))
  return (
    <FieldGroup title={t('templates.who')}>
      <Select
        ui={ui}
        {...bind(form, 'owner')}
        label={t('templates.field.owner')}
        options={options(itemOwners, 'owner')}
        empty={t('templates.choose')}
      />
      <Select
        ui={ui}
        {...bind(form, 'receiver')}
        label={t('templates.field.receiver')}
        options={options(itemReceivers, 'receiver')}
        empty={t('templates.choose')}
      />
      <Radios
        ui={ui}
        {...bind(form, 'scope')}
        label={t('templates.field.scope')}
        options={itemScopes.map((scope) => ({
          value: scope,
          label: t(`templates.scope.${scope}`),
          hint: t(`templates.scope-hint.${scope}`),
        }))}
      />
      <Checkbox
        ui={ui}
        name="critical"
        label={t('templates.critical')}
        hint={t('templates.critical-hint')}
        checked={form.values.critical !== undefined}
        error={form.errors.critical}
      />
      <Checkbox
        ui={ui}
        name="mandatory"
        label={t('templates.mandatory')}
        hint={t('templates.mandatory-hint')}
        checked={form.values.mandatory !== undefined}
        error={form.errors.mandatory}
      />
      <Select
        ui={ui}
        {...bind(form, 'approver')}
        label={t('templates.field.approver')}
        hint={t('templates.approver-hint')}
        options={options(itemApprovers, 'approver')}
        empty={t('templates.nobody')}
        optional
      />
    </FieldGroup>
  )
}

/** When, and after what. */
export const Times = (props: ItemFormPart) => {
  const { ui, form } = props
  const { t } = ui
  return (
    <FieldGroup title={t('templates.when')}>
      <Radios
        ui={ui}
        {...bind(form, 'dueKind')}
        label={t('templates.field.dueRule')}
        options={dueKinds.map((kind) => ({ value: kind, label: t(`templates.due-kind.${kind}`) }))}
      />
      <Time ui={ui} form={form} name="lead" label={t('templates.lead')} hint={t('templates.lead-hint')} />
      <DateInput ui={ui} {...bind(form, 'fixedOn')} label={t('templates.fixed-on')} optional />
      <Time
        ui={ui}
        form={form}
        name="notBefore"
        label={t('templates.not-before')}
        hint={t('templates.not-before-hint')}
      />
      <Time
        ui={ui}
        form={form}
        name="validity"
        label={t('templates.field.validity')}
        hint={t('templates.validity-hint')}
      />
      <TextInput
        ui={ui}
        {...bind(form, 'minimumDays')}
        type="number"
        width={5}
        label={t('templates.field.minimumDays')}
        hint={t('templates.minimum-days-hint')}
      />
      <Dependences {...props} />
    </FieldGroup>
  )
}

/** A length of calendar time: how many, and of what. Empty: none. */
const Time = ({
  ui,
  form,
  name,
  label,
  hint,
}: {
  ui: Ui
  form: FormState
  name: string
  label: string
  hint: string
}) => (
  <fieldset class="ds-fieldset choices" aria-describedby={`${name}-time-hint`}>
    <legend>
      {label}
      <OptionalMark ui={ui} />
    </legend>
    <p class="hint" id={`${name}-time-hint`}>
      {hint}
    </p>
    <div class="form-inline">
      <TextInput ui={ui} {...bind(form, `${name}Amount`)} type="number" width={5} label={label} hideLabel optional />
      <Select
        ui={ui}
        {...bind(form, `${name}Unit`, 'M')}
        label={ui.t('templates.unit-of', { what: label })}
        hideLabel
        options={timeUnits.map((unit) => ({ value: unit, label: ui.t(`templates.unit.${unit}`) }))}
      />
    </div>
  </fieldset>
)

/** Room for two more each time the form is shown. */
const SPARE_ROWS = 2

function Dependences({ ui, form, content, itemKey }: ItemFormPart) {
  const { name, values, error } = bindAll(form, 'dependsOn')
  const chosen = values.filter((value) => value !== '')
  const options = content.items
    .filter((item) => item.key !== itemKey)
    .map((item) => ({
      value: item.key,
      label: inLanguage(item.title, ui.lang),
      group: areaOf(content, item.areaKey, ui.lang),
    }))
  return [...chosen, ...Array<string>(SPARE_ROWS).fill('')].map((value, index) => (
    <Combobox
      ui={ui}
      name={name}
      prefix={index === 0 ? undefined : `more-${index}`}
      label={ui.t('templates.waits-for', { number: index + 1 })}
      hint={index === 0 ? ui.t('templates.waits-for-hint') : undefined}
      error={index === 0 ? error : undefined}
      options={options}
      value={value}
      empty={ui.t('templates.nothing')}
      optional
    />
  ))
}

const areaOf = ({ areas }: VersionContent, key: string, lang: Lang): string | undefined => {
  const area = areas.find((one) => one.key === key)
  return area && inLanguage(area.name, lang)
}
