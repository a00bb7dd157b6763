import type { RequestContext } from '#src/platform/http/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import {
  type Column,
  Combobox,
  Empty,
  Filters,
  Page,
  PageHead,
  Pagination,
  Select,
  type Sort,
  sortValue,
  Table,
  TableLine,
  TextInput,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { adminActions, kindOptions, partyOptions, partyPath } from './party.pages.tsx'
import { canEditParties } from './party.policy.ts'
import type { Party } from './party.store.ts'
import type { PartyFilter, PartyRow } from './party-list.store.ts'

export interface ListedParties {
  readonly rows: readonly PartyRow[]
  readonly total: number
  readonly filter: PartyFilter
  readonly sort: Sort
  readonly page: number
  readonly pages: number
  readonly associations: readonly (Party & { readonly organisationName: string })[]
  readonly url: string
}

const columns = ({ t }: Ui): Column<PartyRow>[] => [
  { key: 'name', label: t('parties.name'), sortable: true, cell: (row) => <a href={partyPath(row)}>{row.name}</a> },
  { key: 'kind', label: t('parties.kind'), sortable: true, cell: (row) => t(`parties.kind.${row.kind}`) },
  { key: 'code', label: t('parties.code'), sortable: true, cell: (row) => row.code ?? '' },
  { key: 'organisation', label: t('parties.organisation'), sortable: true, cell: (row) => row.organisationName ?? '' },
  { key: 'associations', label: t('parties.associations'), cell: (row) => row.associations },
  { key: 'parts', label: t('parties.parts'), number: true, cell: (row) => row.parts || '' },
]

export const PartyListPage = ({ c, list }: { c: RequestContext; list: ListedParties }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const { filter, rows, total, sort, url } = list
  const active = filter.kind !== null || filter.association !== null || filter.text !== ''
  return (
    <Page {...c.var.frame} title={t('parties.title')} wide>
      <PageHead
        ui={ui}
        title={t('parties.title')}
        line={t('parties.line')}
        seenBy={t('parties.seen-by')}
        actions={canEditParties(c.var.actor) && adminActions(ui)}
      />
      <Filters
        ui={ui}
        action="/parties"
        keep={{ sort: sort.key === 'name' && !sort.descending ? undefined : sortValue(sort) }}
        active={active}
      >
        <TextInput
          ui={ui}
          name="text"
          label={t('parties.filter.text')}
          optional
          hideLabel
          placeholder={t('parties.filter.text')}
          value={filter.text}
          type="search"
        />
        <Select
          ui={ui}
          name="kind"
          label={t('parties.kind')}
          hideLabel
          optional
          empty={t('parties.filter.all-kinds')}
          options={kindOptions(ui)}
          value={filter.kind ?? ''}
        />
        <Combobox
          ui={ui}
          name="association"
          label={t('parties.kind.association')}
          hideLabel
          optional
          empty={t('parties.filter.all-associations')}
          options={partyOptions(list.associations)}
          value={filter.association ?? ''}
        />
      </Filters>
      <TableLine
        ui={ui}
        count={total}
        exports={{
          xlsx: withQuery(url, { format: 'xlsx', page: null }),
          csv: withQuery(url, { format: 'csv', page: null }),
        }}
      />
      {rows.length === 0 ? (
        <Empty
          title={t(active ? 'parties.empty-filter' : 'parties.empty')}
          action={!active && canEditParties(c.var.actor) && adminActions(ui)}
        >
          {t(active ? 'parties.empty-filter.what' : 'parties.empty.what')}
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={t('parties.title')}
          hideCaption
          columns={columns(ui)}
          rows={rows}
          sort={{ by: sort, url }}
          cards
        />
      )}
      <Pagination ui={ui} url={url} page={list.page} pages={list.pages} />
    </Page>
  )
}

export const partyExport = ({ t }: Ui, rows: readonly PartyRow[]): ExportTable => ({
  name: t('parties.title'),
  columns: [
    { header: t('parties.name'), type: 'text' },
    { header: t('parties.kind'), type: 'text' },
    { header: t('parties.code'), type: 'text' },
    { header: t('parties.organisation'), type: 'text' },
    { header: t('parties.associations'), type: 'text' },
    { header: t('parties.parts'), type: 'number' },
  ],
  rows: rows.map((row) => [
    row.name,
    t(`parties.kind.${row.kind}`),
    row.code,
    row.organisationName,
    row.associations,
    row.parts,
  ]),
})
