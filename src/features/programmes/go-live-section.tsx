import { functionName } from '#src/features/people/index.ts'
import type { FunctionKind } from '#src/platform/access/index.ts'
import {
  ButtonLink,
  bind,
  DateInput,
  Day,
  Deed,
  Facts,
  Form,
  FormButtons,
  type HistoryEntry,
  HistoryList,
  More,
  Section,
  SubmitButton,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import type { KeptDate } from './go-live.store.ts'
import { programmePath } from './paths.ts'
import { back, NameGoLive, type PlanProps } from './plan-forms.tsx'
import type { GoLive } from './rollout-list.store.ts'
import { MaybeDay, SlipTag } from './rollout-table.tsx'

export const GoLiveSection = (props: PlanProps & { goLive: GoLive }) => {
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
          {
            label: t('programmes.decided'),
            value: goLive.decidedOn ? (
              <Day ui={ui} date={goLive.decidedOn} relative={goLive.actualOn === null} />
            ) : (
              t('programmes.no-date')
            ),
          },
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
          ...(its.length > 0
            ? [
                {
                  label: t('programmes.plan.units', { count: its.length }),
                  value: its.map((unit) => unit.name).join(', '),
                },
              ]
            : []),
        ]}
      />
      {open && (
        <div class="actions">
          {leads && waiting && (
            <ButtonLink href={`${programmePath(programme)}/dates?goLive=${goLive.id}`}>
              {t(goLive.decidedOn ? 'programmes.dates.move' : 'programmes.dates.decide')}
            </ButtonLink>
          )}
          {keeps && waiting && (
            <DateDeed {...props} of="forecast" path={`${path}/forecast`} day={goLive.forecastOn ?? ''} />
          )}
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
        <HistoryList
          ui={ui}
          entries={dates
            .filter((date) => date.goLiveId === goLive.id && date.kind !== 'original')
            .map((date) => dateInWords(ui, date))
            .reverse()}
        />
      </More>
    </Section>
  )
}

function dateInWords(ui: Ui, date: KeptDate): HistoryEntry {
  const { t } = ui
  const day = date.on ? <Day ui={ui} date={date.on} /> : t('programmes.date.taken-back')
  const acting = date.functionKind
    ? functionName(t, { kind: date.functionKind as FunctionKind, areaKey: null })
    : undefined
  return {
    at: date.recordedAt,
    who: date.personName ?? t('programmes.nobody'),
    acting,
    what: (
      <>
        {t(`programmes.${date.kind}`)}: {day}. {t('programmes.date.held-from')}{' '}
        <Day ui={ui} date={date.validFrom} short />
      </>
    ),
    said: date.reason || undefined,
  }
}

const DateDeed = (
  props: PlanProps & { goLive: GoLive; of: 'forecast' | 'actual' | 'earlier'; path: string; day: string },
) => {
  const { c, goLive, of, path, day } = props
  const { ui } = c.var.frame
  const { t } = ui
  const { form, refusal, open, prefix } = back(props, of, goLive)
  return (
    <Deed label={t(`programmes.deed.${of}`)} open={open}>
      <p class="quiet">{t(`programmes.deed.${of}.what`)}</p>
      <Form ui={ui} action={path} form={form} refusal={refusal} prefix={prefix}>
        <DateInput
          ui={ui}
          prefix={prefix}
          label={t(`programmes.deed.${of}.on`)}
          max={of === 'actual' ? ui.today : undefined}
          {...bind(form, 'on', day)}
        />
        {of === 'earlier' && (
          <DateInput
            ui={ui}
            prefix={prefix}
            label={t('programmes.deed.earlier.valid-from')}
            hint={t('programmes.deed.earlier.valid-from.hint')}
            max={ui.today}
            {...bind(form, 'validFrom')}
          />
        )}
        <TextArea
          ui={ui}
          prefix={prefix}
          label={t('programmes.reason')}
          optional={of === 'actual' && goLive.actualOn === null}
          {...bind(form, 'reason')}
        />
        <FormButtons ui={ui}>
          <SubmitButton>{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </Deed>
  )
}
