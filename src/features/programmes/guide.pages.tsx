import type { Child } from 'hono/jsx'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  bind,
  bindAll,
  Checkboxes,
  emptyForm,
  FieldGroup,
  Form,
  FormButtons,
  Notice,
  PageHead,
  Progress,
  Select,
  SubmitButton,
  TextArea,
} from '#src/ui/index.ts'
import { Areas } from './guide-areas.tsx'
import { type GuideProps, type GuideStep, guideSteps } from './guide-props.ts'
import { guidePath, rolloutPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'

export const GuidePage = (props: GuideProps) => {
  const { c, programme, rollout, step, done } = props
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.guide.title', { name: rollout.partyName })
  const here = guidePath(programme, rollout)
  const steps: Record<GuideStep, () => Child> = {
    units: () => <Units {...props} />,
    areas: () => <Areas {...props} />,
    'hand-out': () => <HandOut {...props} />,
  }
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: rollout.partyName, href: rolloutPath(programme, rollout) }]}
    >
      <PageHead ui={ui} title={title} line={t('programmes.guide.line')} seenBy={t('programmes.seen-by')} />
      <Progress ui={ui} label={t('programmes.guide.progress')} done={done.size} total={guideSteps.length} />
      <nav class="tabs" aria-label={t('programmes.guide.steps')}>
        {guideSteps.map((one, at) => (
          <a href={`${here}?step=${one}`} aria-current={one === step ? 'step' : undefined}>
            {at + 1}. {t(`programmes.guide.${one}`)}{' '}
            {done.has(one) && (
              <span>
                ✓ <span class="vh">{t('programmes.guide.done')}</span>
              </span>
            )}
          </a>
        ))}
      </nav>
      {steps[step]()}
    </ProgrammePage>
  )
}

const Units = ({ c, programme, rollout, parts, units, form = emptyForm, refusal }: GuideProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const several = rollout.goLives.length > 1
  const goLives = rollout.goLives.map((goLive) => ({
    value: goLive.id,
    label: goLive.scope || t('programmes.go-live'),
  }))
  const chosen = new Map(units.map((unit) => [unit.unitId as string, unit.goLiveId]))
  return (
    <Form ui={ui} action={`${guidePath(programme, rollout)}/units`} form={form} refusal={refusal}>
      <p>{t('programmes.guide.units.what')}</p>
      {parts.length > 0 && (
        <Checkboxes
          ui={ui}
          label={t('programmes.guide.units.which')}
          optional
          inline
          options={parts.map((part) => ({ value: part.id, label: part.name }))}
          {...bindAll(form, 'units', [...chosen.keys()])}
        />
      )}
      {several && units.length > 0 && (
        <FieldGroup title={t('programmes.guide.units.when')}>
          {units.map((unit) => (
            <Select
              ui={ui}
              label={unit.name}
              options={goLives}
              {...bind(form, `go-live.${unit.unitId}`, chosen.get(unit.unitId))}
            />
          ))}
        </FieldGroup>
      )}
      <TextArea
        ui={ui}
        label={t('programmes.guide.units.new')}
        hint={t('programmes.guide.units.new.hint')}
        optional
        rows={4}
        {...bind(form, 'newUnits')}
      />
      <TextArea
        ui={ui}
        label={t('programmes.guide.scopes')}
        hint={t('programmes.guide.scopes.hint')}
        optional
        rows={2}
        {...bind(form, 'scopes')}
      />
      <FormButtons ui={ui} cancel={rolloutPath(programme, rollout)}>
        <SubmitButton kind="primary">{t('programmes.guide.next')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}

const HandOut = ({ c, programme, rollout, choices, leads, form = emptyForm, refusal }: GuideProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const areas = programme.areas.filter((area) => choices.get(area.key)?.takesPart ?? true)
  const holder = (key: string) =>
    leads
      .get(key)
      ?.holders.map((one) => one.name)
      .join(', ')
  const vacant = areas.filter((area) => !holder(area.key)).length
  return (
    <Form ui={ui} action={`${guidePath(programme, rollout)}/hand-out`} form={form} refusal={refusal}>
      <p>{t('programmes.guide.hand-out.what')}</p>
      {vacant > 0 && (
        <Notice>
          <p>{t('programmes.guide.hand-out.vacant', { count: vacant })}</p>
        </Notice>
      )}
      {areas.length > 0 && (
        <Checkboxes
          ui={ui}
          label={t('programmes.guide.hand-out.which')}
          options={areas.map((area) => ({
            value: area.key,
            label: inLanguage(area.name, ui.lang),
            hint: holder(area.key) || t('people.vacant'),
          }))}
          {...bindAll(
            form,
            'areas',
            areas.map((area) => area.key),
          )}
        />
      )}
      <FormButtons ui={ui} cancel={rolloutPath(programme, rollout)}>
        <SubmitButton kind="primary">{t('programmes.guide.hand-out.do')}</SubmitButton>
      </FormButtons>
    </Form>
  )
}
