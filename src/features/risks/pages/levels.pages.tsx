import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Combobox,
  ErrorSummary,
  FieldGroup,
  type FlashMessage,
  Form,
  FormButtons,
  type FormState,
  More,
  Notice,
  type Option,
  Page,
  PageHead,
  SubmitButton,
  Table,
  TextInput,
} from '#src/ui/index.ts'
import type { LevelEffects } from '../doors/levels.store.ts'
import { riskLevelsPath, risksPath } from '../risk.ts'

/** As many levels as the form has places for: more than five tell nobody apart. */
const places = [1, 2, 3, 4, 5] as const
const fields = ['sv', 'en', 'from', 'to', 'days', 'holder'] as const

interface LevelsProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly flash?: FlashMessage | undefined
  readonly children?: unknown
}

const LevelsFrame = ({ frame, programme, flash, children }: LevelsProps) => {
  const { ui } = frame
  const title = ui.t('risks.levels.title')
  return (
    <Page
      {...frame}
      title={title}
      flash={flash}
      programme={programmeTabs(ui, programme, 'risks')}
      crumbs={[{ label: ui.t('risk-register.title'), href: risksPath(programme) }, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={ui.t('risks.levels.line')} />
      {children as never}
    </Page>
  )
}

/** The programme's levels: what scores, how often reviewed, who decides. What would follow is shown before anything is done. */
export const LevelsPage = (
  props: LevelsProps & {
    readonly form: FormState
    readonly refusal?: string | undefined
    readonly own: boolean
    readonly version: string
    readonly holders: readonly Option[]
  },
) => {
  const { frame, programme, form } = props
  const { ui } = frame
  const { t } = ui
  const filled = places.filter((place) => fields.some((name) => form.values[`${name}-${place}`]))
  const shown = Math.max(1, ...filled)
  const level = (place: number) => (
    <Level ui={ui} place={place} form={form} holders={props.holders} optional={place > shown} />
  )
  return (
    <LevelsFrame frame={frame} programme={programme} flash={props.flash}>
      {!props.own && <Notice>{t('risks.levels.usual')}</Notice>}
      <form class="form" action={`${riskLevelsPath(programme)}/preview`} method="get" novalidate>
        <ErrorSummary ui={ui} errors={form.errors} refusal={props.refusal} unseen={['version']} />
        <input type="hidden" name="version" value={props.version} />
        {places.slice(0, shown).map(level)}
        {shown < places.length && <More label={t('risks.levels.more')}>{places.slice(shown).map(level)}</More>}
        <FormButtons ui={ui} cancel={risksPath(programme)}>
          <SubmitButton>{t('risks.levels.preview')}</SubmitButton>
        </FormButtons>
      </form>
    </LevelsFrame>
  )
}

const Level = (props: {
  ui: Frame['ui']
  place: number
  form: FormState
  holders: readonly Option[]
  optional: boolean
}) => {
  const { ui, place, form, holders, optional } = props
  const { t } = ui
  const field = (name: string) => bind(form, `${name}-${place}`)
  return (
    <FieldGroup title={t('risks.levels.level', { place })}>
      <div class="form-inline">
        <TextInput
          ui={ui}
          {...field('sv')}
          label={t('risks.levels.sv')}
          maxlength={40}
          width={10}
          optional={optional}
        />
        <TextInput
          ui={ui}
          {...field('en')}
          label={t('risks.levels.en')}
          maxlength={40}
          width={10}
          optional={optional}
        />
      </div>
      <div class="form-inline">
        <TextInput ui={ui} {...field('from')} label={t('risks.levels.from')} width={5} optional={optional} />
        <TextInput ui={ui} {...field('to')} label={t('risks.levels.to')} width={5} optional={optional} />
        <TextInput ui={ui} {...field('days')} label={t('risks.levels.days')} width={5} optional={optional} />
      </div>
      <Combobox
        ui={ui}
        {...field('holder')}
        label={t('risks.holder')}
        empty={t('risks.choose')}
        options={holders}
        optional={optional}
      />
    </FieldGroup>
  )
}

/** A level as it is asked for, in words. */
export interface LevelRow {
  readonly name: string
  readonly scores: string
  readonly days: number
  readonly holder: string
}

/** What setting the levels would do: how many risks somebody else would decide about. Then it is done, with the same fields. */
export const LevelsPreviewPage = (
  props: LevelsProps & {
    readonly effects: LevelEffects
    readonly rows: readonly LevelRow[]
    readonly fields: Readonly<Record<string, string>>
    readonly back: string
  },
) => {
  const { frame, programme, effects } = props
  const { ui } = frame
  const { t } = ui
  const { version, ...hidden } = props.fields
  return (
    <LevelsFrame frame={frame} programme={programme}>
      <Table
        ui={ui}
        caption={t('risks.levels.title')}
        hideCaption
        rows={props.rows}
        columns={[
          { key: 'name', label: t('ui.score-line.level'), cell: ({ name }) => name },
          { key: 'scores', label: t('risks.score'), cell: ({ scores }) => scores },
          { key: 'days', label: t('risks.levels.days'), number: true, cell: ({ days }) => days },
          { key: 'holder', label: t('risks.holder'), cell: ({ holder }) => holder },
        ]}
      />
      <Notice kind={effects.moved > 0 ? 'warning' : 'info'} title={t('risks.levels.moves', { count: effects.moved })}>
        <p>{t('risks.levels.moves-what', { moved: effects.moved, others: effects.relevelled })}</p>
      </Notice>
      <Form ui={ui} action={riskLevelsPath(programme)} version={version} hidden={hidden}>
        <FormButtons ui={ui} cancel={props.back}>
          <SubmitButton>{t('risks.levels.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </LevelsFrame>
  )
}
