import { stagedField } from '#src/platform/files/index.ts'
import {
  bind,
  bindAll,
  Checkbox,
  Checkboxes,
  DateInput,
  Deed,
  emptyForm,
  FileInput,
  Form,
  FormButtons,
  More,
  Section,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
} from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { type ItemView, stateOf } from './item-view.ts'
import { LinkForms } from './link-forms.pages.tsx'
import { OwnerForm } from './owner-form.pages.tsx'
import { ReceiptDeedForms } from './receipt-deeds.pages.tsx'

/** What the reader can do here, each deed a small form folded until it is wanted. */
export const ItemDeedForms = (view: ItemView) => {
  const { frame, deeds, may } = view
  const { ui } = frame
  const mine = deeds.receipts.filter(
    (one) =>
      one.giveBack ||
      one.reopen ||
      one.exempt ||
      one.takeBack ||
      one.consent ||
      (one.doneBefore && deeds.receipts.length === 1),
  )
  if (!deeds.deliver && mine.length === 0 && !may.withdraw) return null
  return (
    <Section title={ui.t('commitments.deeds')}>
      <div class="deeds">
        {deeds.deliver && <DeliverForm {...view} />}
        {deeds.deliver && <ForecastForm {...view} />}
        {mine.length > 0 &&
          mine.length <= 5 &&
          mine.map((one) => <ReceiptDeedForms view={view} deeds={one} named={deeds.receipts.length > 1} />)}
        {mine.length > 5 && <p class="quiet">{ui.t('commitments.deeds-in-table')}</p>}
        <ResponsibleForm {...view} />
        <OwnerForm {...view} />
        <LinkForms {...view} />
        {may.withdraw && <WithdrawForm {...view} />}
      </div>
    </Section>
  )
}

const DeliverForm = (view: ItemView) => {
  const { frame, programme, item, receipts, deeds } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'deliver')
  const own = receipts.length > 0 && receipts.every((receipt) => receipt.own)
  const due = deeds.expected.some(({ kind }) => kind === 'deliver' || kind === 'done' || kind === 'deliver-again')
  const accepted = receipts.filter(({ state, units, unitId }) => state === 'accepted' && units === 0 && unitId === null)
  const staged = view.returned?.of === 'deliver' ? view.returned.staged : undefined
  const label = ui.t(
    own
      ? 'commitments.deed.done'
      : item.deliveryNumber > 0
        ? 'commitments.deed.deliver-new'
        : 'commitments.deed.deliver',
  )
  return (
    <div id="deliver">
      <Deed label={label} open={open} kind={due ? 'primary' : 'secondary'}>
        <Form
          ui={ui}
          action={`${commitmentPath(programme.id, item.id)}/deliveries`}
          form={form}
          refusal={refusal}
          once={view.once()}
          prefix="deliver"
          files
          hidden={staged ? { [stagedField('file')]: staged.token } : {}}
        >
          {!own && (
            <TextInput
              ui={ui}
              {...bind(form, 'label')}
              label={ui.t('commitments.field.label')}
              hint={ui.t('commitments.field.label-hint')}
              width={10}
              maxlength={60}
              optional
              prefix="deliver"
            />
          )}
          <TextArea
            ui={ui}
            {...bind(form, 'note')}
            label={ui.t('commitments.field.note')}
            maxlength={4000}
            optional
            prefix="deliver"
          />
          <TextInput
            ui={ui}
            {...bind(form, 'link')}
            type="url"
            label={ui.t('commitments.field.link')}
            maxlength={2000}
            optional
            prefix="deliver"
          />
          <FileInput
            ui={ui}
            name="file"
            label={ui.t('commitments.field.file')}
            hint={
              staged ? ui.t('commitments.field.file-kept', { name: staged.name }) : ui.t('commitments.field.file-hint')
            }
            error={form.errors.file}
            optional
            prefix="deliver"
          />
          <DateInput
            ui={ui}
            {...bind(form, 'on', ui.today)}
            label={ui.t('commitments.field.on')}
            max={ui.today}
            optional
            prefix="deliver"
          />
          {accepted.length > 0 && item.deliveryNumber > 0 && !own && (
            <More label={ui.t('commitments.field.again')}>
              <Checkboxes
                ui={ui}
                {...bindAll(form, 'again')}
                label={ui.t('commitments.field.again')}
                hideLabel
                optional
                prefix="deliver"
                options={accepted.map(({ id, rolloutName }) => ({ value: id, label: rolloutName }))}
              />
            </More>
          )}
          <FormButtons ui={ui}>
            <SubmitButton>{label}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}

const ForecastForm = (view: ItemView) => {
  const { frame, programme, item } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'forecast')
  return (
    <Deed label={ui.t('commitments.deed.forecast')} open={open}>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/forecast`}
        form={form}
        refusal={refusal}
        version={item.version}
        prefix="forecast"
      >
        <DateInput
          ui={ui}
          {...bind(form, 'on', item.forecast ?? '')}
          label={ui.t('commitments.fact.forecast')}
          hint={ui.t('commitments.forecast-hint')}
          prefix="forecast"
        />
        <TextArea
          ui={ui}
          {...bind(form, 'reason', item.forecastReason)}
          label={ui.t('commitments.reason')}
          maxlength={2000}
          prefix="forecast"
        />
        {item.forecast && (
          <Checkbox
            ui={ui}
            name="clear"
            label={ui.t('commitments.forecast-clear')}
            checked={form.values.clear !== undefined}
            prefix="forecast"
          />
        )}
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

/** At the owner, which function answers for it; the receivers' stand at each receipt. */
const ResponsibleForm = (view: ItemView) => {
  const { frame, programme, item, deeds, handable, may } = view
  const { ui } = frame
  if (!handable || handable.length === 0 || (!deeds.deliver && !may.withdraw)) return null
  const { form = emptyForm, refusal, open } = stateOf(view, 'responsible')
  return (
    <Deed label={ui.t('commitments.deed.responsible')} open={open}>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/responsible`}
        form={form}
        refusal={refusal}
        version={item.version}
        prefix="responsible"
      >
        <Select
          ui={ui}
          {...bind(form, 'function', item.ownerFunctionId ?? '')}
          label={ui.t('commitments.responsible-owner')}
          empty={ui.t('commitments.nobody-special')}
          optional
          prefix="responsible"
          options={handable.map(({ id, label, group }) => ({ value: id, label, group }))}
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

const WithdrawForm = (view: ItemView) => {
  const { frame, programme, item } = view
  const { ui } = frame
  const { form = emptyForm, refusal, open } = stateOf(view, 'withdraw')
  return (
    <Deed label={ui.t('commitments.deed.withdraw')} kind="quiet" open={open}>
      <p>{ui.t('commitments.withdraw-note')}</p>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/withdrawal`}
        form={form}
        refusal={refusal}
        version={item.version}
        prefix="withdraw"
      >
        <TextArea
          ui={ui}
          {...bind(form, 'reason')}
          label={ui.t('commitments.reason')}
          maxlength={2000}
          prefix="withdraw"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="danger">{ui.t('commitments.deed.withdraw')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
