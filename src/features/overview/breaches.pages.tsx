import { commitmentPath } from '#src/features/commitments/index.ts'
import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  type Column,
  durationInWords,
  Empty,
  Filters,
  Page,
  PageHead,
  Select,
  type Sort,
  sortValue,
  Table,
  TableLine,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { againstInWords } from './breach.words.ts'
import type { CountedBreach } from './breaches.ts'
import { programmePath, rolloutPath } from './paths.ts'

interface BreachesProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly breaches: readonly CountedBreach[]
  /** Those to choose among, and the one chosen. */
  readonly against: readonly string[]
  readonly chosen: string
  readonly sort: Sort
  readonly url: string
}

/** Every broken lead time: what, for whom, against whom it counts, and how short it is. */
export const BreachesPage = ({ frame, programme, breaches, against, chosen, sort, url }: BreachesProps) => {
  const { ui } = frame
  const { t } = ui
  return (
    <Page
      {...frame}
      title={`${t('overview.breaches')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, null)}
      crumbs={[
        { label: t('programmes.tab.overview'), href: programmePath(programme) },
        { label: t('overview.breaches') },
      ]}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead ui={ui} title={t('overview.breaches')} line={t('overview.breaches-note')} />
      <Filters
        ui={ui}
        action={`${programmePath(programme)}/breaches`}
        keep={{ sort: sortValue(sort) }}
        active={chosen !== ''}
      >
        <Select
          ui={ui}
          optional
          name="against"
          label={t('overview.breach.against')}
          value={chosen}
          empty={t('overview.all')}
          options={against.map((name) => ({ value: name, label: name }))}
        />
      </Filters>
      <TableLine
        ui={ui}
        count={breaches.length}
        exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
      />
      {breaches.length === 0 ? (
        <Empty title={t('overview.no-breaches')} />
      ) : (
        <Table
          ui={ui}
          caption={t('overview.breaches')}
          hideCaption
          cards
          rows={breaches}
          sort={{ by: sort, url }}
          columns={columns(ui, programme)}
        />
      )}
    </Page>
  )
}

const columns = (ui: Ui, programme: ProgrammeView): Column<CountedBreach>[] => {
  const { t, lang } = ui
  return [
    {
      key: 'item',
      label: t('overview.breach.item'),
      sortable: true,
      cell: ({ receipt }) => (
        <a href={commitmentPath(programme.id, receipt.commitmentId)}>{inLanguage(receipt.title, lang)}</a>
      ),
    },
    {
      key: 'receiver',
      label: t('ui.matrix.receiver'),
      sortable: true,
      cell: ({ receipt }) => <a href={rolloutPath(programme, receipt.rolloutId)}>{receipt.receiver}</a>,
    },
    { key: 'owner', label: t('overview.breach.owner'), sortable: true, cell: ({ receipt }) => receipt.ownerName },
    {
      key: 'against',
      label: t('overview.breach.against'),
      sortable: true,
      cell: (breach) => againstInWords(breach, ui),
    },
    { key: 'promised', label: t('overview.breach.promised'), cell: ({ promised }) => durationInWords(promised, ui) },
    {
      key: 'left',
      label: t('overview.breach.left-days'),
      number: true,
      sortable: true,
      cell: ({ leftDays }) => String(leftDays).replace('-', '−'),
    },
    {
      key: 'short',
      label: t('overview.breach.short-days'),
      number: true,
      sortable: true,
      cell: ({ shortDays }) => shortDays,
    },
  ]
}
