import { Vacant } from '#src/features/people/index.ts'
import { sorted } from '#src/features/programmes/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { type Column, Day, type Sort, Table, Tag, type Ui } from '#src/ui/index.ts'
import type { ListedForum } from './forum-list.store.ts'
import { forumPath } from './paths.ts'

export const forumSorts = ['name', 'kind', 'party', 'chair', 'vacant', 'next'] as const

const kindOf = ({ t }: Ui, row: ListedForum) => t(`forums.kind-of.${row.isLocal ? 'local' : 'shared'}.${row.kind}`)
const toCome = ({ today }: Ui, row: ListedForum) =>
  row.nextMeetingOn && row.nextMeetingOn >= today ? row.nextMeetingOn : null
const ended = ({ today }: Ui, row: ListedForum) => row.endedOn !== null && row.endedOn <= today

export const inOrder = (ui: Ui, rows: readonly ListedForum[], sort: Sort): ListedForum[] =>
  sorted(rows, sort, (row, key) => {
    if (key === 'kind') return kindOf(ui, row)
    if (key === 'party') return row.partyName
    if (key === 'chair') return row.within ? row.chair : null
    if (key === 'vacant') return row.within ? row.vacant : null
    return key === 'next' ? toCome(ui, row) : row.name
  })

const columns = (ui: Ui, within: boolean, showProgrammes: boolean): Column<ListedForum>[] => {
  const { t } = ui
  return [
    {
      key: 'name',
      label: t('forums.name'),
      sortable: true,
      cell: (row) => (
        <>
          <a href={forumPath(row)}>{row.name}</a> {ended(ui, row) && <Tag label={t('forums.ended.title')} />}
        </>
      ),
    },
    { key: 'kind', label: t('forums.kind'), sortable: true, cell: (row) => kindOf(ui, row) },
    { key: 'party', label: t('forums.party'), sortable: true, cell: (row) => row.partyName },
    ...(showProgrammes
      ? [
          {
            key: 'programmes',
            label: t('forums.programmes'),
            cell: (row: ListedForum) => row.programmes.map(({ name }) => name).join(', '),
          },
        ]
      : [
          {
            key: 'groupOf',
            label: t('forums.local-group'),
            cell: (row: ListedForum) => row.groupOf.join(', '),
          },
        ]),
    ...(within
      ? [
          {
            key: 'chair',
            label: t('people.function.chair'),
            sortable: true,
            cell: (row: ListedForum) => row.within && (row.chair ?? (ended(ui, row) ? '' : <Vacant ui={ui} />)),
          },
          {
            key: 'vacant',
            label: t('forums.vacant'),
            sortable: true,
            number: true,
            cell: (row: ListedForum) => row.within && t('ui.of', { done: row.vacant, total: row.seats }),
          },
        ]
      : []),
    {
      key: 'next',
      label: t('forums.next-meeting'),
      sortable: true,
      cell: (row) => {
        const next = toCome(ui, row)
        if (!next) return t('forums.next-meeting.none')
        return (
          <span>
            <Day ui={ui} date={next} short relative />
          </span>
        )
      },
    },
  ]
}

interface ForumTableProps {
  readonly ui: Ui
  readonly rows: readonly ListedForum[]
  readonly sort: Sort
  readonly url: string
  /** The programmes of each, where the page is not one programme's. */
  readonly showProgrammes: boolean
}

/** Forums, one a row. Who is chair stands only for those who may know who sits there. */
export const ForumTable = ({ ui, rows, sort, url, showProgrammes }: ForumTableProps) => (
  <Table
    ui={ui}
    caption={ui.t('forums.title')}
    hideCaption
    cards
    rows={rows}
    columns={columns(
      ui,
      rows.some(({ within }) => within),
      showProgrammes,
    )}
    sort={{ by: sort, url }}
  />
)

export const forumExport = (ui: Ui, name: string, rows: readonly ListedForum[]): ExportTable => {
  const { t } = ui
  return {
    name,
    columns: [
      { header: t('forums.name'), type: 'text' },
      { header: t('forums.kind'), type: 'text' },
      { header: t('forums.party'), type: 'text' },
      { header: t('forums.programmes'), type: 'text' },
      { header: t('forums.local-group'), type: 'text' },
      { header: t('people.function.chair'), type: 'text' },
      { header: t('forums.vacant'), type: 'number' },
      { header: t('forums.next-meeting'), type: 'date' },
    ],
    rows: rows.map((row) => [
      row.name,
      kindOf(ui, row),
      row.partyName,
      row.programmes.map(({ name }) => name).join(', '),
      row.groupOf.join(', '),
      row.within ? (row.chair ?? t('people.vacant')) : '',
      row.within ? row.vacant : null,
      toCome(ui, row),
    ]),
  }
}
