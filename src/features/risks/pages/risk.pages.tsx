import type { Child } from 'hono/jsx'
import { Vacant } from '#src/features/people/index.ts'
import { type ProgrammeView, programmeTabs, programmeTopic, rolloutPath } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  ButtonLink,
  Columns,
  Day,
  type Fact,
  Facts,
  type FlashMessage,
  HistoryList,
  Page,
  PageHead,
  ScoreLine,
  ScoreTag,
  Section,
} from '#src/ui/index.ts'
import { functionInWords, holderInWords, isUnheld, shownLevels } from '../register/risk.words.ts'
import { riskNumber, riskPath, risksPath } from '../risk.ts'
import { dayOf, happenings, seenByInWords } from './risk.words.ts'
import { RiskActions } from './risk-actions.pages.tsx'
import { RiskAlternatives } from './risk-alternatives.pages.tsx'
import { RiskDeedForms } from './risk-deeds.pages.tsx'
import { RiskExpected, RiskProposal, RiskState } from './risk-expected.pages.tsx'
import type { RiskView } from './risk-view.ts'

export const riskTitle = ({ number, threat }: { number: number; threat: string }): string =>
  `${riskNumber({ number })} · ${threat}`

/** The page's frame around its body, which is kept between openings while nothing changes. */
export const RiskPage = (props: {
  frame: Frame
  programme: ProgrammeView
  title: string
  flash?: FlashMessage | undefined
  body: Child
}) => {
  const { frame, programme, title } = props
  const { ui } = frame
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'risks')}
      crumbs={[{ label: ui.t('risk-register.title'), href: risksPath(programme) }, { label: title }]}
      flash={props.flash}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
    >
      {props.body}
    </Page>
  )
}

/** One risk: how grave it is, who decides, what is expected of the reader, what is done, and how it came here. */
export const RiskBody = (view: RiskView) => {
  const { frame, programme, risk, deeds } = view
  const { ui } = frame
  return (
    <>
      <PageHead
        ui={ui}
        title={riskTitle(risk)}
        line={lineOf(view)}
        seenBy={seenByInWords(risk, ui)}
        actions={deeds.edit && <ButtonLink href={`${riskPath(programme, risk)}/edit`}>{ui.t('risks.edit')}</ButtonLink>}
      />
      <RiskState {...view} />
      <RiskExpected {...view} />
      <RiskProposal {...view} />
      <Columns>
        <RiskFacts {...view} />
        <RiskScores {...view} />
      </Columns>
      <RiskDeedForms {...view} />
      <RiskAlternatives {...view} />
      <RiskActions {...view} />
      <Joined {...view} />
      <Section title={ui.t('risks.history')}>
        <HistoryList ui={ui} entries={happenings(view.history, ui)} />
      </Section>
    </>
  )
}

/** "Hjos införande, lyft till programmet. Öppen. Styrgruppen beslutar i frågan." */
function lineOf({ frame: { ui }, programme, risk }: RiskView): string {
  const { t } = ui
  return t('risks.line', {
    whose: risk.rollout?.name ?? '',
    of: risk.rollout ? (risk.raisedAt ? 'raised' : 'rollout') : 'programme',
    state: risk.state,
    holder: holderInWords(risk.heldBy, programme, ui),
  })
}

const RiskFacts = ({ frame: { ui }, programme, risk, levels }: RiskView) => {
  const { t } = ui
  const area = programme.areas.find(({ key }) => key === risk.areaKey)
  const typed = (text: string): Fact['value'] => <span class="typed">{text}</span>
  const facts: Fact[] = [
    {
      label: t('risks.score'),
      value: <ScoreTag levels={shownLevels(levels.levels, ui)} score={risk.score} />,
      note: t('risks.parts', { probability: risk.probability, impact: risk.impact }),
    },
    {
      label: t('risks.holder'),
      value: (
        <>
          {risk.heldBy.kind === 'forum' ? (
            <a href={`/forums/${risk.heldBy.id}`}>{risk.heldBy.name}</a>
          ) : (
            functionInWords(risk.heldBy.function, programme, ui)
          )}{' '}
          {isUnheld(risk.heldBy) && <Vacant ui={ui} />}
        </>
      ),
      note: t('risks.held-since', { day: dayOf(risk.heldSince, ui) }),
    },
    {
      label: t('risks.owner'),
      value: risk.owner ? (
        <>
          {functionInWords(risk.owner, programme, ui)} {risk.owner.holders.length === 0 && <Vacant ui={ui} />}
        </>
      ) : (
        t('risks.owner-author', { who: risk.createdByName || t('risks.by-itself') })
      ),
    },
    ...(risk.vulnerability ? [{ label: t('risks.vulnerability'), value: typed(risk.vulnerability) }] : []),
    ...(risk.consequence ? [{ label: t('risks.consequence'), value: typed(risk.consequence) }] : []),
    ...(area ? [{ label: t('risks.area'), value: inLanguage(area.name, ui.lang) }] : []),
    ...(risk.rollout
      ? [
          {
            label: t('risks.rollout'),
            value: <a href={rolloutPath(programme, risk.rollout)}>{risk.rollout.name}</a>,
            note: risk.raisedAt ? t('risks.raised-on', { day: dayOf(risk.raisedAt, ui) }) : undefined,
          },
        ]
      : []),
    ...(risk.acceptance
      ? [
          {
            label: t('risks.accepted'),
            value: typed(risk.acceptance.reason),
            note: t('risks.accepted-by', { who: risk.acceptance.byName, day: dayOf(risk.acceptance.at, ui) }),
          },
        ]
      : []),
    ...(risk.state === 'open' || risk.state === 'accepted'
      ? [{ label: t('risks.next-review'), value: <Day ui={ui} date={risk.nextReviewOn} relative /> }]
      : []),
  ]
  return (
    <Section title={t('risks.about')}>
      <Facts facts={facts} />
    </Section>
  )
}

const RiskScores = ({ frame: { ui }, risk, levels }: RiskView) => (
  <Section title={ui.t('risks.scores')}>
    <ScoreLine
      ui={ui}
      title={ui.t('risks.scores')}
      levels={shownLevels(levels.levels, ui)}
      points={risk.scores.map(({ byName, ...point }) => ({ ...point, by: byName }))}
      until={risk.closedAt ?? `${ui.today}T12:00:00Z`}
    />
  </Section>
)

const Joined = ({ frame: { ui }, programme, risk }: RiskView) =>
  risk.joined.length === 0 ? null : (
    <Section title={ui.t('risks.joined')} note={ui.t('risks.joined-note')}>
      <ul>
        {risk.joined.map((one) => (
          <li>
            <a href={riskPath(programme, one)}>{riskTitle(one)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
