import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Checkbox,
  Combobox,
  Form,
  FormButtons,
  type FormState,
  type Option,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  VisibilityField,
} from '#src/ui/index.ts'
import { risksPath } from '../risk.ts'
import { ScoreFields } from './score-fields.pages.tsx'

export interface RiskFormProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly form: FormState
  readonly refusal?: string | undefined
  /** A new one: a fresh key, and whose it can be. */
  readonly adding?: { readonly once: string; readonly rollouts: readonly Option[]; readonly programmes: boolean }
  readonly editing?: { readonly version: number | string; readonly title: string; readonly accepted: boolean }
  readonly functions: readonly Option[]
  readonly forums: readonly Option[]
  /** Whose organisation "bara vi" means, where it is known. */
  readonly organisation?: string | undefined
  readonly action: string
  readonly cancel: string
}

/** A risk, new or changed. A new one is also given its score; an old one's is changed on its page, with a reason. */
export const RiskFormPage = (props: RiskFormProps) => {
  const { frame, programme, form, adding, editing } = props
  const { ui } = frame
  const { t } = ui
  const title = editing ? t('risks.form.edit') : t('risks.form.new')
  const crumbs = [
    { label: t('risk-register.title'), href: risksPath(programme) },
    ...(editing ? [{ label: editing.title, href: props.cancel }] : []),
    { label: title },
  ]
  return (
    <Page {...frame} title={title} programme={programmeTabs(ui, programme, 'risks')} crumbs={crumbs}>
      <PageHead ui={ui} title={title} line={t(editing ? 'risks.form.edit-line' : 'risks.form.line')} />
      <Form
        ui={ui}
        action={props.action}
        form={form}
        refusal={props.refusal}
        version={editing?.version}
        once={adding?.once}
      >
        {adding && <Whose {...props} adding={adding} />}
        <Words {...props} />
        {adding && <ScoreFields ui={ui} form={form} legend={t('risks.form.score')} />}
        <Belongs {...props} />
        {editing && (
          <Checkbox
            ui={ui}
            name="typo"
            label={t('risks.form.typo')}
            hint={t(editing.accepted ? 'risks.form.typo-hint-accepted' : 'risks.form.typo-hint')}
            checked={Boolean(form.values.typo)}
          />
        )}
        <FormButtons ui={ui} cancel={props.cancel}>
          <SubmitButton>{t(editing ? 'risks.save' : 'risks.form.add')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

const Whose = ({
  frame: { ui },
  form,
  adding,
}: RiskFormProps & { readonly adding: NonNullable<RiskFormProps['adding']> }) => (
  <Combobox
    ui={ui}
    {...bind(form, 'rollout')}
    label={ui.t('risks.form.whose')}
    hint={ui.t('risks.form.whose-hint')}
    empty={adding.programmes ? ui.t('risks.form.programmes-own') : ui.t('risks.choose')}
    options={adding.rollouts}
  />
)

const Words = ({ frame: { ui }, form }: RiskFormProps) => {
  const { t } = ui
  return (
    <>
      <TextInput
        ui={ui}
        {...bind(form, 'threat')}
        label={t('risks.form.threat')}
        hint={t('risks.form.threat-hint')}
        maxlength={200}
      />
      <TextArea
        ui={ui}
        {...bind(form, 'vulnerability')}
        label={t('risks.form.vulnerability')}
        hint={t('risks.form.vulnerability-hint')}
        maxlength={4000}
        optional
      />
      <TextArea
        ui={ui}
        {...bind(form, 'consequence')}
        label={t('risks.form.consequence')}
        hint={t('risks.form.consequence-hint')}
        maxlength={4000}
        optional
      />
    </>
  )
}

/** Who looks after it, what area it is of, and who sees it. */
const Belongs = (props: RiskFormProps) => {
  const { frame, programme, form } = props
  const { ui } = frame
  const { t } = ui
  return (
    <>
      <Combobox
        ui={ui}
        {...bind(form, 'owner')}
        label={t('risks.owner')}
        hint={t('risks.form.owner-hint')}
        empty={t('risks.form.owner-none')}
        options={props.functions}
        optional
      />
      <Select
        ui={ui}
        {...bind(form, 'areaKey')}
        label={t('risks.area')}
        empty={t('risks.form.area-none')}
        options={programme.areas.map(({ key, name }) => ({ value: key, label: inLanguage(name, ui.lang) }))}
        optional
      />
      <VisibilityField
        ui={ui}
        offered={
          props.forums.length > 0
            ? ['all-but-suppliers', 'all-in-programme', 'own-organisation', 'named-forum']
            : ['all-but-suppliers', 'all-in-programme', 'own-organisation']
        }
        {...bind(form, 'visibility', 'all-but-suppliers')}
        organisation={props.organisation}
      />
      {props.forums.length > 0 && (
        <Select
          ui={ui}
          {...bind(form, 'forum')}
          label={t('risks.form.forum')}
          empty={t('risks.choose')}
          options={props.forums}
        />
      )}
      <p class="quiet">{t('risks.form.always-seen')}</p>
    </>
  )
}
