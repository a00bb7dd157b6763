import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Deed,
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
import { areaPath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import { itemsOf, type TemplateVersion, type VersionContent } from './template.ts'
import { templateCrumbs } from './version.pages.tsx'

export interface AreaFormView {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly content: VersionContent
  /** The area's key; null for a new one. */
  readonly areaKey: string | null
  readonly form: FormState
  readonly refusal?: string | undefined
  readonly seen?: string | undefined
  readonly once?: string | undefined
}

/** A new area of a draft, or one to be changed, moved or taken out. */
export function AreaFormPage({ frame, ...view }: AreaFormView & { frame: Frame }) {
  const { ui } = frame
  const { t, lang } = ui
  const { template, version, content, areaKey, form } = view
  const title = t(areaKey ? 'templates.change-area' : 'templates.add-area')
  const at = versionPath(version)
  const number = t('templates.draft-number', { number: version.number })
  const others = content.areas.filter((area) => area.key !== areaKey)
  return (
    <Page
      {...frame}
      title={title}
      crumbs={[...templateCrumbs(template, ui), { label: number, href: at }, { label: title }]}
    >
      <PageHead ui={ui} title={title} />
      <Form
        ui={ui}
        action={areaKey ? areaPath(version, areaKey) : `${at}/areas`}
        form={form}
        refusal={view.refusal}
        once={view.once}
        hidden={{ seen: view.seen }}
      >
        <TextInput
          ui={ui}
          {...bind(form, 'nameSv')}
          label={t('templates.name-sv')}
          hint={t('templates.area-name-hint')}
          maxlength={60}
        />
        <TextInput ui={ui} {...bind(form, 'nameEn')} label={t('templates.name-en')} maxlength={60} optional />
        <TextArea
          ui={ui}
          {...bind(form, 'aboutSv')}
          label={t('templates.about-sv')}
          rows={2}
          maxlength={500}
          optional
        />
        <TextArea
          ui={ui}
          {...bind(form, 'aboutEn')}
          label={t('templates.about-en')}
          rows={2}
          maxlength={500}
          optional
        />
        <Select
          ui={ui}
          {...bind(form, 'after')}
          label={t('templates.area-place')}
          empty={t('templates.first')}
          options={others.map((area) => ({
            value: area.key,
            label: t('templates.after', { item: inLanguage(area.name, lang) }),
          }))}
          optional
        />
        <FormButtons ui={ui} cancel={at}>
          <SubmitButton>{t('templates.save')}</SubmitButton>
        </FormButtons>
      </Form>
      {areaKey && (
        <Deed label={t('templates.remove-area')} kind="danger">
          {itemsOf(content, areaKey).length > 0 ? (
            <p>{t('templates.area-not-empty', { items: itemsOf(content, areaKey).length })}</p>
          ) : (
            <Form ui={ui} action={`${areaPath(version, areaKey)}/removal`} prefix="removal">
              <p>{t('templates.remove-area-what')}</p>
              <SubmitButton kind="danger">{t('templates.remove-area')}</SubmitButton>
            </Form>
          )}
        </Deed>
      )}
    </Page>
  )
}
