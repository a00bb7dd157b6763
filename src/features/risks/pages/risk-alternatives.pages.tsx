import { bind, type FormState, Section, Tag, TextArea, TextInput } from '#src/ui/index.ts'
import type { RiskAlternative } from '../risk.ts'
import { DeedForm, Reason } from './deed-form.pages.tsx'
import { dayOf } from './risk.words.ts'
import type { RiskView } from './risk-view.ts'

/** Ways to choose between; whoever decides chooses one. Left out where there is none and the reader adds none. */
export const RiskAlternatives = (view: RiskView) => {
  const { frame, risk, deeds } = view
  const { t } = frame.ui
  const chosen = risk.alternatives.some((one) => one.chosen)
  if (risk.alternatives.length === 0 && !deeds.edit) return null
  return (
    <Section title={t('risks.alternatives')} id="alternatives">
      {risk.alternatives.length === 0 && <p class="quiet">{t('risks.alternatives-none')}</p>}
      {risk.alternatives.map((alternative) => (
        <Alternative view={view} alternative={alternative} anyChosen={chosen} />
      ))}
      {deeds.edit && !chosen && (
        <DeedForm
          view={view}
          of="new-alternative"
          to="alternatives"
          label={t('risks.alternative.add')}
          version={null}
          fields={(form) => <Words view={view} of="new-alternative" form={form} />}
        />
      )}
    </Section>
  )
}

const Alternative = (props: { view: RiskView; alternative: RiskAlternative; anyChosen: boolean }) => {
  const { view, alternative, anyChosen } = props
  const { ui } = view.frame
  const { t } = ui
  const { id, number, title, consequences, chosen, chosenAt, chosenReason, version } = alternative
  const [choosing, changing, removing] = [`choose-${id}`, `change-${id}`, `remove-${id}`]
  return (
    <div class="alternative">
      <h3>
        {t('risks.alternative', { number })} {title}{' '}
        {chosen && <Tag label={t('risks.chosen')} tone="success" sign="✓" />}
      </h3>
      {consequences && <p class="typed">{consequences}</p>}
      {chosen && chosenAt && (
        <p>
          <q class="said">{chosenReason}</q>{' '}
          <span class="quiet">{t('risks.chosen-on', { day: dayOf(chosenAt, ui) })}</span>
        </p>
      )}
      <div class="deeds">
        {view.deeds.decide && !chosen && (
          <DeedForm
            view={view}
            of={choosing}
            to={`alternatives/${id}/choice`}
            label={t(anyChosen ? 'risks.alternative.choose-instead' : 'risks.alternative.choose')}
            kind={anyChosen ? 'quiet' : 'secondary'}
            version={version}
            fields={(form) => <Reason view={view} of={choosing} form={form} />}
          />
        )}
        {view.deeds.edit && !anyChosen && (
          <>
            <DeedForm
              view={view}
              of={changing}
              to={`alternatives/${id}`}
              label={t('risks.alternative.change')}
              send={t('risks.save')}
              kind="quiet"
              version={version}
              fields={(form) => <Words view={view} of={changing} form={form} now={alternative} />}
            />
            <DeedForm
              view={view}
              of={removing}
              to={`alternatives/${id}/removal`}
              label={t('risks.alternative.remove')}
              kind="danger"
              version={version}
            />
          </>
        )}
      </div>
    </div>
  )
}

const Words = (props: { view: RiskView; of: string; form: FormState; now?: RiskAlternative }) => {
  const { ui } = props.view.frame
  const { form, of, now } = props
  return (
    <>
      <TextInput
        ui={ui}
        {...bind(form, 'title', now?.title)}
        label={ui.t('risks.alternative.title')}
        maxlength={200}
        prefix={of}
      />
      <TextArea
        ui={ui}
        {...bind(form, 'consequences', now?.consequences)}
        label={ui.t('risks.alternative.consequences')}
        hint={ui.t('risks.alternative.consequences-hint')}
        maxlength={4000}
        optional
        prefix={of}
      />
    </>
  )
}
