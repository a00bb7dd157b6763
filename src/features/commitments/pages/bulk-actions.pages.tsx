import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { Checkbox, DateInput, More, type Option, Select, SubmitButton, TextInput, type Ui } from '#src/ui/index.ts'

/** A function that items may be handed out to, named for the reader. */
export interface Handable {
  readonly id: Id<'function'>
  readonly label: string
  readonly group: string
}

export const bulkDeeds = [
  'responsible',
  'start',
  'delivery',
  'acceptance',
  'not-applicable',
  'done-before',
  'forecast',
  'owner',
] as const
export type BulkDeed = (typeof bulkDeeds)[number]

/** What can be done with the chosen rows. Each deed has its own address; the fields it needs stand beside its button. */
export const BulkActions = (props: {
  ui: Ui
  programme: Pick<ProgrammeView, 'id'>
  total?: number | undefined
  handable: readonly Handable[]
  /** Whom the reader may let deliver what is chosen; empty: it is not the reader's to say. */
  owners: readonly { readonly id: Id<'party'>; readonly name: string }[]
}) => {
  const { ui } = props
  const to = (deed: BulkDeed) => `/programmes/${props.programme.id}/commitments/bulk/${deed}`
  const options: Option[] = props.handable.map(({ id, label, group }) => ({ value: id, label, group }))
  return (
    <>
      {props.total !== undefined && (
        <Checkbox ui={ui} name="all" label={ui.t('commitments.bulk.all', { count: props.total })} optional />
      )}
      <SubmitButton kind="secondary" action={to('acceptance')}>
        {ui.t('commitments.bulk.acceptance')}
      </SubmitButton>
      <SubmitButton kind="secondary" action={to('delivery')}>
        {ui.t('commitments.bulk.delivery')}
      </SubmitButton>
      <SubmitButton kind="secondary" action={to('start')}>
        {ui.t('commitments.bulk.start')}
      </SubmitButton>
      {options.length > 0 && (
        <More label={ui.t('commitments.bulk.responsible')}>
          <Select
            ui={ui}
            name="function"
            label={ui.t('commitments.bulk.function')}
            options={options}
            empty={ui.t('commitments.nobody-special')}
            optional
            prefix="bulk"
          />
          <SubmitButton kind="secondary" action={to('responsible')}>
            {ui.t('commitments.bulk.responsible-do')}
          </SubmitButton>
        </More>
      )}
      {props.owners.length > 0 && (
        <More label={ui.t('commitments.bulk.owner')}>
          <Select
            ui={ui}
            name="party"
            label={ui.t('commitments.new-owner')}
            options={props.owners.map(({ id, name }) => ({ value: id, label: name }))}
            empty={ui.t('commitments.new-owner-choose')}
            prefix="bulk-owner"
          />
          <TextInput ui={ui} name="why" label={ui.t('commitments.reason')} maxlength={2000} prefix="bulk-owner" />
          <SubmitButton kind="secondary" action={to('owner')}>
            {ui.t('commitments.bulk.owner-do')}
          </SubmitButton>
        </More>
      )}
      <More label={ui.t('commitments.bulk.more')}>
        <DateInput ui={ui} name="on" label={ui.t('commitments.bulk.on')} optional prefix="bulk" />
        <TextInput ui={ui} name="reason" label={ui.t('commitments.reason')} maxlength={2000} optional prefix="bulk" />
        <SubmitButton kind="secondary" action={to('forecast')}>
          {ui.t('commitments.bulk.forecast')}
        </SubmitButton>
        <SubmitButton kind="secondary" action={to('not-applicable')}>
          {ui.t('commitments.bulk.not-applicable')}
        </SubmitButton>
        <SubmitButton kind="secondary" action={to('done-before')}>
          {ui.t('commitments.bulk.done-before')}
        </SubmitButton>
      </More>
    </>
  )
}
