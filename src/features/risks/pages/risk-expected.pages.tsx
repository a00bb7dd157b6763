import { bind, Expected, emptyForm, Form, FormButtons, Notice, Radios, ScoreTag, SubmitButton } from '#src/ui/index.ts'
import { holderInWords, isUnheld, shownLevels } from '../register/risk.words.ts'
import { riskLevelsPath, riskPath } from '../risk.ts'
import type { Expectation } from '../risk-deeds.ts'
import { scoreOf } from '../rules/levels.ts'
import { Reason } from './deed-form.pages.tsx'
import { dayOf } from './risk.words.ts'
import { type RiskView, stateOf } from './risk-view.ts'

/** The form that each expectation is met by. */
const metBy: Record<Expectation['kind'], string> = {
  answer: 'lowering',
  choose: 'alternatives',
  decide: 'acceptance',
  review: 'review',
  act: 'actions',
}

/** What waits for the reader here, and the way to the deed. */
export const RiskExpected = (view: RiskView) => {
  const { frame, deeds } = view
  const { ui } = frame
  if (!deeds.alive) return null
  if (deeds.expected.length === 0) return <Expected ui={ui} />
  return (
    <>
      {deeds.expected.slice(0, 5).map(({ kind, by, action }) => (
        <Expected
          ui={ui}
          by={by ?? undefined}
          actions={<a href={`#${metBy[kind]}`}>{ui.t(`risks.expected.${kind}.go`)}</a>}
        >
          {ui.t(`risks.expected.${kind}`, { what: action?.what ?? '' })}
        </Expected>
      ))}
    </>
  )
}

/** What the reader must know before all else: it is closed, joined, or nobody can decide about it. */
export const RiskState = ({ frame: { ui }, programme, risk, levels, leads, deeds }: RiskView) => {
  const { t } = ui
  if (risk.state === 'closed')
    return (
      <Notice title={t(`risks.outcome.${risk.outcome ?? 'other'}`)}>
        {risk.closedAt && <p>{t('risks.closed-on', { day: dayOf(risk.closedAt, ui) })}</p>}
        {risk.outcomeText && <p class="typed">{risk.outcomeText}</p>}
      </Notice>
    )
  if (risk.state === 'joined' && risk.joinedInto) {
    const { number, threat } = risk.joinedInto
    return (
      <Notice title={t('risks.joined-into')}>
        <p>
          {threat ? (
            <a href={riskPath(programme, risk.joinedInto)}>{`R${number} · ${threat}`}</a>
          ) : (
            t('risks.joined-into-hidden', { number: `R${number}` })
          )}
        </p>
      </Notice>
    )
  }
  return (
    <>
      {isUnheld(risk.heldBy) && deeds.alive && (
        <Notice kind="warning" title={t('risks.unheld')}>
          <p>{t('risks.unheld-what', { holder: holderInWords(risk.heldBy, programme, ui) })}</p>
        </Notice>
      )}
      {!levels.own && leads && deeds.alive && (
        <Notice>
          <p>
            {t('risks.usual-levels')} <a href={riskLevelsPath(programme)}>{t('risks.levels.set')}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

/** A lower score waits: what is proposed, by whom and why; the holder answers here. */
export const RiskProposal = (view: RiskView) => {
  const { frame, risk, levels, deeds } = view
  const { ui } = frame
  const { t } = ui
  if (!risk.proposal) return null
  const { probability, impact, reason, byName, at } = risk.proposal
  const shown = shownLevels(levels.levels, ui)
  const { form = emptyForm, refusal } = stateOf(view, 'lowering')
  return (
    <div id="lowering">
      <Notice title={t('risks.proposal')}>
        <p>
          <ScoreTag levels={shown} score={risk.score} /> → <ScoreTag levels={shown} score={scoreOf(risk.proposal)} />{' '}
          {t('risks.proposal-parts', { probability, impact })}
        </p>
        <p>
          <q class="said">{reason}</q>{' '}
          <span class="quiet">
            {t('risks.proposal-by', { who: byName || t('risks.by-itself'), day: dayOf(at, ui) })}
          </span>
        </p>
        {deeds.decide ? (
          <Form
            ui={ui}
            action={`${riskPath(view.programme, risk)}/lowering`}
            form={form}
            refusal={refusal}
            prefix="lowering"
            version={risk.version}
          >
            <Radios
              ui={ui}
              {...bind(form, 'answer')}
              label={t('risks.answer')}
              prefix="lowering"
              options={[
                { value: 'confirm', label: t('risks.answer.confirm') },
                { value: 'refuse', label: t('risks.answer.refuse') },
              ]}
            />
            <Reason
              view={view}
              of="lowering"
              form={form}
              label={t('risks.answer.reason')}
              hint={t('risks.answer.reason-hint')}
              optional="sometimes"
            />
            <FormButtons ui={ui}>
              <SubmitButton>{t('risks.answer.send')}</SubmitButton>
            </FormButtons>
          </Form>
        ) : (
          <p>{t('risks.proposal-waits', { holder: holderInWords(risk.heldBy, view.programme, ui) })}</p>
        )}
      </Notice>
    </div>
  )
}
