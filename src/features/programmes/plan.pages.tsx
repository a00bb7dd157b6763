import { functionName } from '#src/features/people/index.ts'
import type { FunctionKind } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  ButtonLink,
  DateInput,
  Day,
  Deed,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  type HistoryEntry,
  HistoryList,
  Facts,
  More,
  PageHead,
  Section,
  Select,
  SubmitButton,
  TextArea,
  TextInput,
  type Ui,
} from '#src/ui/index.ts'
import type { KeptDate } from './go-live.store.ts'
import { guidePath, planPath, programmePath, rolloutPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.ts'
import { statesAfter } from './rollout.ts'
import type { GoLive, RolloutRow } from './rollout-list.ts'
import { MaybeDay, SlipTag, StateTag } from './rollout-table.tsx'
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
  readonly returned?: { readonly of: PlanDeed; readonly goLiveId?: string | undefined; readonly form: FormState; readonly refusal?: string | undefined } | undefined
}

const back = ({ returned }: PlanProps, of: PlanDeed, goLive?: GoLive) => {
  const mine = returned?.of === of && returned.goLiveId === goLive?.id ? returned : undefined
  return { form: mine?.form ?? emptyForm, refusal: mine?.refusal, open: mine !== undefined, prefix: goLive ? `${of}-${goLive.id}` : of }
}

export const PlanPage = (props: PlanProps) => {
  const { c, programme, rollout, keeps, leads } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.plan.title', { name: rollout.partyName })
  return (
    <ProgrammePage c={c} programme={programme} title={title} section="waves" crumbs={[{ label: rollout.partyName, href: rolloutPath(programme, rollout) }]}>
      <PageHead
        ui={ui}
        title={title}
        line={
          <>
            {rollout.waveName ?? t('programmes.no-wave')} <StateTag ui={ui} state={rollout.state} />
          </>
        }
        seenBy={t('programmes.seen-by')}
        actions={
          keeps && (
            <>
              <ButtonLink href={guidePath(programme, rollout)}>{t('programmes.guide')}</ButtonLink>
              {leads && <StateForm {...props} />}
            </>
          )
        }
      />
      {rollout.goLives.map((goLive) => (
        <GoLiveSection {...props} goLive={goLive} />
      ))}
      {keeps && <AddGoLive {...props} />}
    </ProgrammePage>
  )
}

