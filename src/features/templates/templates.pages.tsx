import type { Frame } from '#src/ui/frame.ts'
import { Empty, Moment, Page, PageHead, Table, TableLine, Tag, type Ui } from '#src/ui/index.ts'
import { templateAbout, templateName } from './item.words.ts'
import { templatePath, templatesPath } from './paths.ts'
import type { TemplateInPlace } from './template.store.ts'

/** All templates that the reader may use: those that come with the product, and those of the reader's programmes. */
export const TemplatesPage = (props: { frame: Frame; templates: readonly TemplateInPlace[] }) => {
  const { ui } = props.frame
  const { t } = ui
  return (
    <Page {...props.frame} title={t('templates.title')} crumbs={[{ label: t('templates.title') }]}>
      <PageHead ui={ui} title={t('templates.title')} line={t('templates.line')} />
      <TableLine
        ui={ui}
        count={props.templates.length}
        exports={{ xlsx: `${templatesPath}?format=xlsx`, csv: `${templatesPath}?format=csv` }}
      />
      {props.templates.length === 0 ? (
        <Empty title={t('templates.none')}>{t('templates.none-what')}</Empty>
      ) : (
        <TemplateTable ui={ui} templates={props.templates} />
      )}
    </Page>
  )
}

export const TemplateTable = ({ ui, templates }: { ui: Ui; templates: readonly TemplateInPlace[] }) => {
  const { t } = ui
  return (
    <Table
      ui={ui}
      caption={t('templates.title')}
      hideCaption
      cards
      rows={templates}
      columns={[
        {
          key: 'name',
          label: t('templates.column.name'),
          cell: (template) => (
            <>
              <a href={templatePath(template.id)}>{templateName(template, ui)}</a>
              <p class="quiet">{templateAbout(template, ui)}</p>
            </>
          ),
        },
        { key: 'belongs', label: t('templates.column.belongs'), cell: (template) => belongsTo(template, ui) },
        {
          key: 'version',
          label: t('templates.column.version'),
          cell: (template) => <Newest ui={ui} template={template} />,
        },
        {
          key: 'items',
          label: t('templates.column.items'),
          number: true,
          cell: (template) => newest(template)?.items ?? 0,
        },
      ]}
    />
  )
}

const newest = ({ versions }: TemplateInPlace) => versions.find((version) => version.publishedAt) ?? versions[0]

export const belongsTo = ({ programme }: Pick<TemplateInPlace, 'programme'>, { t }: Pick<Ui, 't'>): string =>
  programme ? programme.name : t('templates.built-in')

const Newest = ({ ui, template }: { ui: Ui; template: TemplateInPlace }) => {
  const published = template.versions.find((version) => version.publishedAt)
  const draft = template.versions.find((version) => !version.publishedAt)
  return (
    <span>
      {published?.publishedAt && (
        <>
          {ui.t('templates.version', { number: published.number })}{' '}
          <span class="quiet">
            <Moment ui={ui} at={published.publishedAt} />
          </span>{' '}
        </>
      )}
      {draft && <Tag label={ui.t('templates.draft-number', { number: draft.number })} tone="warning" sign="◐" />}
    </span>
  )
}

/** The same rows as a sheet. */
export const templateListTable = (templates: readonly TemplateInPlace[], ui: Ui) => ({
  name: ui.t('templates.title'),
  columns: [
    { header: ui.t('templates.column.name'), type: 'text' as const },
    { header: ui.t('templates.column.belongs'), type: 'text' as const },
    { header: ui.t('templates.column.version'), type: 'number' as const },
    { header: ui.t('templates.column.items'), type: 'number' as const },
  ],
  rows: templates.map((template) => [
    templateName(template, ui),
    belongsTo(template, ui),
    newest(template)?.number ?? null,
    newest(template)?.items ?? null,
  ]),
})
