import { bind, DateInput, Deed, emptyForm, Form, FormButtons, Radios, SubmitButton, TextArea } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import type { ReceiptDeeds } from '../item-deeds.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** What the reader can do with one receipt besides accepting it, which stands on top; with `named`, whose it is stands on each. */
export const ReceiptDeedForms = ({ view, deeds, named }: { view: ItemView; deeds: ReceiptDeeds; named: boolean }) => {
  const { ui } = view.frame
  const { receipt } = deeds
  const called = (key: string) => ui.t(key) + (named ? ` · ${receipt.rolloutName}` : '')
  const path = `${commitmentPath(view.programme.id, view.item.id)}/receipts/${receipt.id}`
  const props = { view, receipt, path, called }
  return (
    <>
      {deeds.giveBack && (
        <WithReason
          {...props}
          of="return"
          to="return"
          label={called('commitments.deed.return')}
          hint={ui.t('commitments.return-hint')}
        />
      )}
      {deeds.reopen && (
        <WithReason
          {...props}
          of="reopen"
          to="reopening"
          label={called('commitments.deed.reopen')}
          hint={ui.t('commitments.reopen-hint')}
        />
      )}
      {deeds.exempt && (
        <WithReason
          {...props}
          of="exempt"
          to="not-applicable"
          label={called('commitments.deed.not-applicable')}
          hint={ui.t(view.item.mandatory ? 'commitments.exempt-mandatory' : 'commitments.exempt-hint')}
        />
      )}
      {deeds.takeBack && (
        <Form
          ui={ui}
          inline
          action={`${path}/applicable`}
          version={receipt.version}
          refusal={stateOf(view, `applicable-${receipt.id}`).refusal}
        >
          <SubmitButton kind="secondary">{called('commitments.deed.applicable')}</SubmitButton>
        </Form>
      )}
      {deeds.consent && <Consent {...props} />}
      {deeds.doneBefore && !named && <DoneBefore {...props} />}
    </>
  )
}

interface Part {
  readonly view: ItemView
  readonly receipt: ReceiptDeeds['receipt']
  readonly path: string
  readonly called: (key: string) => string
}

const WithReason = ({
  view,
  receipt,
  path,
  of,
  to,
  label,
  hint,
}: Part & { of: string; to: string; label: string; hint: string }) => {
  const { ui } = view.frame
  const key = `${of}-${receipt.id}`
  const { form = emptyForm, refusal, open } = stateOf(view, key)
  return (
    <div id={key}>
      <Deed label={label} open={open}>
        <Form ui={ui} action={`${path}/${to}`} form={form} refusal={refusal} version={receipt.version} prefix={key}>
          <TextArea
            ui={ui}
            {...bind(form, 'reason')}
            label={ui.t('commitments.reason')}
            hint={hint}
            maxlength={2000}
            prefix={key}
          />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{label}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}

const Consent = ({ view, receipt, path, called }: Part) => {
  const { ui } = view.frame
  const key = `consent-${receipt.id}`
  const { form = emptyForm, refusal, open } = stateOf(view, key)
  return (
    <div id={key}>
      <Deed label={called('commitments.deed.consent')} open={open} kind="primary">
        <p class="prose">{receipt.exemptionReason}</p>
        <Form ui={ui} action={`${path}/consent`} form={form} refusal={refusal} version={receipt.version} prefix={key}>
          <Radios
            ui={ui}
            {...bind(form, 'answer')}
            label={ui.t('commitments.consent-answer')}
            prefix={key}
            options={[
              { value: 'consent', label: ui.t('commitments.consent-yes') },
              { value: 'refuse', label: ui.t('commitments.consent-no') },
            ]}
          />
          <TextArea
            ui={ui}
            {...bind(form, 'reason')}
            label={ui.t('commitments.reason')}
            hint={ui.t('commitments.consent-reason')}
            maxlength={2000}
            optional
            prefix={key}
          />
          <FormButtons ui={ui}>
            <SubmitButton kind="secondary">{ui.t('commitments.deed.answer')}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}

const DoneBefore = ({ view, receipt, path, called }: Part) => {
  const { ui } = view.frame
  const key = `done-before-${receipt.id}`
  const { form = emptyForm, refusal, open } = stateOf(view, key)
  return (
    <Deed label={called('commitments.deed.done-before')} kind="quiet" open={open}>
      <Form ui={ui} action={`${path}/done-before`} form={form} refusal={refusal} version={receipt.version} prefix={key}>
        <DateInput
          ui={ui}
          {...bind(form, 'on')}
          label={ui.t('commitments.field.done-on')}
          hint={ui.t('commitments.done-before-hint')}
          max={ui.today}
          optional
          prefix={key}
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.deed.done-before')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
