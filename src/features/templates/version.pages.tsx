import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  type Column,
  Empty,
  Filters,
  Page,
  PageHead,
  Section,
  Select,
  type Sort,
  Table,
  TableLine,
  Tag,
  TextInput,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { dueInWords, fieldInWords, templateAbout, templateName } from './item.words.ts'
import { type ItemFilter, isFiltering } from './item-list.ts'
import { areaPath, itemPath, templatesPath, versionPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'
import {
  itemOwners,
  itemScopes,
  itemsOf,
  type TemplateArea,
  type TemplateItem,
  type TemplateVersion,
  type VersionContent,
} from './template.ts'
import { VersionActions, VersionLine, Versions } from './version-parts.pages.tsx'

export interface VersionView {
  readonly template: TemplateInPlace
  readonly version: TemplateVersion
  readonly content: VersionContent
  readonly items: readonly TemplateItem[]
  readonly filter: ItemFilter
  readonly sort: Sort
  /** The page's own address, with its query. */
  readonly url: string
  readonly mayEdit: boolean
  readonly mayCopy: boolean
  /** A fresh key for the button that begins a new version. */
  readonly once: string
}

export const templateCrumbs = (template: TemplateInPlace, ui: Ui) => [
  { label: ui.t('templates.title'), href: templatesPath },
  { label: templateName(template, ui), href: `${templatesPath}/${template.id}` },
]

/** One version: its areas and their items, to read and, while it is a draft, to change. */
export function VersionPage({ frame, ...view }: VersionView & { frame: Frame }) {
  const { ui } = frame
  const { template, version, filter, url } = view
  const title = templateName(template, ui)
  return (
    <Page
      {...frame}
      title={title}
      live={template.live}
      crumbs={[{ label: ui.t('templates.title'), href: templatesPath }, { label: title }]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={<VersionLine ui={ui} template={template} version={version} />}
        actions={<VersionActions ui={ui} {...view} />}
      />
      <p>{templateAbout(template, ui)}</p>
      {version.note && <p>{ui.t('templates.note-is', { note: version.note })}</p>}
      <Versions ui={ui} template={template} version={version} />
      <ItemFilters ui={ui} {...view} />
      <TableLine
        ui={ui}
        count={view.items.length}
        exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
      />
      {view.items.length === 0 && isFiltering(filter) && <Empty title={ui.t('templates.no-items-fit')} />}
      {view.sort.key === 'order' ? <ByArea ui={ui} {...view} /> : <ItemTable ui={ui} caption={title} {...view} />}
    </Page>
  )
}

function ItemFilters({ ui, version, content, filter, sort }: VersionView & { ui: Ui }) {
  const { t } = ui
  const field = (name: keyof ItemFilter, options: readonly { value: string; label: string }[]) => (
    <Select
      ui={ui}
      name={name}
      label={t(`templates.filter.${name}`)}
      options={options}
      hideLabel
      empty={t('templates.filter-all', { what: t(`templates.filter.${name}`) })}
      value={filter[name]}
      optional
    />
  )
  return (
    <Filters
      ui={ui}
      action={versionPath(version)}
      keep={{ sort: sort.key === 'order' ? undefined : `${sort.descending ? '-' : ''}${sort.key}` }}
      active={isFiltering(filter)}
    >
      <TextInput
        ui={ui}
        name="q"
        type="search"
        label={t('templates.filter.q')}
        placeholder={t('templates.filter.q')}
        value={filter.q}
        hideLabel
        optional
      />
      {field(
        'area',
        content.areas.map((area) => ({ value: area.key, label: inLanguage(area.name, ui.lang) })),
      )}
      {field(
        'owner',
        itemOwners.map((owner) => ({ value: owner, label: t(`templates.owner.${owner}`) })),
      )}
      {field(
        'scope',
        itemScopes.map((scope) => ({ value: scope, label: t(`templates.scope.${scope}`) })),
      )}
      {field('mark', [
        { value: 'critical', label: t('templates.critical') },
        { value: 'mandatory', label: t('templates.mandatory') },
      ])}
    </Filters>
  )
}

function ByArea({ ui, ...view }: VersionView & { ui: Ui }) {
  const shown = { areas: view.content.areas, items: view.items }
  const areas = view.content.areas.filter((area) => !isFiltering(view.filter) || itemsOf(shown, area.key).length > 0)
  if (areas.length === 0 && !isFiltering(view.filter))
    return <Empty title={ui.t('templates.no-areas')}>{ui.t('templates.no-areas-what')}</Empty>
  return areas.map((area) => (
    <Section
      title={inLanguage(area.name, ui.lang)}
      id={area.key}
      note={inLanguage(area.about, ui.lang)}
      actions={
        view.mayEdit && view.version.publishedAt === null && <AreaDeeds ui={ui} version={view.version} area={area} />
      }
    >
      {itemsOf(shown, area.key).length === 0 ? (
        <p class="quiet">{ui.t('templates.area-without-items')}</p>
      ) : (
        <ItemTable ui={ui} caption={inLanguage(area.name, ui.lang)} {...view} items={itemsOf(shown, area.key)} />
      )}
    </Section>
  ))
}

const AreaDeeds = ({ ui, version, area }: { ui: Ui; version: TemplateVersion; area: TemplateArea }) => (
  <>
    <a href={`${versionPath(version)}/items/new?area=${area.key}`}>{ui.t('templates.add-item')}</a>
    <a href={`${areaPath(version, area.key)}/edit`}>{ui.t('templates.change-area')}</a>
  </>
)

function ItemTable(props: VersionView & { ui: Ui; caption: string }) {
  const { ui, version, content, items, sort } = props
  const { t } = ui
  const columns: Column<TemplateItem>[] = [
    {
      key: 'title',
      label: t('templates.field.title'),
      sortable: true,
      cell: (item) => <a href={itemPath(version, item.key)}>{inLanguage(item.title, ui.lang)}</a>,
    },
    {
      key: 'owner',
      label: t('templates.column.parties'),
      sortable: true,
      cell: (item) =>
        t('templates.parties', {
          owner: fieldInWords(item, 'owner', content, ui),
          receiver: fieldInWords(item, 'receiver', content, ui),
        }),
    },
    { key: 'due', label: t('templates.field.dueRule'), sortable: true, cell: (item) => dueInWords(item.dueRule, ui) },
    {
      key: 'scope',
      label: t('templates.field.scope'),
      sortable: true,
      cell: (item) => fieldInWords(item, 'scope', content, ui),
    },
    { key: 'marks', label: t('templates.column.marks'), cell: (item) => <Marks ui={ui} item={item} /> },
  ]
  if (sort.key !== 'order')
    columns.splice(1, 0, {
      key: 'order',
      label: t('templates.field.areaKey'),
      sortable: true,
      cell: (item) => fieldInWords(item, 'areaKey', content, ui),
    })
  return (
    <Table
      ui={ui}
      caption={props.caption}
      hideCaption
      cards
      columns={columns}
      rows={items}
      sort={{ by: sort, url: props.url }}
    />
  )
}

export const Marks = ({ ui, item }: { ui: Ui; item: TemplateItem }) => (
  <span>
    {item.critical && <Tag label={ui.t('templates.critical')} tone="danger" sign="!" />}{' '}
    {item.mandatory && <Tag label={ui.t('templates.mandatory')} />}
  </span>
)
