import { bind, type FormState, Radios, Section, TextInput } from '#src/ui/index.ts'
import { riskOutcomes } from '../risk.ts'
import { DeedForm, Reason } from './deed-form.pages.tsx'
import { dayOf } from './risk.words.ts'
import type { RiskView } from './risk-view.ts'
import { ScoreFields } from './score-fields.pages.tsx'

/** What the reader can do with the risk as a whole, each deed folded until it is wanted. */
export const RiskDeedForms = (view: RiskView) => {
  const { deeds, frame } = view
  const { t } = frame.ui
  if (!deeds.edit && !deeds.decide && !deeds.reopen) return null
  return (
    <Section title={t('risks.deeds')}>
      <div class="deeds">
        {deeds.decide && <Acceptance {...view} />}
        {deeds.edit && <Rescore {...view} />}
        {deeds.edit && <Review {...view} />}
        {deeds.edit && <Onwards {...view} />}
        {deeds.reopen && <Reopen {...view} />}
      </div>
    </Section>
  )
}

/** The holder's own: accepts it as it stands, or takes that back. */
const Acceptance = (view: RiskView) => {
  const { risk, deeds, frame } = view
  const { t } = frame.ui
  const accepted = risk.acceptance !== null
  const of = 'acceptance'
  return (
    <DeedForm
      view={view}
      of={of}
      to={accepted ? 'acceptance-withdrawal' : 'acceptance'}
      label={t(accepted ? 'risks.deed.take-back' : 'risks.deed.accept')}
      kind={!accepted && deeds.expected.some(({ kind }) => kind === 'decide') ? 'primary' : 'secondary'}
      note={accepted ? undefined : t('risks.accept-note')}
      fields={(form) => <Reason view={view} of={of} form={form} />}
    />
  )
}

const Rescore = (view: RiskView) => {
  const { ui } = view.frame
  const { t } = ui
  const of = 'score'
  return (
    <DeedForm
      view={view}
      of={of}
      to="score"
      label={t('risks.deed.rescore')}
      send={t('risks.save')}
      note={t(view.deeds.decide ? 'risks.rescore-note-holder' : 'risks.rescore-note')}
      fields={(form) => (
        <>
          <ScoreFields ui={ui} form={form} prefix={of} now={view.risk} legend={t('risks.score')} />
          <Reason view={view} of={of} form={form} label={t('risks.rescore-why')} />
        </>
      )}
    />
  )
}

const Review = (view: RiskView) => {
  const { t } = view.frame.ui
  const of = 'review'
  return (
    <DeedForm
      view={view}
      of={of}
      to="reviews"
      label={t('risks.deed.review')}
      note={t('risks.review-note', { day: dayOf(view.risk.nextReviewOn, view.frame.ui) })}
      fields={(form) => <Reason view={view} of={of} form={form} name="note" label={t('risks.review-said')} optional />}
    />
  )
}

/** Where it may go from here: to the programme, together with others, or to its end. */
const Onwards = (view: RiskView) => {
  const { risk, frame } = view
  const { t } = frame.ui
  const reason = (of: string) => (form: FormState) => <Reason view={view} of={of} form={form} />
  return (
    <>
      {risk.rollout && risk.raisedAt === null && (
        <DeedForm
          view={view}
          of="raising"
          to="raising"
          label={t('risks.deed.raise')}
          note={t('risks.raise-note')}
          fields={reason('raising')}
        />
      )}
      <DeedForm
        view={view}
        of="joined"
        to="joined"
        kind="quiet"
        label={t('risks.deed.join')}
        note={t('risks.join-note')}
        fields={(form) => (
          <TextInput
            ui={frame.ui}
            {...bind(form, 'numbers')}
            label={t('risks.join-numbers')}
            hint={t('risks.join-numbers-hint')}
            width={20}
            maxlength={500}
            prefix="joined"
          />
        )}
      />
      <DeedForm
        view={view}
        of="closing"
        to="closing"
        kind="quiet"
        label={t('risks.deed.close')}
        fields={(form) => (
          <>
            <Radios
              ui={frame.ui}
              {...bind(form, 'outcome')}
              label={t('risks.outcome')}
              prefix="closing"
              options={riskOutcomes.map((outcome) => ({ value: outcome, label: t(`risks.outcome.${outcome}`) }))}
            />
            <Reason view={view} of="closing" form={form} name="text" label={t('risks.outcome-text')} optional />
          </>
        )}
      />
    </>
  )
}

const Reopen = (view: RiskView) => (
  <DeedForm
    view={view}
    of="reopening"
    to="reopening"
    label={view.frame.ui.t('risks.deed.reopen')}
    note={view.frame.ui.t('risks.reopen-note')}
    fields={(form) => <Reason view={view} of="reopening" form={form} />}
  />
)
