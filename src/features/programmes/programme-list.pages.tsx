import type { RequestContext } from '#src/platform/http/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import {
  ButtonLink,
  type Column,
  Day,
  Empty,
  Filters,
  Page,
  PageHead,
  type Sort,
  sortValue,
  Table,
  TableLine,
  TextInput,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { programmePath } from './paths.ts'
import { canCreateProgramme } from './programme.policy.ts'
import type { ListedProgramme } from './programme-list.store.ts'

const columns = (ui: Ui): Column<ListedProgramme>[] => {
  const { t } = ui
  return [
    {
      key: 'name',
      label: t('programmes.name'),
      sortable: true,
      cell: (row) => <a href={programmePath(row)}>{row.name}</a>,
    },
    { key: 'leadName', label: t('programmes.lead-party'), sortable: true, cell: (row) => row.leadName },
    { key: 'receivers', label: t('programmes.receivers'), sortable: true, number: true, cell: (row) => row.receivers },
    { key: 'live', label: t('programmes.live'), sortable: true, number: true, cell: (row) => row.live },
    {
      key: 'nextGoLive',
      label: t('programmes.next-go-live'),
      sortable: true,
      cell: (row) => (row.nextGoLive ? <Day ui={ui} date={row.nextGoLive} short relative /> : t('programmes.no-date')),
    },
  ]
}

export const ProgrammeListPage = (props: {
  c: RequestContext
  rows: readonly ListedProgramme[]
  sort: Sort
  text: string
  url: string
}) => {
  const { c, rows, sort, text, url } = props
  const { ui } = c.var.frame
  const { t } = ui
  const action = canCreateProgramme(c.var.actor) && (
    <ButtonLink href="/programmes/new" kind="primary">
      {t('programmes.new')}
    </ButtonLink>
  )
  return (
    <Page {...c.var.frame} title={t('programmes.title')}>
      <PageHead ui={ui} title={t('programmes.title')} line={t('programmes.line')} actions={action} />
      {(rows.length > 7 || text !== '') && (
        <Filters ui={ui} action="/programmes" keep={{ sort: sortValue(sort) }} active={text !== ''}>
          <TextInput
            ui={ui}
            name="text"
            type="search"
            label={t('programmes.name')}
            hideLabel
            optional
            placeholder={t('programmes.name')}
            value={text}
          />
        </Filters>
      )}
      {rows.length === 0 ? (
        <Empty title={t(text ? 'programmes.empty-filter' : 'programmes.empty')}>
          {!text && t('programmes.empty.what')}
        </Empty>
      ) : (
        <>
          <TableLine
            ui={ui}
            count={rows.length}
            exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
          />
          <Table
            ui={ui}
            caption={t('programmes.title')}
            hideCaption
            columns={columns(ui)}
            rows={rows}
            sort={{ by: sort, url }}
            cards
          />
        </>
      )}
    </Page>
  )
}

export const programmeExport = ({ t }: Ui, rows: readonly ListedProgramme[]): ExportTable => ({
  name: t('programmes.title'),
  columns: [
    { header: t('programmes.name'), type: 'text' },
    { header: t('programmes.lead-party'), type: 'text' },
    { header: t('programmes.receivers'), type: 'number' },
    { header: t('programmes.live'), type: 'number' },
    { header: t('programmes.next-go-live'), type: 'date' },
  ],
  rows: rows.map((row) => [row.name, row.leadName, row.receivers, row.live, row.nextGoLive]),
})
