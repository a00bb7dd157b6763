import { BulkForm } from '../bulk-form.tsx'
import { SubmitButton } from '../button.tsx'
import { Select } from '../choices.tsx'
import { TextInput } from '../inputs.tsx'
import { Table } from '../table.tsx'
import type { Column } from '../table-props.ts'
import { Filters, Pagination, TableLine } from '../table-tools.tsx'
import { type ReceiptState, ReceiptTag } from '../tag.ts'
import { Day } from '../time.ts'
import type { Ui } from '../ui.ts'

interface Row {
  id: string
  title: string
  area: string
  owner: string
  due: string
  state: ReceiptState
  hours: number
}

const rows: Row[] = [
  {
    id: '1',
    title: 'Utbildningspaket för superanvändare',
    area: 'Utbildning',
    owner: 'Göliska IT',
    due: '2026-11-12',
    state: 'returned',
    hours: 12,
  },
  {
    id: '2',
    title: 'Utrustningslista',
    area: 'Teknik',
    owner: 'Hjo',
    due: '2026-12-01',
    state: 'in-progress',
    hours: 8,
  },
  {
    id: '3',
    title: 'Informationsklassning',
    area: 'Informationssäkerhet',
    owner: 'Hjo',
    due: '2027-01-15',
    state: 'accepted',
    hours: 24,
  },
]

const columns = (ui: Ui): Column<Row>[] => [
  { key: 'title', label: 'Åtagande', sortable: true, cell: (row) => <a href={`#${row.id}`}>{row.title}</a> },
  { key: 'area', label: 'Område', sortable: true, cell: (row) => row.area },
  { key: 'owner', label: 'Ska leverera', cell: (row) => row.owner },
  { key: 'due', label: 'Förfaller', sortable: true, cell: (row) => <Day ui={ui} date={row.due} short /> },
  { key: 'state', label: 'Läge', cell: (row) => <ReceiptTag ui={ui} state={row.state} /> },
  { key: 'hours', label: 'Timmar', number: true, cell: (row) => row.hours, total: 44 },
]

export const plainTable = (ui: Ui) => <Table ui={ui} caption="Åtaganden" columns={columns(ui)} rows={rows} />

/** What a list page has: filters, count and export, table with sort and choice, deeds for the chosen, pages. */
export const listPage = (ui: Ui) => (
  <div>
    <Filters ui={ui} action="/items" keep={{ sort: '-due' }} active>
      <TextInput ui={ui} name="q" label="Ord" optional prefix="filter" />
      <Select
        ui={ui}
        name="area"
        label="Område"
        optional
        prefix="filter"
        empty="Alla"
        value="Teknik"
        options={[{ value: 'Teknik', label: 'Teknik' }]}
      />
    </Filters>
    <TableLine ui={ui} count={2940} exports={{ xlsx: '/items.xlsx', csv: '/items.csv' }} />
    <BulkForm
      ui={ui}
      action="/items/bulk"
      once="a-fresh-key"
      actions={
        <>
          <SubmitButton name="deed" value="accept">
            Godkänn
          </SubmitButton>
          <SubmitButton kind="secondary" name="deed" value="hand-out">
            Fördela
          </SubmitButton>
        </>
      }
    >
      <Table
        ui={ui}
        caption="Åtaganden att hantera"
        hideCaption
        cards
        columns={columns(ui)}
        rows={rows}
        rowId={(row) => `item-${row.id}`}
        sort={{ by: { key: 'due', descending: true }, url: '/items?sort=-due&area=Teknik' }}
        select={{ name: 'item', value: (row) => row.id, label: (row) => row.title, chosen: new Set(['2']) }}
      />
    </BulkForm>
    <Pagination ui={ui} url="/items?sort=-due" page={4} pages={30} />
  </div>
)
