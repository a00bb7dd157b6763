import type { Child } from 'hono/jsx'
import { bind, Deed, emptyForm, Form, FormButtons, type FormState, SubmitButton, TextArea } from '#src/ui/index.ts'
import { riskPath } from '../risk.ts'
import { type RiskView, stateOf } from './risk-view.ts'

export type DeedKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface DeedFormProps {
  readonly view: RiskView
  /** Which form it is, the prefix of its fields, and the anchor that leads to it. */
  readonly of: string
  /** Below the risk's own address. */
  readonly to: string
  readonly label: string
  /** What its button says, where that is not the label. */
  readonly send?: string
  readonly kind?: DeedKind
  readonly note?: string | undefined
  /** Of what is changed; null for what is added, which carries a key of its own. Left out: the risk's. */
  readonly version?: number | null
  readonly fields?: (form: FormState) => Child
}

/** A deed folded until it is wanted; open again when it came back. */
export const DeedForm = (props: DeedFormProps) => {
  const { view, of, to, label, kind = 'secondary', note, version = view.risk.version } = props
  const { ui } = view.frame
  const { form = emptyForm, refusal, open } = stateOf(view, of)
  return (
    <div id={of}>
      <Deed label={label} kind={kind === 'danger' ? 'quiet' : kind} open={open}>
        {note && <p>{note}</p>}
        <Form
          ui={ui}
          action={`${riskPath(view.programme, view.risk)}/${to}`}
          form={form}
          refusal={refusal}
          prefix={of}
          version={version ?? undefined}
          once={version === null ? view.once() : undefined}
        >
          {props.fields?.(form)}
          <FormButtons ui={ui}>
            <SubmitButton kind={kind === 'quiet' ? 'secondary' : kind}>{props.send ?? label}</SubmitButton>
          </FormButtons>
        </Form>
      </Deed>
    </div>
  )
}

/** Why: asked for wherever somebody will ask. */
export const Reason = ({
  view,
  of,
  form,
  label,
  hint,
  optional,
  name = 'reason',
}: {
  view: RiskView
  of: string
  form: FormState
  label?: string
  hint?: string
  optional?: boolean | 'sometimes'
  name?: string
}) => (
  <TextArea
    ui={view.frame.ui}
    {...bind(form, name)}
    label={label ?? view.frame.ui.t('risks.reason')}
    hint={hint}
    maxlength={2000}
    optional={optional}
    prefix={of}
  />
)
