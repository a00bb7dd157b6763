import { raw } from 'hono/html'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import {
  BulkForm,
  type Column,
  Day,
  daysBetween,
  Empty,
  escapeText,
  LateTag,
  Pagination,
  ReceiptTag,
  Table,
  TableLine,
  Tag,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { areaName } from '../item.words.ts'
import { ITEMS_PER_PAGE } from '../item-filter.ts'
import type { ItemsWish } from '../item-list.ts'
import type { ListedItem } from '../readings/listed-item.store.ts'
import { isOutstanding, isPast } from '../rules/lateness.ts'
import { BulkActions, type Handable } from './bulk-actions.pages.tsx'
import { OpenOrAll } from './item-filters.pages.tsx'

export interface ItemsTableProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly items: readonly ListedItem[]
  readonly total: number
  readonly wish: ItemsWish
  /** The page's own address with its query. */
  readonly url: string
  /** Null: the reader does nothing in bulk here. */
  readonly handable: readonly Handable[] | null
  /** Whom the reader may let deliver what is chosen. */
  readonly newOwners: readonly { readonly id: Id<'party'>; readonly name: string }[]
}

/** The list itself: a row for each receiver of each commitment, a card on a phone. */
export function ItemsTable(props: ItemsTableProps) {
  const { ui, programme, items, total, wish, url } = props
  if (total === 0)
    return (
      <>
        <OpenOrAll ui={ui} wish={wish} url={url} />
        <Empty title={ui.t('commitments.list.none')}>{ui.t('commitments.list.none-note')}</Empty>
      </>
    )
  const table = (
    <Table
      ui={ui}
      caption={ui.t('commitments.list.title')}
      hideCaption
      columns={columnsOf(ui, programme)}
      rows={items}
      sort={{ by: wish.sort, url }}
      cards
      select={
        props.handable
          ? {
              name: 'receipt',
              value: (row) => row.receiptId,
              label: (row) => `${inLanguage(row.title, ui.lang)}, ${row.rolloutName}`,
            }
          : undefined
      }
    />
  )
  return (
    <div>
      <TableLine
        ui={ui}
        count={total}
        exports={{
          xlsx: withQuery(url, { format: 'xlsx', page: null }),
          csv: withQuery(url, { format: 'csv', page: null }),
        }}
      >
        <OpenOrAll ui={ui} wish={wish} url={url} />
      </TableLine>
      {props.handable ? (
        <BulkForm
          ui={ui}
          action={`/programmes/${programme.id}/commitments/bulk/start`}
          hidden={{ back: url }}
          actions={
            <BulkActions
              ui={ui}
              programme={programme}
              total={total}
              handable={props.handable}
              owners={props.newOwners}
            />
          }
        >
          {table}
        </BulkForm>
      ) : (
        table
      )}
      <Pagination ui={ui} url={url} page={wish.page} pages={Math.ceil(total / ITEMS_PER_PAGE)} />
    </div>
  )
}

function columnsOf(ui: Ui, programme: ProgrammeView): Column<ListedItem>[] {
  const { t } = ui
  return [
    {
      key: 'title',
      label: t('commitments.column.title'),
      sortable: true,
      cell: (row) => <Title ui={ui} programme={programme} row={row} />,
    },
    {
      key: 'receiver',
      label: t('commitments.column.receiver'),
      sortable: true,
      cell: (row) => receiverInWords(row, ui),
    },
    {
      key: 'owner',
      label: t('commitments.column.owner'),
      sortable: true,
      // On a phone's card what is one's own names its party once.
      cell: (row) => (row.ownerId === row.receiverId ? <span class="again">{row.ownerName}</span> : row.ownerName),
    },
    {
      key: 'area',
      label: t('commitments.column.area'),
      sortable: true,
      cell: (row) => areaName(programme.areas, row.areaKey, ui),
    },
    { key: 'state', label: t('commitments.column.state'), sortable: true, cell: (row) => <State ui={ui} row={row} /> },
    {
      key: 'due',
      label: t('commitments.column.due'),
      sortable: true,
      number: true,
      cell: (row) => (row.extended ? Day({ ui, date: row.extended, short: true }) : t('commitments.no-date')),
    },
    {
      key: 'forecast',
      label: t('commitments.column.forecast'),
      sortable: true,
      number: true,
      cell: (row) => (row.forecast ? Day({ ui, date: row.forecast, short: true }) : ''),
    },
  ]
}

/** Delivered to a receiver, or (the municipality owes the programme) by the one whose rollout it is. */
export const receiverInWords = (row: Pick<ListedItem, 'receiverName' | 'rolloutName'>, ui: Ui): string =>
  row.receiverName === row.rolloutName
    ? row.receiverName
    : ui.t('commitments.receiver-from', { receiver: row.receiverName, rollout: row.rolloutName })

/** Built as text, since it stands in every row. */
const Title = ({ ui, programme, row }: { ui: Ui; programme: ProgrammeView; row: ListedItem }) => {
  const link = raw(
    `<a href="${commitmentPath(programme.id, row.commitmentId)}">${escapeText(inLanguage(row.title, ui.lang))}</a>`,
  )
  if (!row.critical) return link
  return (
    <>
      {link} {Tag({ label: ui.t('commitments.critical'), tone: 'accent' })}
    </>
  )
}

const State = ({ ui, row }: { ui: Ui; row: ListedItem }) => {
  const today = ui.today as IsoDate
  const late = isPast(row.lateAfter, today) && !isPast(row.excusedAfter, today)
  const reviewLate = row.state === 'delivered' && isPast(row.reviewDueOn, today)
  return (
    <span>
      {ReceiptTag({ ui, state: row.state, own: row.ownerId === row.receiverId })}
      {row.units > 0 && (
        <span class="quiet">
          {' '}
          {ui.t('commitments.units', { accepted: row.unitsAccepted, applicable: row.unitsApplicable })}
        </span>
      )}
      {late && row.lateAfter && <> {LateTag({ ui, days: daysBetween(row.lateAfter, today) })}</>}
      {reviewLate && <> {Tag({ label: ui.t('commitments.review-late'), tone: 'warning', sign: '!' })}</>}
      {isOutstanding(row.state) && isPast(row.excusedAfter, today) && (
        <> {Tag({ label: ui.t('commitments.waiting'), tone: 'info', sign: '…' })}</>
      )}
      {isPast(row.breachAfter, today) && (
        <> {Tag({ label: ui.t('commitments.in-breach'), tone: 'warning', sign: '‹' })}</>
      )}
      {row.consentDueOn && row.state !== 'not-applicable' && (
        <> {Tag({ label: ui.t('commitments.consent-pending'), tone: 'info', sign: '?' })}</>
      )}
    </span>
  )
}
