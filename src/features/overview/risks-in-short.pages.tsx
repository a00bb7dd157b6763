import type { ProgrammeView } from '#src/features/programmes/index.ts'
import {
  holderInWords,
  type ListedRisk,
  type RiskLevels,
  type RiskSummary,
  riskNumber,
  riskPath,
  risksPath,
  shownLevels,
} from '#src/features/risks/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { ScoreTag, Section, type Ui, withQuery } from '#src/ui/index.ts'

interface Props {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly levels: RiskLevels
}

/** How it stands with the programme's risks: how many at each level, what waits for a decision, and the gravest. */
export const RisksInShort = ({ ui, programme, levels, summary }: Props & { summary: RiskSummary }) => {
  const { t } = ui
  const { total, forDecision, reviewsLate, perLevel } = summary
  if (total === 0) return null
  const all = risksPath(programme)
  return (
    <Section title={t('overview.risks')} actions={<a href={`${all}/matrix`}>{t('overview.risk-matrix')}</a>}>
      <p class="links">
        {levels.levels.toReversed().flatMap(({ number, name }) => {
          const count = perLevel.get(number) ?? 0
          const label = t('overview.risks-at-level', {
            count,
            level: inLanguage(name, ui.lang).toLocaleLowerCase(ui.lang),
          })
          return count === 0 ? [] : [<a href={withQuery(all, { level: String(number) })}>{label}</a>, ' · ']
        })}
        <a href={all}>{t('overview.risks-in-all', { count: total })}</a>
        {forDecision > 0 && (
          <>
            {' · '}
            <a href={withQuery(all, { only: 'decision' })}>
              {t('overview.risks-for-decision', { count: forDecision })}
            </a>
          </>
        )}
        {reviewsLate > 0 && (
          <>
            {' · '}
            <a href={withQuery(all, { only: 'review-late' })}>
              {t('overview.risks-reviews-late', { count: reviewsLate })}
            </a>
          </>
        )}
      </p>
      <Gravest ui={ui} programme={programme} levels={levels} risks={summary.highest} />
    </Section>
  )
}

/** A rollout's own risks; the rest stand in the register. */
export const RolloutRisks = ({
  ui,
  programme,
  levels,
  rolloutId,
  own,
}: Props & { rolloutId: string; own: { readonly risks: readonly ListedRisk[]; readonly total: number } }) =>
  own.total === 0 ? null : (
    <Section
      title={ui.t('overview.own-risks')}
      actions={
        <a href={withQuery(risksPath(programme), { rollout: rolloutId })}>
          {ui.t('overview.all-own-risks', { count: own.total })}
        </a>
      }
    >
      <Gravest ui={ui} programme={programme} levels={levels} risks={own.risks} />
    </Section>
  )

const Gravest = ({ ui, programme, levels, risks }: Props & { risks: readonly ListedRisk[] }) => (
  <ul class="plain-list">
    {risks.map((risk) => (
      <li>
        <ScoreTag levels={shownLevels(levels.levels, ui)} score={risk.score} />{' '}
        <a href={riskPath(programme, risk)}>
          {riskNumber(risk)} {risk.threat}
        </a>{' '}
        <span class="quiet">
          {risk.rolloutName && `${risk.rolloutName} · `}
          {ui.t('overview.risk-holder', { holder: holderInWords(risk.heldBy, programme, ui) })}
        </span>
      </li>
    ))}
  </ul>
)
