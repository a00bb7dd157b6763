import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import {
  type Difference,
  DifferenceParts,
  type TemplateInPlace,
  type TemplateVersion,
  templateName,
  type VersionContent,
} from '#src/features/templates/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  Section,
  SubmitButton,
  type Ui,
} from '#src/ui/index.ts'
import { PartnerFields, type Preview } from './applying.pages.tsx'
import type { Existing } from './applying.ts'
import { applicationsPath, renewalsPath, versionValue } from './paths.ts'
import type { Renewal } from './renewal.ts'

export interface RenewalView {
  readonly programme: ProgrammeView
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly content: VersionContent
  /** Against each earlier version that stands somewhere in the programme, the latest first. */
  readonly differences: readonly {
    readonly from: number
    readonly before: VersionContent
    readonly difference: Difference
  }[]
  readonly renewal: Renewal
  readonly isNothing: boolean
  readonly preview: Preview
  readonly form: FormState
  readonly refusal?: string | undefined
  readonly once: string
}

/** What a new version changes, and what that does to rollouts under way; then done. */
export function RenewalPage({ frame, ...view }: RenewalView & { frame: Frame }) {
  const { ui } = frame
  const { t } = ui
  const { programme, template, version } = view
  const title = t('applying.renew-title', { number: version.number })
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      crumbs={[
        { label: programme.name, href: `/programmes/${programme.id}` },
        { label: t('applying.title'), href: applicationsPath(programme.id) },
        { label: title },
      ]}
    >
      <PageHead ui={ui} title={title} line={t('applying.renew-line', { name: templateName(template, ui) })} />
      {view.isNothing ? (
        <Notice>{t('applying.refusal.nothing-new')}</Notice>
      ) : (
        <Section title={t('applying.what-happens')}>
          <Effects ui={ui} {...view} />
          <Form
            ui={ui}
            action={renewalsPath(programme.id)}
            form={view.form}
            refusal={view.refusal}
            once={view.once}
            hidden={{ version: versionValue(version) }}
          >
            <PartnerFields ui={ui} preview={view.preview} form={view.form} />
            <FormButtons ui={ui} cancel={applicationsPath(programme.id)}>
              <SubmitButton>{t('applying.renew-do', { number: version.number })}</SubmitButton>
            </FormButtons>
          </Form>
        </Section>
      )}
      {view.differences.map(({ from, before, difference }) => (
        <>
          <h2>{t('applying.changes-since', { number: from })}</h2>
          <DifferenceParts ui={ui} before={before} after={view.content} difference={difference} version={version} />
        </>
      ))}
    </Page>
  )
}

function Effects({ ui, renewal, differences }: RenewalView & { ui: Ui }) {
  const { t } = ui
  const changed = renewal.followed.filter(({ fields }) => fields.length > 0).length
  const dated = renewal.followed.filter(({ fields }) => fields.includes('dueRule')).length
  const titles = (these: readonly Existing[]) =>
    titlesOf(
      these,
      differences.map(({ before }) => before),
      ui,
    )
  return (
    <>
      <p>{t('applying.renew-keeps')}</p>
      <ul>
        <li>{t('applying.renew-changes', { count: changed, dated })}</li>
        <li>{t('applying.renew-makes', { count: renewal.application.made.length })}</li>
        <li>
          {t('applying.renew-withdraws', { count: renewal.withdrawn.length })} {titles(renewal.withdrawn)}
        </li>
        <li>
          {t('applying.renew-leaves', { count: renewal.kept.length })} {titles(renewal.kept)}
        </li>
      </ul>
    </>
  )
}

/** Each item once, however many commitments it had become. */
function titlesOf(these: readonly Existing[], contents: readonly VersionContent[], { lang }: Ui): string {
  const keys = [...new Set(these.map((one) => one.itemKey))]
  const items = contents.flatMap((content) => content.items)
  const titles = keys
    .map((key) => items.find((item) => item.key === key))
    .flatMap((item) => (item ? [inLanguage(item.title, lang)] : []))
  return titles.length === 0 ? '' : `(${titles.join(' · ')})`
}
