import { type ProgrammeView, programmeTabs, programmeTopic, type RolloutRow } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  Combobox,
  DateInput,
  Day,
  Empty,
  Filters,
  HistoryList,
  Page,
  PageHead,
  Pagination,
  Select,
  TableLine,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import type { HistoryRow, HistoryWish } from './history.store.ts'
import { kindInWords } from './history.words.ts'
import { entryOf } from './history-parts.pages.tsx'
import { historyPath } from './paths.ts'

interface HistoryPageProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly rows: readonly HistoryRow[]
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly wish: HistoryWish
  readonly choices: {
    readonly people: readonly { readonly id: Id<'person'>; readonly name: string }[]
    readonly kinds: readonly string[]
    readonly rollouts: readonly RolloutRow[]
  }
  readonly url: string
}

/** Who did what when, in what function. */
export const HistoryPage = (props: HistoryPageProps) => {
  const { frame, programme, rows, url } = props
  const { ui } = frame
  const { t } = ui
  const narrowed = Object.values(props.wish).some((value) => value !== null)
  return (
    <Page
      {...frame}
      title={`${t('programmes.tab.history')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, 'history')}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
    >
      <PageHead ui={ui} title={t('programmes.tab.history')} line={t(`overview.history.line.${programme.standing}`)} />
      <HistoryFilters {...props} ui={ui} narrowed={narrowed} />
      <TableLine
        ui={ui}
        count={props.count}
        exports={{
          xlsx: withQuery(url, { format: 'xlsx', page: null }),
          csv: withQuery(url, { format: 'csv', page: null }),
        }}
      />
      {rows.length > 0 ? (
        <ByDay ui={ui} programme={programme} rows={rows} />
      ) : (
        <Empty title={t(narrowed ? 'overview.history.none-like-that' : 'overview.history.none')} />
      )}
      <Pagination ui={ui} url={url} page={props.page} pages={props.pages} />
    </Page>
  )
}

/** Under the day it was done, in Sweden. */
const ByDay = ({ ui, programme, rows }: { ui: Ui; programme: ProgrammeView; rows: readonly HistoryRow[] }) => (
  <>
    {[...Map.groupBy(rows, ({ on }) => on)].map(([on, members]) => (
      <section class="history-day">
        <h2>
          <Day ui={ui} date={on} />
        </h2>
        <HistoryList ui={ui} entries={members.map((row) => entryOf(programme, row, ui))} />
      </section>
    ))}
  </>
)

const HistoryFilters = ({
  ui,
  programme,
  wish,
  choices,
  narrowed,
}: HistoryPageProps & { ui: Ui; narrowed: boolean }) => {
  const { t } = ui
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Filters ui={ui} action={historyPath(programme)} active={narrowed}>
      <Combobox
        ui={ui}
        optional
        name="person"
        label={t('overview.history.person')}
        value={wish.person ?? ''}
        empty={t('overview.all')}
        options={named(choices.people)}
      />
      <Select
        ui={ui}
        optional
        name="kind"
        label={t('overview.history.kind')}
        value={wish.kind ?? ''}
        empty={t('overview.all')}
        options={choices.kinds.map((kind) => ({ value: kind, label: kindInWords(kind, ui) }))}
      />
      <Combobox
        ui={ui}
        optional
        name="rollout"
        label={t('ui.matrix.receiver')}
        value={wish.rollout ?? ''}
        empty={t('overview.all')}
        options={choices.rollouts.map(({ id, partyName }) => ({ value: id, label: partyName }))}
      />
      <DateInput ui={ui} optional name="from" label={t('overview.history.from')} value={wish.from ?? ''} />
      <DateInput ui={ui} optional name="to" label={t('overview.history.to')} value={wish.to ?? ''} />
    </Filters>
  )
}
