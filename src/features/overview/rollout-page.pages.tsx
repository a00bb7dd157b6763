import type { Child } from 'hono/jsx'
import { type ProgrammeView, programmeTabs, programmeTopic, type RolloutRow } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  ButtonLink,
  Columns,
  longDate,
  Page,
  PageHead,
  plainDate,
  Section,
  TrendLine,
  type TrendPoint,
  type Ui,
} from '#src/ui/index.ts'
import { daysLeft } from './matrix.ts'
import { daysLeftInWords } from './matrix-table.pages.tsx'
import { rolloutPath } from './paths.ts'

interface RolloutPageProps {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
  /** The reader keeps the rollout: its lead, or the programme lead. */
  readonly keeps: boolean
  readonly leads: boolean
  readonly mates: readonly RolloutRow[]
  readonly trend: readonly TrendPoint[]
  readonly parts: {
    /** Something is done, or areas have been handed out: the start guide is no longer what comes first. */
    readonly begun: boolean
    readonly lights: Child
    readonly comment: Child
    readonly expected: Child
    readonly areas: Child
    readonly units: Child
    readonly people: Child
    readonly goLives: Child
    readonly risks: Child
    readonly history: Child
  }
}

/** One organisation's introduction: how long is left, how it stands, what is expected of whom by when. */
export const RolloutPage = (props: RolloutPageProps) => {
  const { frame, programme, rollout, keeps, leads, parts } = props
  const { ui } = frame
  const { t } = ui
  const here = rolloutPath(programme, rollout.id)
  return (
    <Page
      {...frame}
      title={`${rollout.partyName} · ${programme.name}`}
      programme={programmeTabs(ui, programme, null)}
      crumbs={[
        { label: t('programmes.tab.waves'), href: `/programmes/${programme.id}/waves` },
        ...(rollout.waveId && rollout.waveName
          ? [{ label: rollout.waveName, href: `/programmes/${programme.id}/waves/${rollout.waveId}` }]
          : []),
        { label: rollout.partyName },
      ]}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
    >
      <PageHead
        ui={ui}
        title={rollout.partyName}
        line={rolloutLine(rollout, ui)}
        seenBy={t(programme.standing === 'supplier' ? 'overview.seen-by-plan' : 'overview.seen-by-all')}
        actions={
          keeps && (
            <>
              {rollout.guideDoneAt === null && rollout.state === 'preparing' && (
                <ButtonLink kind={parts.begun ? 'secondary' : 'primary'} href={`${here}/guide`}>
                  {t(parts.begun ? 'overview.start-guide-again' : 'overview.start-guide')}
                </ButtonLink>
              )}
              {rollout.guideDoneAt !== null && (
                <ButtonLink kind="quiet" href={`${here}/guide`}>
                  {t('overview.start-guide-again')}
                </ButtonLink>
              )}
              {leads && (
                <ButtonLink href={`/programmes/${programme.id}/dates?goLive=${rollout.goLives[0].id}`}>
                  {t('overview.change-dates')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {parts.lights && (
        <Columns>
          <div>
            {parts.lights}
            {parts.comment}
          </div>
          <Section title={t('overview.trend')}>
            <TrendLine ui={ui} title={t('overview.trend-title', { of: rollout.partyName })} points={props.trend} />
          </Section>
        </Columns>
      )}
      {parts.expected}
      {parts.areas}
      {parts.risks}
      {parts.goLives}
      {parts.units}
      {parts.people}
      <WaveMates {...props} ui={ui} />
      {parts.history}
    </Page>
  )
}

/** "72 dagar kvar till driftstart tisdag 2 februari 2027. Prognosen är 9 mars 2027, 35 dagar senare. Etapp 2." */
export function rolloutLine(rollout: RolloutRow, ui: Ui): string {
  const { t, lang } = ui
  const left = daysLeft(rollout, ui.today)
  const [main] = rollout.goLives
  const words: string[] = []
  if (rollout.isTemplate) words.push(t('overview.is-template'))
  if (rollout.state !== 'preparing') words.push(t(`overview.state-line.${rollout.state}`))
  if (left !== null && main.decidedOn && !main.actualOn) {
    words.push(t('overview.until-go-live', { left: daysLeftInWords(left, t), day: longDate(main.decidedOn, lang) }))
    if (main.forecastOn && main.forecastOn !== main.decidedOn) {
      const days = Math.round((Date.parse(main.forecastOn) - Date.parse(main.decidedOn)) / 86_400_000)
      const when = t(days > 0 ? 'overview.days-later' : 'overview.days-earlier', { count: Math.abs(days) })
      words.push(t('overview.forecast-line', { day: plainDate(main.forecastOn, lang), when }))
    }
  } else if (main.actualOn) {
    words.push(t('overview.live-since', { day: longDate(main.actualOn, lang) }))
  } else if (!main.decidedOn) {
    words.push(t('overview.no-date-line'))
  }
  return words.join(' ')
}

const WaveMates = ({ ui, programme, rollout, mates }: RolloutPageProps & { ui: Ui }) =>
  mates.length === 0 ? null : (
    <Section title={ui.t('overview.wave-mates', { wave: rollout.waveName ?? '' })}>
      <p class="links">
        {mates.map((mate, index) => (
          <>
            {index > 0 && ' · '}
            <a href={rolloutPath(programme, mate.id)}>{mate.partyName}</a>
          </>
        ))}
      </p>
    </Section>
  )
