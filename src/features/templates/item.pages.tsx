import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, type Fact, Facts, Page, PageHead, type Ui } from '#src/ui/index.ts'
import { dependantsOf } from './dependence.ts'
import { type ComparedField, comparedFields } from './difference.ts'
import { areaName, fieldInWords, fieldName } from './item.words.ts'
import { itemPath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import type { TemplateItem, TemplateVersion, VersionContent } from './template.ts'
import { Marks, templateCrumbs } from './version.pages.tsx'

export interface ItemView {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly content: VersionContent
  readonly item: TemplateItem
  readonly mayEdit: boolean
}

/** One item with every field in words, and what it waits for and holds up. */
export function ItemPage({ frame, template, version, content, item, mayEdit }: ItemView & { frame: Frame }) {
  const { ui } = frame
  const title = inLanguage(item.title, ui.lang)
  const number = ui.t('templates.version', { number: version.number })
  return (
    <Page
      {...frame}
      title={title}
      live={template.live}
      crumbs={[...templateCrumbs(template, ui), { label: number, href: versionPath(version) }, { label: title }]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={
          <>
            {areaName(content, item.areaKey, ui)}. <Marks ui={ui} item={item} />
          </>
        }
        actions={
          mayEdit && (
            <ButtonLink href={`${itemPath(version, item.key)}/edit`} kind="primary">
              {ui.t('templates.change-item')}
            </ButtonLink>
          )
        }
      />
      <p>{inLanguage(item.why, ui.lang)}</p>
      <Facts facts={factsOf(item, content, version, ui)} />
    </Page>
  )
}

/** Said above the facts, or as links in them. */
const saidElsewhere: readonly ComparedField[] = ['title', 'why', 'areaKey', 'dependsOn']

function factsOf(item: TemplateItem, content: VersionContent, version: TemplateVersion, ui: Ui): Fact[] {
  const inWords = comparedFields
    .filter((field) => !saidElsewhere.includes(field))
    .map((field) => ({ label: fieldName(field, ui), value: fieldInWords(item, field, content, ui) }))
    .filter(({ value }) => value !== '')
  const linked = (label: string, keys: readonly string[]): Fact[] =>
    keys.length === 0 ? [] : [{ label, value: <ItemLinks ui={ui} version={version} content={content} keys={keys} /> }]
  return [
    ...inWords,
    ...linked(ui.t('templates.field.dependsOn'), item.dependsOn),
    ...linked(
      ui.t('templates.waited-for-by'),
      dependantsOf(content.items, item.key).map((one) => one.key),
    ),
  ]
}

const ItemLinks = (props: { ui: Ui; version: TemplateVersion; content: VersionContent; keys: readonly string[] }) => (
  <ul>
    {props.content.items
      .filter((item) => props.keys.includes(item.key))
      .map((item) => (
        <li>
          <a href={itemPath(props.version, item.key)}>{inLanguage(item.title, props.ui.lang)}</a>
        </li>
      ))}
  </ul>
)
