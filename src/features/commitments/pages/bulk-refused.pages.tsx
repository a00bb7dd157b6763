import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  bind,
  Combobox,
  DateInput,
  ErrorSummary,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import type { BulkDeed } from './bulk-actions.pages.tsx'

/** A bulk deed that lacked something: what was chosen is kept, and what is missing can be filled in here. */
export const BulkRefusedPage = (props: {
  frame: Frame
  programme: ProgrammeView
  back: string
  /** What the deed lacks, in words. */
  why?: string
  deed: BulkDeed
  form: FormState
  /** With the deed `owner`: whom it may be. */
  owners: readonly { readonly id: string; readonly name: string }[]
}) => {
  const { frame, programme, deed, form } = props
  const { values, errors } = form
  const { ui } = frame
  const title = ui.t(`commitments.bulk.${deed}`)
  const one = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '')
  const chosen =
    values.receipt === undefined ? [] : typeof values.receipt === 'string' ? [values.receipt] : values.receipt
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'commitments')}
      crumbs={[{ label: ui.t('commitments.list.title'), href: props.back }, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={ui.t('commitments.bulk.chosen', { count: chosen.length })} />
      <form class="form" method="post" action={`/programmes/${programme.id}/commitments/bulk/${deed}`} novalidate>
        <ErrorSummary ui={ui} errors={errors} refusal={props.why} unseen={['receipt', 'back', 'all', 'function']} />
        <input type="hidden" name="back" value={props.back} />
        {one('all') !== '' && <input type="hidden" name="all" value="on" />}
        {one('function') !== '' && <input type="hidden" name="function" value={one('function')} />}
        {chosen.map((id) => (
          <input type="hidden" name="receipt" value={id} />
        ))}
        {deed === 'owner' ? (
          <>
            <Combobox
              ui={ui}
              {...bind(form, 'party')}
              label={ui.t('commitments.new-owner')}
              empty={ui.t('commitments.new-owner-choose')}
              options={props.owners.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextInput ui={ui} {...bind(form, 'why')} label={ui.t('commitments.reason')} maxlength={2000} />
          </>
        ) : (
          <>
            <DateInput
              ui={ui}
              {...bind(form, 'on')}
              label={ui.t('commitments.bulk.on')}
              optional={deed !== 'forecast'}
            />
            <TextInput
              ui={ui}
              {...bind(form, 'reason')}
              label={ui.t('commitments.reason')}
              maxlength={2000}
              optional={deed !== 'forecast' && deed !== 'not-applicable'}
            />
          </>
        )}
        <FormButtons ui={ui} cancel={props.back}>
          <SubmitButton>{title}</SubmitButton>
        </FormButtons>
      </form>
    </Page>
  )
}
