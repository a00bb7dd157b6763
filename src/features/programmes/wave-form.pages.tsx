import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  DateInput,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  PageHead,
  SubmitButton,
  TextArea,
  TextInput,
} from '#src/ui/index.ts'
import { wavePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import type { Wave } from './wave.store.ts'

interface WaveFormProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly wave: Wave | null
  readonly form?: FormState
  readonly refusal?: string | undefined
  readonly once?: string | undefined
}

export const WaveFormPage = ({ c, programme, wave, form = emptyForm, refusal, once }: WaveFormProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = wave ? t('programmes.wave.edit', { name: wave.name }) : t('programmes.wave.new')
  const version = typeof form.values.version === 'string' ? form.values.version : wave?.version
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}
    >
      <PageHead ui={ui} title={title} seenBy={t('programmes.seen-by')} />
      <Form
        ui={ui}
        action={wave ? wavePath(programme, wave) : wavesPath(programme)}
        form={form}
        refusal={refusal}
        version={version}
        once={once}
      >
        <TextInput
          ui={ui}
          label={t('programmes.wave.name')}
          hint={t('programmes.wave.name.hint')}
          maxlength={100}
          {...bind(form, 'name', wave?.name)}
        />
        <DateInput
          ui={ui}
          label={t('programmes.wave.starts-on')}
          hint={t('programmes.wave.starts-on.hint')}
          optional
          {...bind(form, 'startsOn', wave?.startsOn ?? '')}
        />
        <TextArea ui={ui} label={t('programmes.wave.note')} optional {...bind(form, 'note', wave?.note)} />
        <FormButtons ui={ui} cancel={wave ? wavePath(programme, wave) : wavesPath(programme)}>
          <SubmitButton kind="primary">{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
