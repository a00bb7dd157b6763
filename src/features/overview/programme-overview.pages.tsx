import type { ProgrammeView, RolloutRow } from '#src/features/programmes/index.ts'
import { ButtonLink, Empty, longDate, More, Section, Timeline, type TimelineGroup, type Ui } from '#src/ui/index.ts'
import { BreachTable } from './breach-table.pages.tsx'
import type { BreachesOf } from './breaches.ts'
import type { Matrix as MatrixParts } from './matrix.ts'
import { Matrix } from './matrix-table.pages.tsx'
import { matrixPath, programmePath } from './paths.ts'
import type { StateCount, WaveInShort } from './programme-overview.ts'
import { Receivers } from './receivers.pages.tsx'
import { foldAlike } from './timeline-rows.ts'
import { WaveFacts } from './wave-facts.pages.tsx'

export interface OverviewState {
  readonly programme: ProgrammeView
  readonly rollouts: readonly RolloutRow[]
  readonly next: WaveInShort | null
  readonly nextBreaches: readonly BreachesOf[]
  readonly live: { readonly live: number; readonly all: number }
  readonly states: readonly StateCount[]
  readonly breaches: readonly BreachesOf[]
  readonly timeline: readonly TimelineGroup[]
  readonly matrix: MatrixParts
}

/** So many receivers at most that their whole matrix fits the overview; more are shown with two lights each. */
const fitsOverview = 16

/** "Etapp 2 går i drift måndag 1 februari 2027. Fyra av tolv är i drift." */
export function overviewLine({ next, live }: Pick<OverviewState, 'next' | 'live'>, ui: Ui): string {
  const { t } = ui
  const first = next
    ? t(next.goLive < ui.today ? 'overview.wave-should-be-live' : 'overview.wave-goes-live', {
        wave: next.name,
        day: longDate(next.goLive, ui.lang),
      })
    : t(live.all === 0 ? 'overview.no-receivers-line' : 'overview.no-go-live-ahead')
  return live.all === 0 ? first : `${first} ${t('overview.live-of', { live: live.live, all: live.all })}`
}

/** The timeline as the overview shows it: all rows of a small programme, rows with the same dates as one of a large. */
export const OverviewTimeline = ({ ui, programme, rollouts, timeline }: { ui: Ui } & OverviewState) => {
  const many = rollouts.length > fitsOverview
  if (rollouts.length === 0) return null
  return (
    <Section
      title={ui.t('overview.waves')}
      actions={<a href={`${programmePath(programme)}/timeline`}>{ui.t('overview.whole-timeline')}</a>}
    >
      <Timeline
        ui={ui}
        title={ui.t('overview.timeline-title')}
        groups={many ? foldAlike(timeline, folded(ui)) : timeline}
      />
    </Section>
  )
}

const folded = ({ t }: Ui) => ({
  some: (name: string, more: number) => t('overview.and-more', { name, more }),
  all: (count: number) => t('overview.all-of-wave', { count }),
})

/** Readiness of every receiver: the whole matrix where it fits, else two lights each, wave by wave. A new programme has none: where to begin. */
export const OverviewReadiness = ({ ui, programme, rollouts, matrix }: { ui: Ui } & OverviewState) =>
  rollouts.length === 0 ? (
    <Empty
      title={ui.t('overview.no-receivers')}
      action={<ButtonLink href={`${programmePath(programme)}/waves`}>{ui.t('overview.to-waves')}</ButtonLink>}
    >
      {ui.t('overview.no-receivers-what')}
    </Empty>
  ) : (
    <Section
      title={ui.t('overview.readiness')}
      note={ui.t('ui.matrix.key')}
      actions={<a href={matrixPath(programme)}>{ui.t('overview.whole-matrix')}</a>}
    >
      {matrix.shown > fitsOverview ? (
        <Receivers ui={ui} programme={programme} matrix={matrix} />
      ) : (
        <>
          <Matrix ui={ui} programme={programme} matrix={matrix} half="both" hideCaption />
          <Comments ui={ui} matrix={matrix} />
        </>
      )}
      <HowLightsCount ui={ui} />
    </Section>
  )

const Comments = ({ ui, matrix }: { ui: Ui; matrix: MatrixParts }) => {
  const said = matrix.parts.flatMap(({ lines }) => lines).filter(({ rollout }) => rollout.comment !== '')
  if (said.length === 0) return null
  return (
    <dl class="facts comments" aria-label={ui.t('overview.comments')}>
      {said.map(({ rollout }) => (
        <div>
          <dt>{rollout.partyName}</dt>
          <dd>{rollout.comment}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The rule of the lights in words: no number that cannot be explained. */
export const HowLightsCount = ({ ui, open }: { ui: Ui; open?: boolean }) => (
  <More label={ui.t('overview.how-lights')} open={open}>
    <ul>
      {(['red', 'yellow', 'grey', 'green', 'halves', 'share'] as const).map((part) => (
        <li>{ui.t(`overview.how-lights.${part}`)}</li>
      ))}
    </ul>
  </More>
)

/** The next wave in short, and who is where. */
export const OverviewFacts = ({ ui, programme, next, nextBreaches, states }: { ui: Ui } & OverviewState) => (
  <>
    {next && <WaveFacts ui={ui} programme={programme} wave={next} breaches={nextBreaches} />}
    <p class="states">
      {states.map(({ state, count }) => ui.t(`overview.state-count.${state}`, { count })).join(' · ')}
    </p>
  </>
)

/** Lead times that are broken, and against whom they count. */
export const OverviewBreaches = ({ ui, programme, breaches }: { ui: Ui } & OverviewState) =>
  breaches.length === 0 ? null : (
    <Section
      title={ui.t('overview.breaches')}
      note={ui.t('overview.breaches-note')}
      actions={<a href={`${programmePath(programme)}/breaches`}>{ui.t('overview.all-breaches')}</a>}
    >
      <BreachTable ui={ui} programme={programme} breaches={breaches} />
    </Section>
  )
