import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Page, PageHead, Section, Table, type Ui } from '#src/ui/index.ts'
import { type ChangedItem, type Difference, isNoDifference } from './difference.ts'
import { fieldInWords, fieldName } from './item.words.ts'
import { itemPath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import type { TemplateVersion, VersionContent } from './template.ts'
import { templateCrumbs } from './version.pages.tsx'

interface Compared {
  readonly ui: Ui
  readonly before: VersionContent
  readonly after: VersionContent
  readonly difference: Difference
  /** The later version. */
  readonly version: TemplateVersion
}

/** What a version changed against an earlier one. */
export function DifferencePage(
  props: Omit<Compared, 'ui'> & { frame: Frame; template: TemplateInPlace; from: number },
) {
  const { frame, template, version, from, ...compared } = props
  const { ui } = frame
  const title = ui.t('templates.changes-title', { from, to: version.number })
  const crumb = { label: ui.t('templates.version', { number: version.number }), href: versionPath(version) }
  return (
    <Page
      {...frame}
      title={title}
      live={template.live}
      crumbs={[...templateCrumbs(template, ui), crumb, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={version.note} />
      <DifferenceParts ui={ui} version={version} {...compared} />
    </Page>
  )
}

/** Added, changed field by field, and removed: each a part of its own. */
export function DifferenceParts({ ui, before, after, difference, version }: Compared) {
  const { t, lang } = ui
  const { added, changed, removed, areas } = difference
  if (isNoDifference(difference)) return <Empty title={t('templates.no-changes')} />
  const areaTexts = [
    ...areas.added.map((area) => t('templates.area-added', { area: inLanguage(area.name, lang) })),
    ...areas.renamed.map((pair) =>
      t('templates.area-renamed', {
        before: inLanguage(pair.before.name, lang),
        after: inLanguage(pair.after.name, lang),
      }),
    ),
    ...areas.removed.map((area) => t('templates.area-removed', { area: inLanguage(area.name, lang) })),
  ]
  return (
    <>
      {areaTexts.length > 0 && (
        <Section title={t('templates.areas')}>
          <ul>
            {areaTexts.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      {added.length > 0 && (
        <Section title={t('templates.added', { count: added.length })}>
          <ul>
            {added.map((item) => (
              <li>
                <a href={itemPath(version, item.key)}>{inLanguage(item.title, lang)}</a>{' '}
                <span class="quiet">{fieldInWords(item, 'areaKey', after, ui)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={t('templates.changed', { count: changed.length })}>
          <ChangedTable ui={ui} before={before} after={after} changed={changed} version={version} />
        </Section>
      )}
      {removed.length > 0 && (
        <Section title={t('templates.removed', { count: removed.length })}>
          <ul>
            {removed.map((item) => (
              <li>
                {inLanguage(item.title, lang)} <span class="quiet">{fieldInWords(item, 'areaKey', before, ui)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function ChangedTable(props: {
  ui: Ui
  before: VersionContent
  after: VersionContent
  changed: readonly ChangedItem[]
  version: TemplateVersion
}) {
  const { ui, before, after, version } = props
  const { t } = ui
  const rows = props.changed.flatMap((item) => item.fields.map((field) => ({ item, field })))
  // A text changed only in the other language is shown in that one.
  const inWords = ({ item, field }: (typeof rows)[number], which: 'before' | 'after') => {
    const words = (shown: Ui) => [
      fieldInWords(item.before, field, before, shown),
      fieldInWords(item.after, field, after, shown),
    ]
    const [was, is] = words(ui)
    const told = was === is ? words({ ...ui, lang: ui.lang === 'sv' ? 'en' : 'sv' }) : [was, is]
    return told[which === 'before' ? 0 : 1] || t('templates.nothing-said')
  }
  return (
    <Table
      ui={ui}
      caption={t('templates.changed', { count: props.changed.length })}
      hideCaption
      cards
      rows={rows}
      columns={[
        {
          key: 'item',
          label: t('templates.field.title'),
          cell: ({ item }) => <a href={itemPath(version, item.after.key)}>{inLanguage(item.after.title, ui.lang)}</a>,
        },
        { key: 'field', label: t('templates.column.field'), cell: ({ field }) => fieldName(field, ui) },
        { key: 'before', label: t('templates.column.before'), cell: (row) => inWords(row, 'before') },
        { key: 'after', label: t('templates.column.after'), cell: (row) => inWords(row, 'after') },
      ]}
    />
  )
}
