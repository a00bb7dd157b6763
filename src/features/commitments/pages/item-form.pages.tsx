import { type ProgrammeView, programmeTabs, type RolloutRow, type Wave } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Checkbox,
  Combobox,
  DateInput,
  durationInWords,
  FieldGroup,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  VisibilityField,
} from '#src/ui/index.ts'
import type { Choosable } from '../readings/choices.store.ts'

export interface ItemFormProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly form: FormState
  readonly refusal?: string | undefined
  /** A new one: where it goes, who owes it, and a fresh key. */
  readonly adding?:
    | {
        readonly once: string
        readonly owners: readonly Choosable<'party'>[]
        readonly rollouts: readonly RolloutRow[]
        readonly waves: readonly Wave[]
        readonly everyone: boolean
      }
    | undefined
  readonly editing?: { readonly version: number; readonly title: string } | undefined
  /** Whose organisation "bara vi" means. */
  readonly organisation: string
  readonly action: string
  readonly cancel: string
}

/** A local addition, new or changed. */
export const ItemFormPage = (props: ItemFormProps) => {
  const { frame, programme, form, adding, editing } = props
  const { ui } = frame
  const { t } = ui
  const title = editing ? t('commitments.form.edit') : t('commitments.form.new')
  const crumbs = [
    { label: t('commitments.list.title'), href: `/programmes/${programme.id}/commitments` },
    ...(editing ? [{ label: editing.title, href: props.cancel }] : []),
    { label: title },
  ]
  return (
    <Page {...frame} title={title} programme={programmeTabs(ui, programme, 'commitments')} crumbs={crumbs}>
      <PageHead ui={ui} title={title} line={t('commitments.form.line')} />
      <Form
        ui={ui}
        action={props.action}
        form={form}
        refusal={props.refusal}
        version={editing?.version}
        once={adding?.once}
      >
        <TextInput
          ui={ui}
          {...bind(form, 'title')}
          label={t('commitments.form.title')}
          hint={t('commitments.form.title-hint')}
          maxlength={200}
        />
        <Select
          ui={ui}
          {...bind(form, 'areaKey')}
          label={t('commitments.column.area')}
          empty={t('commitments.form.choose')}
          options={programme.areas.map(({ key, name }) => ({ value: key, label: inLanguage(name, ui.lang) }))}
        />
        <TextArea ui={ui} {...bind(form, 'why')} label={t('commitments.form.why')} maxlength={4000} optional />
        <TextArea
          ui={ui}
          {...bind(form, 'evidence')}
          label={t('commitments.form.evidence')}
          maxlength={2000}
          optional
        />
        {adding && <Where {...props} adding={adding} />}
        <Dates {...props} />
        <FieldGroup title={t('commitments.fact.weight')}>
          <Checkbox
            ui={ui}
            name="critical"
            label={t('commitments.form.critical')}
            hint={t('commitments.form.critical-hint')}
            checked={checked(form, 'critical')}
          />
          <Checkbox
            ui={ui}
            name="mandatory"
            label={t('commitments.form.mandatory')}
            hint={t('commitments.form.mandatory-hint')}
            checked={checked(form, 'mandatory')}
          />
        </FieldGroup>
        <VisibilityField
          ui={ui}
          offered={['all-in-programme', 'all-but-suppliers', 'own-organisation']}
          {...bind(form, 'visibility', 'all-in-programme')}
          organisation={props.organisation}
        />
        <FormButtons ui={ui} cancel={props.cancel}>
          <SubmitButton>{t(editing ? 'commitments.save' : 'commitments.form.add')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

const checked = (form: FormState, name: string): boolean => form.values[name] !== undefined && form.values[name] !== ''

/** Who owes whom. A rollout's own preparation is the usual case; the programme lead can add for all. */
const Where = ({ frame: { ui }, form, adding }: ItemFormProps & { adding: NonNullable<ItemFormProps['adding']> }) => {
  const { t } = ui
  const scopes = adding.everyone ? (['programme', 'wave', 'rollout', 'unit'] as const) : (['rollout', 'unit'] as const)
  return (
    <FieldGroup title={t('commitments.form.who')}>
      <Combobox
        ui={ui}
        {...bind(form, 'owner')}
        label={t('commitments.column.owner')}
        empty={t('commitments.form.choose')}
        options={adding.owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Radios
        ui={ui}
        {...bind(form, 'scope', 'rollout')}
        label={t('commitments.form.scope')}
        options={scopes.map((value) => ({ value, label: t(`commitments.scope.${value}`) }))}
      />
      <Combobox
        ui={ui}
        {...bind(form, 'rollout')}
        label={t('commitments.form.rollout')}
        empty={t('commitments.form.choose')}
        optional
        options={adding.rollouts.map(({ id, partyName }) => ({ value: id, label: partyName }))}
      />
      {adding.everyone && adding.waves.length > 0 && (
        <Select
          ui={ui}
          {...bind(form, 'wave')}
          label={t('commitments.form.wave')}
          empty={t('commitments.form.choose')}
          optional
          options={adding.waves.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </FieldGroup>
  )
}

const Dates = ({ frame: { ui }, form }: ItemFormProps) => {
  const { t } = ui
  return (
    <FieldGroup title={t('commitments.fact.due')}>
      <Radios
        ui={ui}
        {...bind(form, 'due', 'before')}
        label={t('commitments.form.due')}
        options={(['before', 'at-go-live', 'after', 'fixed'] as const).map((value) => ({
          value,
          label: t(`commitments.form.due.${value}`),
        }))}
      />
      <TextInput
        ui={ui}
        {...bind(form, 'amount', '1')}
        label={t('commitments.form.amount-label')}
        hint={t('commitments.form.amount-hint')}
        width={5}
        optional
      />
      <Select
        ui={ui}
        {...bind(form, 'unit', 'M')}
        label={t('commitments.form.unit')}
        options={(['D', 'W', 'M', 'Y'] as const).map((value) => ({
          value,
          label: t(`commitments.form.unit.${value}`),
        }))}
      />
      <DateInput
        ui={ui}
        {...bind(form, 'on')}
        label={t('commitments.form.on')}
        hint={t('commitments.form.on-hint')}
        optional
      />
      <TextInput
        ui={ui}
        {...bind(form, 'minimumDays', '5')}
        label={t('commitments.form.minimum')}
        hint={t('commitments.form.minimum-hint')}
        width={5}
      />
      <Select
        ui={ui}
        {...bind(form, 'notBefore')}
        label={t('commitments.fact.not-before')}
        empty={t('commitments.form.no-limit')}
        optional
        options={durations(
          ['P1W', 'P2W', 'P4W', 'P6W', 'P8W', 'P10W', 'P3M', 'P6M'],
          'commitments.due.before',
          form.values.notBefore,
          t,
        )}
      />
      <Select
        ui={ui}
        {...bind(form, 'validity')}
        label={t('commitments.fact.validity')}
        empty={t('commitments.form.no-limit')}
        optional
        options={durations(['P3M', 'P6M', 'P1Y', 'P2Y', 'P3Y'], 'commitments.form.valid-for', form.values.validity, t)}
      />
    </FieldGroup>
  )

  function durations(list: readonly string[], key: string, present: unknown, translate: typeof t) {
    const all = typeof present === 'string' && present !== '' && !list.includes(present) ? [...list, present] : list
    return all.map((value) => ({ value, label: translate(key, { time: inWords(value) }) }))
  }

  function inWords(value: string): string {
    try {
      return durationInWords(value, ui)
    } catch {
      return value
    }
  }
}
