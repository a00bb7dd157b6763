import { ButtonLink, bind, Deed, Form, FormButtons, PageHead, Select, SubmitButton, TextArea } from '#src/ui/index.ts'
import { GoLiveSection } from './go-live-section.tsx'
import { guidePath, rolloutPath } from './paths.ts'
import { back, type PlanProps, ScopeForm } from './plan-forms.tsx'
import { ProgrammePage } from './programme-frame.tsx'
import { statesAfter } from './rollout.ts'
import { StateTag } from './rollout-table.tsx'

export const PlanPage = (props: PlanProps) => {
  const { c, programme, rollout, keeps, leads } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.plan.title', { name: rollout.partyName })
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: rollout.partyName, href: rolloutPath(programme, rollout) }]}
    >
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
  const options = statesAfter(rollout.state).map((state) => ({
    value: state,
    label: t(`programmes.state-deed.${rollout.state}.${state}`),
  }))
  if (options.length === 0) return null
  return (
    <Deed label={t('programmes.state.change')} open={open}>
      <Form
        ui={ui}
        action={`${rolloutPath(programme, rollout)}/state`}
        form={form}
        refusal={refusal}
        prefix="state"
        version={rollout.version}
      >
        <Select
          ui={ui}
          prefix="state"
          label={t('programmes.state.to')}
          empty={t('programmes.choose')}
          options={options}
          {...bind(form, 'to')}
        />
        <TextArea ui={ui} prefix="state" label={t('programmes.reason')} {...bind(form, 'reason')} />
        <FormButtons ui={ui}>
          <SubmitButton>{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}

const AddGoLive = (props: PlanProps) => (
  <Deed label={props.c.var.t('programmes.go-live.add')} open={back(props, 'go-live').open}>
    <p class="quiet">{props.c.var.t('programmes.go-live.add.what')}</p>
    <ScopeForm {...props} goLive={undefined} />
  </Deed>
)