const StateForm = (props: PlanProps) => {
  const { c, programme, rollout } = props
  const { ui } = c.var.frame
  const { t } = ui
  const { form, refusal, open } = back(props, 'state')
  const options = statesAfter(rollout.state).map((state) => ({ value: state, label: t(`programmes.state-deed.${rollout.state}.${state}`) }))
  if (options.length === 0) return null
  return (
    <Deed label={t('programmes.state.change')} open={open}>
      <Form ui={ui} action={`${rolloutPath(programme, rollout)}/state`} form={form} refusal={refusal} prefix="state" version={rollout.version}>
        <Select ui={ui} prefix="state" label={t('programmes.state.to')} empty={t('programmes.choose')} options={options} {...bind(form, 'to')} />
        <TextArea ui={ui} prefix="state" label={t('programmes.reason')} {...bind(form, 'reason')} />
        <FormButtons ui={ui}>
          <SubmitButton>{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

const GoLiveSection = (props: PlanProps & { goLive: GoLive }) => {
  const { c, programme, rollout, goLive, dates, units, leads, keeps } = props
  const { ui } = c.var.frame
  const { t } = ui
  const path = `${programmePath(programme)}/go-lives/${goLive.id}`
  const its = units.filter((unit) => unit.goLiveId === goLive.id)
  const open = rollout.state !== 'withdrawn' && rollout.state !== 'handed-over'
  const waiting = goLive.actualOn === null || rollout.state === 'rolled-back'
  return (
    <Section title={goLive.scope || t('programmes.go-live')} id={`go-live-${goLive.id}`}>
      <Facts
        columns
        facts={[
          { label: t('programmes.original'), value: <MaybeDay ui={ui} date={goLive.originalOn} /> },
          { label: t('programmes.decided'), value: goLive.decidedOn ? <Day ui={ui} date={goLive.decidedOn} relative={goLive.actualOn === null} /> : t('programmes.no-date') },
          {
            label: t('programmes.forecast'),
            value: (
              <>
                <MaybeDay ui={ui} date={goLive.forecastOn} /> <SlipTag ui={ui} dates={goLive} />
              </>
            ),
            note: goLive.forecastReason,
          },
          { label: t('programmes.actual'), value: <MaybeDay ui={ui} date={goLive.actualOn} /> },
        ]}
      />
      {its.length > 0 && (
        <p>
          {t('programmes.plan.units', { count: its.length })} {its.map((unit) => unit.name).join(', ')}
        </p>
      )}
      {open && (
        <div class="actions">
          {leads && waiting && (
            <ButtonLink href={`${programmePath(programme)}/dates?goLive=${goLive.id}`}>{t(goLive.decidedOn ? 'programmes.dates.move' : 'programmes.dates.decide')}</ButtonLink>
          )}
          {keeps && waiting && <DateDeed {...props} of="forecast" path={`${path}/forecast`} day={goLive.forecastOn ?? ''} />}
          {keeps && waiting && goLive.forecastOn && (
            <Form ui={ui} action={`${path}/forecast/removal`} inline>
              <SubmitButton kind="quiet">{t('programmes.forecast.take-back')}</SubmitButton>
            </Form>
          )}
          {keeps && <DateDeed {...props} of="actual" path={`${path}/actual`} day={goLive.actualOn ?? ui.today} />}
          {leads && goLive.decidedOn && <DateDeed {...props} of="earlier" path={`${path}/earlier-dates`} day="" />}
          {keeps && rollout.goLives.length > 1 && <NameGoLive {...props} />}
        </div>
      )}
      <More label={t('programmes.dates.history')}>
        <HistoryList ui={ui} entries={dates.filter((date) => date.goLiveId === goLive.id && date.kind !== 'original').map((date) => dateInWords(ui, date)).reverse()} />
      </More>
    </Section>
  )
}

function dateInWords(ui: Ui, date: KeptDate): HistoryEntry {
  const { t } = ui
  const day = date.on ? <Day ui={ui} date={date.on} /> : t('programmes.date.taken-back')
  const acting = date.functionKind ? functionName(t, { kind: date.functionKind as FunctionKind, areaKey: null }) : undefined
  return {
    at: date.recordedAt,
    who: date.personName ?? t('programmes.nobody'),
    acting,
    what: (
      <>
        {t(`programmes.${date.kind}`)}: {day}. {t('programmes.date.held-from')} <Day ui={ui} date={date.validFrom} short />
      </>
    ),
    said: date.reason || undefined,
  }
}

const DateDeed = (props: PlanProps & { goLive: GoLive; of: 'forecast' | 'actual' | 'earlier'; path: string; day: string }) => {
  const { c, goLive, of, path, day } = props
  const { ui } = c.var.frame
  const { t } = ui
  const { form, refusal, open, prefix } = back(props, of, goLive)
  return (
    <Deed label={t(`programmes.deed.${of}`)} open={open}>
      <p class="quiet">{t(`programmes.deed.${of}.what`)}</p>
      <Form ui={ui} action={path} form={form} refusal={refusal} prefix={prefix}>
        <DateInput ui={ui} prefix={prefix} label={t(`programmes.deed.${of}.on`)} max={of === 'actual' ? ui.today : undefined} {...bind(form, 'on', day)} />
        {of === 'earlier' && <DateInput ui={ui} prefix={prefix} label={t('programmes.deed.earlier.valid-from')} hint={t('programmes.deed.earlier.valid-from.hint')} max={ui.today} {...bind(form, 'validFrom')} />}
        <TextArea ui={ui} prefix={prefix} label={t('programmes.reason')} optional={of === 'actual' && goLive.actualOn === null} {...bind(form, 'reason')} />
        <FormButtons ui={ui}>
          <SubmitButton>{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

const ScopeForm = (props: PlanProps & { goLive?: GoLive | undefined }) => {
  const { c, programme, rollout, goLive } = props
  const { ui } = c.var.frame
  const { form, refusal, prefix } = back(props, goLive ? 'name' : 'go-live', goLive)
  const path = goLive ? `${programmePath(programme)}/go-lives/${goLive.id}/scope` : `${planPath(programme, rollout)}/go-lives`
  return (
    <Form ui={ui} action={path} form={form} refusal={refusal} prefix={prefix}>
      <TextInput ui={ui} prefix={prefix} label={ui.t('programmes.go-live.scope')} hint={ui.t('programmes.go-live.scope.hint')} maxlength={100} {...bind(form, 'scope', goLive?.scope)} />
      <FormButtons ui={ui}>
        <SubmitButton>{ui.t('programmes.save')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

const NameGoLive = (props: PlanProps & { goLive: GoLive }) => (
  <Deed label={props.c.var.t('programmes.go-live.name')} kind="quiet" open={back(props, 'name', props.goLive).open}>
    <ScopeForm {...props} />
  </Deed>
)

const AddGoLive = (props: PlanProps) => (
  <Deed label={props.c.var.t('programmes.go-live.add')} open={back(props, 'go-live').open}>
    <p class="quiet">{props.c.var.t('programmes.go-live.add.what')}</p>
    <ScopeForm {...props} goLive={undefined} />
  </Deed>
)

/** The comment's form by itself: where it leads when something was wrong with it. */
export const CommentPage = ({ c, programme, rollout, form }: { c: RequestContext; programme: ProgrammeView; rollout: RolloutRow; form: FormState }) => {
  const { ui } = c.var.frame
  const title = ui.t('programmes.comment')
  return (
    <ProgrammePage c={c} programme={programme} title={title} section="overview" crumbs={[{ label: rollout.partyName, href: rolloutPath(programme, rollout) }]}>
      <PageHead ui={ui} title={title} line={rollout.partyName} />
      <Form ui={ui} action={`${rolloutPath(programme, rollout)}/comment`} form={form}>
        <TextArea ui={ui} label={title} hint={ui.t('programmes.comment.hint')} optional {...bind(form, 'comment', rollout.comment)} />
        <FormButtons ui={ui} cancel={rolloutPath(programme, rollout)}>
          <SubmitButton kind="primary">{ui.t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
