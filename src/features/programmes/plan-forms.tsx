import type { RequestContext } from '#src/platform/http/index.ts'
import { bind, Deed, emptyForm, Form, FormButtons, type FormState, SubmitButton, TextInput } from '#src/ui/index.ts'
import type { KeptDate } from './go-live.store.ts'
import { planPath, programmePath } from './paths.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import type { GoLive, RolloutRow } from './rollout-list.store.ts'
import type { RolloutUnit } from './unit.store.ts'

export type PlanDeed = 'state' | 'go-live' | 'forecast' | 'actual' | 'earlier' | 'name'

export interface PlanProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
  readonly dates: readonly KeptDate[]
  readonly units: readonly RolloutUnit[]
  /** May decide dates, states and earlier dates. */
  readonly leads: boolean
  /** May give forecasts and actual dates, and say which units take part. */
  readonly keeps: boolean
  /** The form that came back, and of which go-live. */
  readonly returned?:
    | {
        readonly of: PlanDeed
        readonly goLiveId?: string | undefined
        readonly form: FormState
        readonly refusal?: string | undefined
      }
    | undefined
}

export const back = ({ returned }: PlanProps, of: PlanDeed, goLive?: GoLive) => {
  const mine = returned?.of === of && returned.goLiveId === goLive?.id ? returned : undefined
  return {
    form: mine?.form ?? emptyForm,
    refusal: mine?.refusal,
    open: mine !== undefined,
    prefix: goLive ? `${of}-${goLive.id}` : of,
  }
}

export const ScopeForm = (props: PlanProps & { goLive?: GoLive | undefined }) => {
  const { c, programme, rollout, goLive } = props
  const { ui } = c.var.frame
  const { form, refusal, prefix } = back(props, goLive ? 'name' : 'go-live', goLive)
  const path = goLive
    ? `${programmePath(programme)}/go-lives/${goLive.id}/scope`
    : `${planPath(programme, rollout)}/go-lives`
  return (
    <Form ui={ui} action={path} form={form} refusal={refusal} prefix={prefix}>
      <TextInput
        ui={ui}
        prefix={prefix}
        label={ui.t('programmes.go-live.scope')}
        hint={ui.t('programmes.go-live.scope.hint')}
        maxlength={100}
        {...bind(form, 'scope', goLive?.scope)}
      />
      <FormButtons ui={ui}>
        <SubmitButton>{ui.t('programmes.save')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

export const NameGoLive = (props: PlanProps & { goLive: GoLive }) => (
  <Deed label={props.c.var.t('programmes.go-live.name')} kind="quiet" open={back(props, 'name', props.goLive).open}>
    <ScopeForm {...props} />
  </Deed>
)
