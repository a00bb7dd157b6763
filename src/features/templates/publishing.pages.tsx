import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Deed,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  SubmitButton,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import { DifferenceParts } from './difference.pages.tsx'
import type { Difference } from './difference.ts'
import type { PublishRefusal } from './draft.ts'
import { refusalInWords } from './item.words.ts'
import { areaPath, itemPath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import type { TemplateVersion, VersionContent } from './template.ts'
import { templateCrumbs } from './version.pages.tsx'

export interface PublishingView {
  readonly template: TemplateInPlace
  readonly draft: TemplateVersion
  readonly content: VersionContent
  /** What keeps it from being published; null when nothing does. */
  readonly faults: PublishRefusal | null
  /** Against the latest published version, when there is one. */
  readonly change: { readonly before: VersionContent; readonly difference: Difference; readonly from: number } | null
  readonly form: FormState
  readonly refusal?: string | undefined
}

/** What publishing a draft means, what is still wrong with it, and what it changes. */
export function PublishingPage({
  frame,
  template,
  draft,
  content,
  faults,
  change,
  form,
  refusal,
}: PublishingView & { frame: Frame }) {
  const { ui } = frame
  const { t } = ui
  const title = t('templates.publish')
  const at = versionPath(draft)
  const number = t('templates.draft-number', { number: draft.number })
  return (
    <Page
      {...frame}
      title={title}
      crumbs={[...templateCrumbs(template, ui), { label: number, href: at }, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={t('templates.publish-what', { number: draft.number })} />
      {faults && <Faults ui={ui} faults={faults} draft={draft} content={content} />}
      <Form ui={ui} action={`${at}/publication`} form={form} refusal={refusal} version={draft.version}>
        <TextArea
          ui={ui}
          {...bind(form, 'note')}
          label={t('templates.note')}
          hint={t('templates.note-hint')}
          maxlength={1000}
          optional
        />
        <FormButtons ui={ui} cancel={at}>
          <SubmitButton>{t('templates.publish-number', { number: draft.number })}</SubmitButton>
        </FormButtons>
      </Form>
      <Deed label={t('templates.discard')} kind="danger">
        <Form ui={ui} action={`${at}/removal`} version={draft.version} prefix="discard">
          <p>{t(change ? 'templates.discard-what' : 'templates.discard-first')}</p>
          <SubmitButton kind="danger">{t('templates.discard')}</SubmitButton>
        </Form>
      </Deed>
      {change && (
        <>
          <h2>{t('templates.changes-from', { number: change.from })}</h2>
          <DifferenceParts
            ui={ui}
            before={change.before}
            after={content}
            difference={change.difference}
            version={draft}
          />
        </>
      )}
    </Page>
  )
}

const Faults = ({
  ui,
  faults,
  draft,
  content,
}: {
  ui: Ui
  faults: PublishRefusal
  draft: TemplateVersion
  content: VersionContent
}) => (
  <Notice kind="warning" title={ui.t(`templates.publish-refusal.${faults.code}`)}>
    <ul>
      {faults.items.map(({ item, refusals }) => (
        <li>
          <a href={`${itemPath(draft, item.key)}/edit`}>{inLanguage(item.title, ui.lang) || item.key}</a>:{' '}
          {refusals.map((refusal) => refusalInWords(refusal, content, ui)).join(' ')}
        </li>
      ))}
      {faults.areas.map((area) => (
        <li>
          <a href={`${areaPath(draft, area.key)}/edit`}>{inLanguage(area.name, ui.lang)}</a>:{' '}
          {ui.t('templates.area-without-items')}
        </li>
      ))}
    </ul>
  </Notice>
)
