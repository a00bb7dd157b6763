import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
} from '#src/ui/index.ts'
import { templateName } from './item.words.ts'
import { templatePath, versionPath } from './paths.ts'
import type { OwningProgramme, TemplateInPlace } from './template.store.ts'
import type { TemplateVersion } from './template.ts'
import { templateCrumbs } from './version.pages.tsx'

interface CopyView {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly programmes: readonly OwningProgramme[]
  readonly form: FormState
  readonly once: string
}

/** Makes a version of a template one's programme's own. */
export function CopyPage({ frame, template, version, programmes, form, once }: CopyView & { frame: Frame }) {
  const { ui } = frame
  const { t } = ui
  const at = versionPath(version)
  return (
    <Page
      {...frame}
      title={t('templates.copy')}
      crumbs={[...templateCrumbs(template, ui), { label: t('templates.copy') }]}
    >
      <PageHead
        ui={ui}
        title={t('templates.copy')}
        line={t('templates.copy-what', { name: templateName(template, ui), number: version.number })}
      />
      <Form ui={ui} action={`${at}/copies`} form={form} once={once}>
        <Select
          ui={ui}
          {...bind(form, 'programmeId', programmes.length === 1 ? programmes[0]?.id : '')}
          label={t('templates.copy-to')}
          options={programmes.map((programme) => ({ value: programme.id, label: programme.name }))}
          empty={t('templates.choose')}
        />
        <NameFields ui={ui} form={form} />
        <FormButtons ui={ui} cancel={at}>
          <SubmitButton>{t('templates.copy')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}

const NameFields = ({ ui, form }: { ui: Frame['ui']; form: FormState }) => (
  <>
    <TextInput ui={ui} {...bind(form, 'name')} label={ui.t('templates.column.name')} maxlength={120} />
    <TextArea ui={ui} {...bind(form, 'about')} label={ui.t('templates.about')} maxlength={1000} optional />
  </>
)

interface NameView {
  readonly template: TemplateInPlace
  readonly form: FormState
  readonly refusal?: string | undefined
  /** The name as it stood when the form was made. */
  readonly seen: string
}

export function NamePage({ frame, template, form, refusal, seen }: NameView & { frame: Frame }) {
  const { ui } = frame
  const title = ui.t('templates.rename')
  return (
    <Page {...frame} title={title} crumbs={[...templateCrumbs(template, ui), { label: title }]}>
      <PageHead ui={ui} title={title} />
      <Form ui={ui} action={`${templatePath(template.id)}/name`} form={form} refusal={refusal} hidden={{ seen }}>
        <NameFields ui={ui} form={form} />
        <FormButtons ui={ui} cancel={templatePath(template.id)}>
          <SubmitButton>{ui.t('templates.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Page>
  )
}
