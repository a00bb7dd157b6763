import type { IsoDate } from '#src/platform/calendar/date.ts'
import {
  BulkForm,
  type Column,
  Day,
  daysBetween,
  Empty,
  LateTag,
  ReceiptTag,
  Section,
  Table,
  Tag,
} from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import type { ItemReceipt } from '../readings/commitment.store.ts'
import { isOutstanding, isPast } from '../rules/lateness.ts'
import { BulkActions } from './bulk-actions.pages.tsx'
import type { ItemView } from './item-view.ts'

/** How far it has come for each receiver; unfolded, also for each of its units. */
export const ItemReceipts = (view: ItemView) => {
  const { frame, programme, item, receipts, unitsShown, handable, deeds } = view
  const { ui } = frame
  const accepted = receipts.filter(({ unitId, state }) => unitId === null && state === 'accepted').length
  const listed = receipts.filter(({ unitId }) => unitId === null).length
  if (receipts.length === 0) {
    return (
      <Section title={ui.t('commitments.receipts')}>
        <Empty title={ui.t('commitments.receipts-none')}>{ui.t('commitments.receipts-none-note')}</Empty>
      </Section>
    )
  }
  // One at a time is quicker done by the deeds above.
  const choosable =
    handable !== null && deeds.choosable.size > 0 && receipts.length > 1 && programme.standing === 'insider'
  const path = commitmentPath(programme.id, item.id)
  const units = receipts.reduce((sum, receipt) => sum + receipt.units, 0)
  const table = (
    <Table
      ui={ui}
      caption={ui.t('commitments.receipts')}
      hideCaption
      cards
      columns={columnsOf(view)}
      rows={receipts}
      select={
        choosable
          ? {
              name: 'receipt',
              value: ({ id }) => (deeds.choosable.has(id) ? id : null),
              label: (row) => row.unitName ?? row.rolloutName,
            }
          : undefined
      }
    />
  )
  return (
    <Section
      id="receipts"
      title={ui.t('commitments.receipts')}
      actions={
        units > 0 && (
          <a href={unitsShown ? `${path}#receipts` : `${path}?units=1#receipts`}>
            {unitsShown ? ui.t('commitments.units-hide') : ui.t('commitments.units-show', { count: units })}
          </a>
        )
      }
      note={listed > 1 ? ui.t('commitments.receipts-accepted', { accepted, count: listed }) : undefined}
    >
      {choosable && handable ? (
        <BulkForm
          ui={ui}
          action={`/programmes/${programme.id}/commitments/bulk/start`}
          hidden={{ back: unitsShown ? `${path}?units=1` : path }}
          actions={<BulkActions ui={ui} programme={programme} handable={handable} owners={[]} />}
        >
          {table}
        </BulkForm>
      ) : (
        table
      )}
    </Section>
  )
}

function columnsOf({ frame: { ui }, programme }: ItemView): Column<ItemReceipt>[] {
  const { t } = ui
  // Who does what within the receivers is not told to suppliers (as `canSeeFunctions` says of programmes).
  const responsible: Column<ItemReceipt>[] =
    programme.standing === 'supplier'
      ? []
      : [{ key: 'responsible', label: t('commitments.column.responsible'), cell: (row) => responsibleOf(row, ui) }]
  const day = (date: string | null) => (date ? Day({ ui, date, short: true }) : '')
  return [
    { key: 'receiver', label: t('commitments.column.receiver'), cell: (row) => nameOf(row) },
    { key: 'state', label: t('commitments.column.state'), cell: (row) => <State row={row} ui={ui} /> },
    {
      key: 'due',
      label: t('commitments.column.due'),
      number: true,
      cell: (row) => (row.extended ? day(row.extended) : t('commitments.no-date')),
    },
    { key: 'delivered', label: t('commitments.column.delivered'), number: true, cell: (row) => day(row.deliveredOn) },
    {
      key: 'answered',
      label: t('commitments.column.answered'),
      number: true,
      cell: (row) =>
        row.state === 'delivered' && row.reviewDueOn ? (
          <>
            {t('commitments.by')} {day(row.reviewDueOn)}
          </>
        ) : (
          day(row.acceptedOn)
        ),
    },
    ...responsible,
  ]
}

const nameOf = (row: ItemReceipt): string => (row.unitName ? `↳ ${row.unitName}` : row.rolloutName)

const responsibleOf = (row: ItemReceipt, ui: ItemView['frame']['ui']): string =>
  row.functionKind
    ? `${ui.t(`people.function.${row.functionKind}`)} · ${row.holder ?? ui.t('commitments.vacant')}`
    : ui.t('commitments.nobody-special')

const State = ({ row, ui }: { row: ItemReceipt; ui: ItemView['frame']['ui'] }) => {
  const today = ui.today as IsoDate
  const pending = row.consentDueOn !== null && row.state !== 'not-applicable'
  const said =
    row.state === 'not-applicable' || pending ? row.exemptionReason : row.state === 'returned' ? row.reason : ''
  return (
    <span>
      {ReceiptTag({ ui, state: row.state, own: row.own })}
      {row.units > 0 && (
        <span class="quiet">
          {' '}
          {ui.t('commitments.units', { accepted: row.unitsAccepted, applicable: row.unitsApplicable })}
        </span>
      )}
      {row.lateAfter && isPast(row.lateAfter, today) && !isPast(row.excusedAfter, today) && (
        <> {LateTag({ ui, days: daysBetween(row.lateAfter, today) })}</>
      )}
      {row.state === 'delivered' && isPast(row.reviewDueOn, today) && (
        <> {Tag({ label: ui.t('commitments.review-late'), tone: 'warning', sign: '!' })}</>
      )}
      {isOutstanding(row.state) && isPast(row.excusedAfter, today) && (
        <> {Tag({ label: ui.t('commitments.waiting'), tone: 'info', sign: '…' })}</>
      )}
      {pending && <> {Tag({ label: ui.t('commitments.consent-pending'), tone: 'info', sign: '?' })}</>}
      {row.beforeSamtakt && <span class="quiet"> {ui.t('commitments.done-before')}</span>}
      {row.state === 'accepted' && row.expiresOn && row.goLive && row.expiresOn < row.goLive && (
        <> {Tag({ label: ui.t('commitments.renew'), tone: 'warning', sign: '↻' })}</>
      )}
      {said && <q class="said">{said}</q>}
    </span>
  )
}
