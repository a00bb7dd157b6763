import { bind, Deed, emptyForm, Form, FormButtons, Select, SubmitButton, TextInput } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** "Be någon utan konto": a link that lets somebody deliver, or answer for one receipt, once. */
export const LinkForms = (view: ItemView) => {
  const { frame, programme, item, deeds } = view
  const { ui } = frame
  const answerable = deeds.receipts.filter(({ accept }) => accept)
  const offers = [
    ...(deeds.deliver ? [{ value: 'deliver', label: ui.t('commitments.link.deliver') }] : []),
    ...(answerable.length > 0 ? [{ value: 'accept', label: ui.t('commitments.link.accept') }] : []),
  ]
  const [only] = offers
  if (!only) return null
  const { form = emptyForm, refusal, open } = stateOf(view, 'link')
  return (
    <Deed label={ui.t('commitments.deed.link')} kind="quiet" open={open}>
      <p>{ui.t('commitments.link.note')}</p>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/links`}
        form={form}
        refusal={refusal}
        once={view.once()}
        prefix="link"
        hidden={offers.length === 1 ? { purpose: only.value } : {}}
      >
        {offers.length > 1 && (
          <Select
            ui={ui}
            {...bind(form, 'purpose', only.value)}
            label={ui.t('commitments.link.purpose')}
            options={offers}
            prefix="link"
          />
        )}
        {answerable.length > 0 && (
          <Select
            ui={ui}
            {...bind(form, 'receipt', answerable[0]?.receipt.id)}
            label={ui.t('commitments.link.receipt')}
            options={answerable.map(({ receipt }) => ({ value: receipt.id, label: receipt.rolloutName }))}
            prefix="link"
          />
        )}
        <TextInput
          ui={ui}
          {...bind(form, 'recipient')}
          label={ui.t('commitments.link.recipient')}
          hint={ui.t('commitments.link.recipient-hint')}
          maxlength={200}
          prefix="link"
        />
        <TextInput
          ui={ui}
          {...bind(form, 'days', '14')}
          label={ui.t('commitments.link.days')}
          width={5}
          type="number"
          prefix="link"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.link.make')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
