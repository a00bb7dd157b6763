import type { Child } from 'hono/jsx'
import type { Half } from '#src/features/commitments/index.ts'
import { type ProgrammeView, programmeTabs, programmeTopic, type Wave } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Filters, Page, PageHead, Section, Select, TableLine, type Ui, withQuery } from '#src/ui/index.ts'
import { type Matrix as MatrixOf, type MatrixWish, matrixSorts, shownHalves } from './matrix.ts'
import { Matrix } from './matrix-table.pages.tsx'
import { matrixPath } from './paths.ts'
import { HowLightsCount } from './programme-overview.pages.tsx'

interface Choices {
  readonly waves: readonly Wave[]
  readonly associations: readonly { readonly id: Id<'party'>; readonly name: string }[]
}

/** The page around the matrix: only who reads it differs between readers. */
export const MatrixPage = (props: { frame: Frame; programme: ProgrammeView; body: Child }) => {
  const { frame, programme } = props
  const { ui } = frame
  return (
    <Page
      {...frame}
      title={`${ui.t('programmes.tab.readiness')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, 'readiness')}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead
        ui={ui}
        title={ui.t('overview.readiness-title')}
        line={ui.t('overview.readiness-line')}
        seenBy={ui.t('overview.seen-by-insiders')}
      />
      {props.body}
    </Page>
  )
}

interface MatrixBodyProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly matrix: MatrixOf
  readonly wish: MatrixWish
  readonly choices: Choices
  /** The page's address with its query. */
  readonly url: string
  readonly trends: Child
}

export const MatrixBody = ({ ui, programme, matrix, wish, choices, url, trends }: MatrixBodyProps) => {
  const { t } = ui
  const narrowed = wish.wave !== null || wish.light !== null || wish.association !== null
  return (
    <>
      <HalfSwitch ui={ui} shown={wish.half} url={url} />
      <MatrixFilters ui={ui} wish={wish} choices={choices} action={matrixPath(programme)} active={narrowed} />
      <TableLine
        ui={ui}
        count={matrix.shown}
        exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
      />
      {matrix.shown > 0 ? (
        <Matrix ui={ui} programme={programme} matrix={matrix} half={wish.half} />
      ) : (
        <Empty title={t(narrowed ? 'overview.nobody-like-that' : 'overview.no-receivers')}>
          {t(narrowed ? 'overview.nobody-like-that-what' : 'overview.no-receivers-what')}
        </Empty>
      )}
      <HowLightsCount ui={ui} open />
      {trends && <Section title={t('overview.trend-per-wave')}>{trends}</Section>}
    </>
  )
}

/** Both halves, or one at a time; the choice stands in the address. */
const HalfSwitch = ({ ui, shown, url }: { ui: Ui; shown: MatrixWish['half']; url: string }) => (
  <nav class="half-switch" aria-label={ui.t('overview.show-half')}>
    {shownHalves.map((half) => (
      <a
        href={withQuery(url, { half: half === 'both' ? null : half, format: null })}
        aria-current={half === shown ? 'true' : undefined}
        data-turbo-action="replace"
      >
        {half === 'both' ? ui.t('overview.both-halves') : ui.t(`ui.half.${half as Half}`)}
      </a>
    ))}
  </nav>
)

interface FilterProps {
  readonly ui: Ui
  readonly wish: MatrixWish
  readonly choices: Choices
  readonly action: string
  readonly active: boolean
}

const MatrixFilters = ({ ui, wish, choices, action, active }: FilterProps) => {
  const { t } = ui
  return (
    <Filters ui={ui} action={action} keep={{ half: wish.half === 'both' ? undefined : wish.half }} active={active}>
      <Select
        ui={ui}
        optional
        name="wave"
        label={t('overview.wave-label')}
        hideLabel={false}
        value={wish.wave ?? ''}
        empty={t('overview.all-waves')}
        options={choices.waves.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {choices.associations.length > 0 && (
        <Select
          ui={ui}
          optional
          name="association"
          label={t('overview.association')}
          value={wish.association ?? ''}
          empty={t('overview.all')}
          options={choices.associations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        ui={ui}
        optional
        name="light"
        label={t('overview.light-label')}
        value={wish.light ?? ''}
        empty={t('overview.all')}
        options={(['red', 'yellow', 'grey', 'green'] as const).map((light) => ({
          value: light,
          label: t(`ui.light.${light}`),
        }))}
      />
      <Select
        ui={ui}
        optional
        name="sort"
        label={t('overview.sort')}
        value={wish.sort}
        options={matrixSorts.map((sort) => ({ value: sort, label: t(`overview.sort.${sort}`) }))}
      />
    </Filters>
  )
}
