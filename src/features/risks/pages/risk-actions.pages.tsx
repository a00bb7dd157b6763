import { Vacant } from '#src/features/people/index.ts'
import {
  bind,
  Combobox,
  DateInput,
  Day,
  daysBetween,
  Form,
  type FormState,
  LateTag,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextInput,
} from '#src/ui/index.ts'
import { functionInWords } from '../register/risk.words.ts'
import { type RiskAction, riskPath } from '../risk.ts'
import { DeedForm, Reason } from './deed-form.pages.tsx'
import { dayOf } from './risk.words.ts'
import { type RiskView, stateOf } from './risk-view.ts'

/** What is done about it, by whom and when. */
export const RiskActions = (view: RiskView) => {
  const { frame, risk, deeds } = view
  const { ui } = frame
  const { t } = ui
  return (
    <Section title={t('risks.actions')} id="actions">
      {risk.actions.length === 0 ? (
        <p class="quiet">{t('risks.actions-none')}</p>
      ) : (
        <Table
          ui={ui}
          caption={t('risks.actions')}
          hideCaption
          cards
          rows={risk.actions}
          columns={[
            { key: 'what', label: t('risks.action.what'), cell: ({ what }) => what },
            { key: 'owner', label: t('risks.action.owner'), cell: (action) => <Owner view={view} action={action} /> },
            { key: 'due', label: t('risks.action.due'), cell: (action) => <Due view={view} action={action} /> },
            ...(deeds.act.size > 0
              ? [
                  {
                    key: 'deeds',
                    label: t('risks.action.deeds'),
                    cell: (action: RiskAction) =>
                      deeds.act.has(action.id) && <ActionDeeds view={view} action={action} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {deeds.edit && <AddAction {...view} />}
    </Section>
  )
}

const Owner = ({ view: { frame, programme }, action }: { view: RiskView; action: RiskAction }) => (
  <>
    {functionInWords(action.owner, programme, frame.ui)}{' '}
    {action.owner.holders.length === 0 && action.doneAt === null && <Vacant ui={frame.ui} />}
  </>
)

const Due = ({ view: { frame, deeds }, action }: { view: RiskView; action: RiskAction }) => {
  const { ui } = frame
  if (action.doneAt)
    return <Tag label={ui.t('risks.action.done-on', { day: dayOf(action.doneAt, ui) })} tone="success" sign="✓" />
  const late = daysBetween(action.dueOn, ui.today)
  return (
    <>
      <Day ui={ui} date={action.dueOn} short /> {late > 0 && deeds.alive && <LateTag ui={ui} days={late} />}
    </>
  )
}

const ActionDeeds = ({ view, action }: { view: RiskView; action: RiskAction }) => {
  const { ui } = view.frame
  const { t } = ui
  const to = `actions/${action.id}`
  const { version } = action
  const moving = `move-${action.id}`
  const withdrawing = `withdraw-${action.id}`
  return (
    <div class="deeds">
      <Form
        ui={ui}
        inline
        action={`${riskPath(view.programme, view.risk)}/${to}/completion`}
        version={version}
        refusal={stateOf(view, `done-${action.id}`).refusal}
      >
        <SubmitButton kind="secondary">{t('risks.action.done')}</SubmitButton>
      </Form>
      <DeedForm
        view={view}
        of={moving}
        to={`${to}/date`}
        kind="quiet"
        label={t('risks.action.move')}
        version={version}
        fields={(form) => (
          <>
            <DateInput ui={ui} {...bind(form, 'dueOn', action.dueOn)} label={t('risks.action.due')} prefix={moving} />
            <Reason view={view} of={moving} form={form} />
          </>
        )}
      />
      {view.deeds.edit && (
        <DeedForm
          view={view}
          of={withdrawing}
          to={`${to}/withdrawal`}
          kind="quiet"
          label={t('risks.action.withdraw')}
          version={version}
          fields={(form) => <Reason view={view} of={withdrawing} form={form} />}
        />
      )}
    </div>
  )
}

const AddAction = (view: RiskView) => {
  const { ui } = view.frame
  const { t } = ui
  const of = 'new-action'
  const fields = (form: FormState) => (
    <>
      <TextInput ui={ui} {...bind(form, 'what')} label={t('risks.action.what')} maxlength={500} prefix={of} />
      <Combobox
        ui={ui}
        {...bind(form, 'owner', view.risk.ownerFunctionId ?? '')}
        label={t('risks.action.owner')}
        empty={t('risks.choose')}
        options={view.functions}
        prefix={of}
      />
      <DateInput ui={ui} {...bind(form, 'dueOn')} label={t('risks.action.due')} prefix={of} />
    </>
  )
  return (
    <DeedForm
      view={view}
      of={of}
      to="actions"
      label={t('risks.action.add')}
      version={null}
      kind={stateOf(view, of).open ? 'primary' : 'secondary'}
      fields={fields}
    />
  )
}
