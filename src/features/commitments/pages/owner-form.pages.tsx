import { bind, Combobox, Deed, emptyForm, Form, FormButtons, SubmitButton, TextArea } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import { type ItemView, stateOf } from './item-view.ts'

/** "Byt den som ska leverera": to any other party that takes part, with a reason. */
export const OwnerForm = (view: ItemView) => {
  const { frame, programme, item, owners } = view
  const { ui } = frame
  const others = owners.filter(({ id }) => id !== item.ownerId)
  if (others.length === 0) return null
  const { form = emptyForm, refusal, open } = stateOf(view, 'owner')
  return (
    <Deed label={ui.t('commitments.deed.owner')} open={open}>
      <p>{ui.t('commitments.owner-note', { owner: item.ownerName })}</p>
      <Form
        ui={ui}
        action={`${commitmentPath(programme.id, item.id)}/owner`}
        form={form}
        refusal={refusal}
        version={item.version}
        prefix="owner"
      >
        <Combobox
          ui={ui}
          {...bind(form, 'owner')}
          label={ui.t('commitments.new-owner')}
          empty={ui.t('commitments.new-owner-choose')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          prefix="owner"
        />
        <TextArea
          ui={ui}
          {...bind(form, 'reason')}
          label={ui.t('commitments.reason')}
          hint={ui.t('commitments.owner-reason-hint')}
          maxlength={2000}
          prefix="owner"
        />
        <FormButtons ui={ui}>
          <SubmitButton kind="secondary">{ui.t('commitments.deed.owner')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
