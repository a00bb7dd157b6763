import type { Child } from 'hono/jsx'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { type Column, Day, type Sort, shortDate, Table, Tag, type Tone, type Ui } from '#src/ui/index.ts'
import { type FourDates, slip } from './go-live.ts'
import { rolloutPath } from './paths.ts'
import type { RolloutState } from './programme.tables.ts'
import type { RolloutRow } from './rollout-list.store.ts'
import { sorted } from './sorted.ts'

const tones: Record<RolloutState, { tone: Tone; sign: string }> = {
  preparing: { tone: 'neutral', sign: '○' },
  live: { tone: 'success', sign: '✓' },
  paused: { tone: 'warning', sign: '‖' },
  'rolled-back': { tone: 'danger', sign: '↩' },
  'handed-over': { tone: 'success', sign: '→' },
  withdrawn: { tone: 'neutral', sign: '–' },
}

export const StateTag = ({ ui, state }: { ui: Ui; state: RolloutState }) => (
  <Tag label={ui.t(`programmes.state.${state}`)} {...tones[state]} />
)

/** A forecast that differs from the decided date: a signal, in words and with a sign. */
export const SlipTag = ({ ui, dates }: { ui: Ui; dates: FourDates }) => {
  const days = slip(dates)
  if (days === null) return null
  return (
    <Tag
      label={ui.t(days > 0 ? 'programmes.slip.later' : 'programmes.slip.earlier', { count: Math.abs(days) })}
      tone="warning"
      sign="◇"
    />
  )
}

export const MaybeDay = ({ ui, date }: { ui: Ui; date: string | null }): Child =>
  date ? <Day ui={ui} date={date} short /> : <span class="quiet">–</span>

export const rolloutSorts = [
  'partyName',
  'wave',
  'state',
  'originalOn',
  'decidedOn',
  'forecastOn',
  'actualOn',
  'units',
] as const

const cellValue = (row: RolloutRow, key: string): string | number | null => {
  const [main] = row.goLives
  if (key === 'wave') return row.waveNumber
  if (key === 'partyName' || key === 'state') return row[key]
  if (key === 'units') return row.units
  return main[key as 'originalOn' | 'decidedOn' | 'forecastOn' | 'actualOn'] ?? null
}

/** By what is asked for; rows that are alike keep the order of waves and names. */
export const sortRollouts = (rows: readonly RolloutRow[], sort: Sort): RolloutRow[] => sorted(rows, sort, cellValue)

interface RolloutTableProps {
  readonly ui: Ui
  readonly programme: { readonly id: string }
  readonly caption: string
  readonly rows: readonly RolloutRow[]
  readonly sort?: { readonly by: Sort; readonly url: string } | undefined
  readonly showWave: boolean
  /** Rows can be chosen, within a bulk form. */
  readonly select?: boolean
}

export const RolloutTable = ({ ui, programme, caption, rows, sort, showWave, select }: RolloutTableProps) => {
  const { t } = ui
  const date = (key: 'originalOn' | 'decidedOn' | 'actualOn', label: string): Column<RolloutRow> => ({
    key,
    label: t(label),
    sortable: true,
    cell: ({ goLives: [main] }) => <MaybeDay ui={ui} date={main[key]} />,
  })
  const columns: Column<RolloutRow>[] = [
    {
      key: 'partyName',
      label: t('programmes.receiver'),
      sortable: true,
      cell: (row) => (
        <>
          <a href={rolloutPath(programme, row)}>{row.partyName}</a>
          {row.isTemplate && (
            <>
              {' '}
              <Tag label={t('programmes.template')} tone="info" />
            </>
          )}
          {row.goLives.length > 1 && (
            <span class="quiet"> {t('programmes.go-lives', { count: row.goLives.length })}</span>
          )}
        </>
      ),
    },
    ...(showWave
      ? [
          {
            key: 'wave',
            label: t('programmes.wave'),
            sortable: true,
            cell: (row: RolloutRow) => row.waveName ?? t('programmes.no-wave'),
          },
        ]
      : []),
    {
      key: 'state',
      label: t('programmes.state'),
      sortable: true,
      cell: (row) => <StateTag ui={ui} state={row.state} />,
    },
    date('originalOn', 'programmes.original'),
    date('decidedOn', 'programmes.decided'),
    {
      key: 'forecastOn',
      label: t('programmes.forecast'),
      sortable: true,
      cell: ({ goLives: [main] }) => (
        <span>
          <MaybeDay ui={ui} date={main.forecastOn} /> <SlipTag ui={ui} dates={main} />
        </span>
      ),
    },
    date('actualOn', 'programmes.actual'),
    { key: 'units', label: t('programmes.units'), sortable: true, number: true, cell: (row) => row.units || '' },
  ]
  return (
    <Table
      ui={ui}
      caption={caption}
      hideCaption
      cards
      columns={columns}
      rows={rows}
      sort={sort}
      select={select ? { name: 'rollouts', value: (row) => row.id, label: (row) => row.partyName } : undefined}
    />
  )
}

export const rolloutExport = (ui: Ui, name: string, rows: readonly RolloutRow[]): ExportTable => {
  const { t } = ui
  return {
    name,
    columns: [
      { header: t('programmes.receiver'), type: 'text' },
      { header: t('programmes.wave'), type: 'text' },
      { header: t('programmes.state'), type: 'text' },
      { header: t('programmes.original'), type: 'date' },
      { header: t('programmes.decided'), type: 'date' },
      { header: t('programmes.forecast'), type: 'date' },
      { header: t('programmes.actual'), type: 'date' },
      { header: t('programmes.units'), type: 'number' },
    ],
    rows: rows.map((row) => {
      const [main] = row.goLives
      const receiver = row.isTemplate ? `${row.partyName} (${t('programmes.template')})` : row.partyName
      return [
        receiver,
        row.waveName,
        t(`programmes.state.${row.state}`),
        main.originalOn,
        main.decidedOn,
        main.forecastOn,
        main.actualOn,
        row.units,
      ]
    }),
  }
}

/** "1 mars – 3 maj 2027", or one day when all go live together; null while none is decided. */
export function decidedSpan(rows: readonly RolloutRow[], ui: Ui): string | null {
  const days = rows.flatMap((row) => row.goLives.map((goLive) => goLive.decidedOn)).filter((day) => day !== null)
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (!first || !last) return null
  return first === last ? shortDate(first, ui.lang) : `${shortDate(first, ui.lang)} – ${shortDate(last, ui.lang)}`
}
