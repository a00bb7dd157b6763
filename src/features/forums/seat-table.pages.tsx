import { Vacant } from '#src/features/people/index.ts'
import { sorted } from '#src/features/programmes/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { type Column, type Sort, Table, TableLine, type Ui, withQuery } from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import { seatPath } from './paths.ts'
import { attendance, holderOn, inSeatOrder, type Seat } from './seat.ts'

export const seatSorts = ['kind', 'party', 'holder', 'attendance'] as const

interface SeatTableProps {
  readonly ui: Ui
  readonly forum: Forum
  readonly seats: readonly Seat[]
  /** May know who sits there and how often they come. */
  readonly within: boolean
}

const inOrder = (ui: Ui, seats: readonly Seat[], sort: Sort) =>
  sorted(seats, sort, (seat, key) => {
    if (key === 'party') return seat.partyName
    if (key === 'holder') return holderOn(seat, ui.today)?.name
    return key === 'attendance' ? attendance(seat) : [...seats].sort(inSeatOrder).indexOf(seat)
  })

const percent = (ui: Ui, share: number | null) =>
  share === null ? '' : new Intl.NumberFormat(ui.lang, { style: 'percent' }).format(share)

const columns = ({ ui, forum, within }: SeatTableProps): Column<Seat>[] => {
  const { t } = ui
  const kind = (seat: Seat) => t(`people.function.${seat.kind}`)
  return [
    {
      key: 'kind',
      label: t('forums.seat'),
      sortable: true,
      cell: (seat) => (within ? <a href={seatPath(forum, seat)}>{kind(seat)}</a> : kind(seat)),
    },
    {
      key: 'party',
      label: t('forums.seat.party'),
      sortable: true,
      cell: (seat) => <a href={`/parties/${seat.partyId}`}>{seat.partyName}</a>,
    },
    ...(within
      ? [
          {
            key: 'holder',
            label: t('forums.seat.holder'),
            sortable: true,
            cell: (seat: Seat) => holderOn(seat, ui.today)?.name ?? <Vacant ui={ui} />,
          },
          {
            key: 'mayDecide',
            label: t('forums.seat.may-decide'),
            cell: (seat: Seat) => <span class="typed">{seat.mayDecide}</span>,
          },
          {
            key: 'attendance',
            label: t('forums.attendance'),
            number: true,
            sortable: true,
            cell: (seat: Seat) =>
              seat.meetings === 0 ? (
                <span class="quiet">–</span>
              ) : (
                <>
                  {percent(ui, attendance(seat))}{' '}
                  <span class="quiet">{t('forums.attendance.of', { came: seat.came, meetings: seat.meetings })}</span>
                </>
              ),
          },
        ]
      : []),
  ]
}

/** The seats there are today: what each may decide at home, who holds it, how often they come. */
export const SeatTable = (props: SeatTableProps & { sort: Sort; url: string }) => {
  const { ui, seats, sort, url } = props
  const at = (format: string) => withQuery(url, { format })
  return (
    <>
      <TableLine ui={ui} count={seats.length} exports={{ xlsx: at('xlsx'), csv: at('csv') }} />
      <Table
        ui={ui}
        caption={ui.t('forums.seats')}
        hideCaption
        cards
        rows={inOrder(ui, seats, sort)}
        columns={columns(props)}
        sort={{ by: sort, url }}
      />
    </>
  )
}

export const seatExport = ({ ui, forum, seats, within }: SeatTableProps, sort: Sort): ExportTable => {
  const { t } = ui
  const inside = within
    ? ([
        { header: t('forums.seat.holder'), type: 'text' },
        { header: t('forums.seat.may-decide'), type: 'text' },
        { header: t('forums.meetings'), type: 'number' },
        { header: t('forums.attendance.came'), type: 'number' },
      ] as const)
    : []
  return {
    name: forum.name,
    columns: [{ header: t('forums.seat'), type: 'text' }, { header: t('forums.seat.party'), type: 'text' }, ...inside],
    rows: inOrder(ui, seats, sort).map((seat) => [
      t(`people.function.${seat.kind}`),
      seat.partyName,
      ...(within
        ? [holderOn(seat, ui.today)?.name ?? t('people.vacant'), seat.mayDecide, seat.meetings, seat.came]
        : []),
    ]),
  }
}
