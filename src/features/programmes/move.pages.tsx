import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  bindAll,
  Checkboxes,
  DateInput,
  ErrorSummary,
  emptyForm,
  FieldGroup,
  FormButtons,
  type FormState,
  PageHead,
  plainDate,
  Radios,
  SubmitButton,
  TextInput,
} from '#src/ui/index.ts'
import { programmePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'

/** A go-live that may be moved, with whose it is. */
export interface Movable {
  readonly goLiveId: string
  readonly version: number
  readonly receiver: string
  readonly scope: string
  readonly decidedOn: string | null
  readonly forecastOn: string | null
}

export const nameOf = (one: Movable): string => (one.scope ? `${one.receiver}, ${one.scope}` : one.receiver)

export interface MoveShared {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  /** What is moved: the wave's name, or the receiver's. */
  readonly of: string
  /** Where the way back leads. */
  readonly from: string
}

interface DatesProps extends MoveShared {
  readonly movable: readonly Movable[]
  readonly query: Readonly<Record<string, string>>
  readonly form?: FormState
}

/** The form is sent by GET: nothing is done until what it does has been shown. */
export const DatesPage = ({ c, programme, of, from, movable, query, form = emptyForm }: DatesProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = t('programmes.dates.title', { name: of })
  const canShift = movable.some((one) => one.decidedOn !== null)
  const [only] = movable
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={title}
      section="waves"
      crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}
    >
      <PageHead ui={ui} title={title} line={t('programmes.dates.line')} />
      <form class="form" action={`${programmePath(programme)}/dates/preview`} method="get" novalidate>
        <ErrorSummary ui={ui} errors={form.errors} />
        {Object.entries(query).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {movable.length === 1 && only ? (
          <input type="hidden" name="goLives" value={only.goLiveId} />
        ) : (
          <Checkboxes
            ui={ui}
            label={t('programmes.dates.which')}
            options={movable.map((one) => ({
              value: one.goLiveId,
              label: nameOf(one),
              hint: one.decidedOn ? plainDate(one.decidedOn, ui.lang) : t('programmes.no-date'),
            }))}
            inline
            {...bindAll(
              form,
              'goLives',
              movable.map((one) => one.goLiveId),
            )}
          />
        )}
        <FieldGroup title={t('programmes.dates.to')}>
          {canShift && (
            <Radios
              ui={ui}
              label={t('programmes.dates.way')}
              options={[
                { value: 'day', label: t('programmes.dates.way.day') },
                { value: 'shift', label: t('programmes.dates.way.shift'), hint: t('programmes.dates.way.shift.hint') },
              ]}
              {...bind(form, 'way', 'day')}
            />
          )}
          {!canShift && <input type="hidden" name="way" value="day" />}
          <DateInput
            ui={ui}
            label={t('programmes.dates.on')}
            optional={canShift}
            {...bind(form, 'on', only?.forecastOn ?? '')}
          />
          {canShift && (
            <TextInput
              ui={ui}
              type="text"
              width={5}
              label={t('programmes.dates.days')}
              hint={t('programmes.dates.days.hint')}
              optional
              {...bind(form, 'days')}
            />
          )}
        </FieldGroup>
        <FormButtons ui={ui} cancel={from}>
          <SubmitButton kind="primary">{t('programmes.dates.preview')}</SubmitButton>
        </FormButtons>
      </form>
    </ProgrammePage>
  )
}
