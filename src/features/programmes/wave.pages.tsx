import type { RequestContext } from '#src/platform/http/index.ts'
import {
  bind,
  BulkForm,
  ButtonLink,
  DateInput,
  Day,
  Deed,
  Empty,
  emptyForm,
  Facts,
  Filters,
  Form,
  FormButtons,
  type FormState,
  PageHead,
  Section,
  Select,
  type Sort,
  SubmitButton,
  sortValue,
  Table,
  TableLine,
  TextArea,
  TextInput,
  withQuery,
} from '#src/ui/index.ts'
import { programmePath, wavePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { RolloutState } from './programme.tables.ts'
import type { ProgrammeView } from './programme-view.ts'
import { countsInTotals } from './rollout.ts'
import type { RolloutRow } from './rollout-list.ts'
import { decidedSpan, RolloutTable } from './rollout-table.tsx'
import type { Wave } from './wave.store.ts'

export const rolloutStates = ['preparing', 'live', 'paused', 'rolled-back', 'handed-over', 'withdrawn'] as const satisfies readonly RolloutState[]

interface Shared {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly waves: readonly Wave[]
  readonly leads: boolean
}

interface WavesProps extends Shared {
  /** All there are. */
  readonly rollouts: readonly RolloutRow[]
  /** Those that the filter lets through, in order. */
  readonly shown: readonly RolloutRow[]
  readonly filter: { readonly wave: string; readonly state: string }
  readonly sort: Sort
  readonly url: string
}

export const WavesPage = ({ c, programme, waves, leads, rollouts, shown, filter, sort, url }: WavesProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const here = wavesPath(programme)
  const counted = rollouts.filter(countsInTotals)
  const active = filter.wave !== '' || filter.state !== ''
  const addReceivers = `${programmePath(programme)}/rollouts/new`
  return (
    <ProgrammePage c={c} programme={programme} title={t('programmes.waves')} section="waves" wide>
      <PageHead
        ui={ui}
        title={t('programmes.waves')}
        line={t('programmes.waves.line', { waves: waves.length, receivers: counted.length })}
        seenBy={t('programmes.seen-by')}
        actions={
          leads && (
            <>
              <ButtonLink href={waves.length === 0 ? `${here}/new` : addReceivers} kind="primary">
                {t(waves.length === 0 ? 'programmes.wave.new' : 'programmes.receivers.add')}
              </ButtonLink>
              {waves.length > 0 && <ButtonLink href={`${here}/new`}>{t('programmes.wave.new')}</ButtonLink>}
            </>
          )
        }
      />
      {waves.length === 0 && <Empty title={t('programmes.waves.none')}>{leads && t('programmes.waves.none.what')}</Empty>}
      {waves.length > 0 && (
        <Table
          ui={ui}
          caption={t('programmes.waves')}
          hideCaption
          cards
          rows={waves}
          columns={[
            { key: 'name', label: t('programmes.wave'), cell: (wave) => <a href={wavePath(programme, wave)}>{wave.name}</a> },
            { key: 'starts', label: t('programmes.wave.starts-on'), cell: (wave) => (wave.startsOn ? <Day ui={ui} date={wave.startsOn} short /> : '–') },
            { key: 'receivers', label: t('programmes.receivers'), number: true, cell: (wave) => counted.filter((row) => row.waveId === wave.id).length },
            {
              key: 'live',
              label: t('programmes.live'),
              number: true,
              cell: (wave) => counted.filter((row) => row.waveId === wave.id && row.goLives[0].actualOn !== null).length,
            },
            {
              key: 'decided',
              label: t('programmes.go-live'),
              cell: (wave) => decidedSpan(counted.filter((row) => row.waveId === wave.id), ui) ?? t('programmes.no-date'),
            },
            ...(leads ? [{ key: 'order', label: t('programmes.wave.order'), cell: (wave: Wave) => <Order c={c} programme={programme} wave={wave} last={waves.length} /> }] : []),
          ]}
        />
      )}
      <Section title={t('programmes.receivers-in-waves')} id="receivers">
        {rollouts.length === 0 ? (
          <Empty title={t('programmes.receivers.none')} action={leads && waves.length > 0 && <ButtonLink href={addReceivers}>{t('programmes.receivers.add')}</ButtonLink>}>
            {leads && t('programmes.receivers.none.what')}
          </Empty>
        ) : (
          <>
            <Filters ui={ui} action={here} keep={{ sort: url.includes('sort=') ? sortValue(sort) : undefined }} active={active}>
              <Select
                ui={ui}
                name="wave"
                label={t('programmes.wave')}
                hideLabel
                optional
                empty={t('programmes.filter.all-waves')}
                options={[...waves.map((wave) => ({ value: wave.id, label: wave.name })), { value: 'none', label: t('programmes.no-wave') }]}
                value={filter.wave}
              />
              <Select
                ui={ui}
                name="state"
                label={t('programmes.state')}
                hideLabel
                optional
                empty={t('programmes.filter.all-states')}
                options={rolloutStates.map((state) => ({ value: state, label: t(`programmes.state.${state}`) }))}
                value={filter.state}
              />
            </Filters>
            <TableLine ui={ui} count={shown.length} exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }} />
            <Chooseable c={c} programme={programme} waves={waves} leads={leads}>
              <RolloutTable ui={ui} programme={programme} caption={t('programmes.receivers-in-waves')} rows={shown} sort={{ by: sort, url }} showWave select={leads} />
            </Chooseable>
          </>
        )}
      </Section>
    </ProgrammePage>
  )
}

/** For the lead the table is a form: chosen receivers are moved to another wave. */
const Chooseable = ({ c, programme, waves, leads, children }: Shared & { children?: unknown }) => {
  const { ui } = c.var.frame
  if (!leads) return <>{children}</>
  const options = [...waves.map((wave) => ({ value: wave.id, label: wave.name })), { value: 'none', label: ui.t('programmes.no-wave') }]
  return (
    <BulkForm
      ui={ui}
      action={`${programmePath(programme)}/rollouts/wave`}
      actions={
        <>
          <Select ui={ui} name="wave" label={ui.t('programmes.move-to-wave')} empty={ui.t('programmes.choose')} options={options} prefix="bulk" />
          <SubmitButton>{ui.t('programmes.move')}</SubmitButton>
        </>
      }
    >
      {children as never}
    </BulkForm>
  )
}

const Order = ({ c, programme, wave, last }: { c: RequestContext; programme: ProgrammeView; wave: Wave; last: number }) => {
  const { ui } = c.var.frame
  return (
    <Form ui={ui} action={`${wavePath(programme, wave)}/order`} inline>
      {wave.number > 1 && (
        <SubmitButton kind="quiet" name="step" value="earlier">
          <span aria-hidden="true">↑</span> <span class="vh">{ui.t('programmes.wave.earlier', { name: wave.name })}</span>
        </SubmitButton>
      )}
      {wave.number < last && (
        <SubmitButton kind="quiet" name="step" value="later">
          <span aria-hidden="true">↓</span> <span class="vh">{ui.t('programmes.wave.later', { name: wave.name })}</span>
        </SubmitButton>
      )}
    </Form>
  )
}

export const WavePage = ({ c, programme, wave, waves, leads, rollouts, sort, url }: Shared & { wave: Wave; rollouts: readonly RolloutRow[]; sort: Sort; url: string }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const counted = rollouts.filter(countsInTotals)
  const live = counted.filter((row) => row.goLives[0].actualOn !== null).length
  return (
    <ProgrammePage c={c} programme={programme} title={wave.name} section="waves" crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]} wide>
      <PageHead
        ui={ui}
        title={wave.name}
        line={t('programmes.wave.line', { receivers: counted.length, live })}
        seenBy={t('programmes.seen-by')}
        actions={
          leads && (
            <>
              {rollouts.length > 0 ? (
                <ButtonLink href={`${programmePath(programme)}/dates?wave=${wave.id}`} kind="primary">
                  {t('programmes.dates.of-wave')}
                </ButtonLink>
              ) : null}
              <ButtonLink href={`${programmePath(programme)}/rollouts/new?wave=${wave.id}`} kind={rollouts.length > 0 ? 'secondary' : 'primary'}>
                {t('programmes.receivers.add')}
              </ButtonLink>
              <ButtonLink href={`${wavePath(programme, wave)}/edit`}>{t('programmes.edit')}</ButtonLink>
            </>
          )
        }
      />
      <Facts
        columns
        facts={[
          { label: t('programmes.wave.starts-on'), value: wave.startsOn ? <Day ui={ui} date={wave.startsOn} /> : t('programmes.no-date') },
          { label: t('programmes.go-live'), value: decidedSpan(counted, ui) ?? t('programmes.no-date') },
          ...(wave.note ? [{ label: t('programmes.wave.note'), value: <span class="typed">{wave.note}</span> }] : []),
        ]}
      />
      {rollouts.length === 0 ? (
        <Empty title={t('programmes.receivers.none')}>{leads && t('programmes.receivers.none.what')}</Empty>
      ) : (
        <>
          <TableLine ui={ui} count={rollouts.length} exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }} />
          <Chooseable c={c} programme={programme} waves={waves} leads={leads}>
            <RolloutTable ui={ui} programme={programme} caption={wave.name} rows={rollouts} sort={{ by: sort, url }} showWave={false} select={leads} />
          </Chooseable>
        </>
      )}
      {leads && rollouts.length === 0 && (
        <Deed label={t('programmes.wave.remove')} kind="quiet">
          <p>{t('programmes.wave.remove.what')}</p>
          <Form ui={ui} action={`${wavePath(programme, wave)}/removal`}>
            <SubmitButton kind="danger">{t('programmes.wave.remove')}</SubmitButton>
          </Form>
        </Deed>
      )}
    </ProgrammePage>
  )
}

interface WaveFormProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly wave: Wave | null
  readonly form?: FormState
  readonly refusal?: string | undefined
  readonly once?: string | undefined
}

export const WaveFormPage = ({ c, programme, wave, form = emptyForm, refusal, once }: WaveFormProps) => {
  const { ui } = c.var.frame
  const { t } = ui
  const title = wave ? t('programmes.wave.edit', { name: wave.name }) : t('programmes.wave.new')
  const version = typeof form.values.version === 'string' ? form.values.version : wave?.version
  return (
    <ProgrammePage c={c} programme={programme} title={title} section="waves" crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}>
      <PageHead ui={ui} title={title} seenBy={t('programmes.seen-by')} />
      <Form ui={ui} action={wave ? wavePath(programme, wave) : wavesPath(programme)} form={form} refusal={refusal} version={version} once={once}>
        <TextInput ui={ui} label={t('programmes.wave.name')} hint={t('programmes.wave.name.hint')} maxlength={100} {...bind(form, 'name', wave?.name)} />
        <DateInput ui={ui} label={t('programmes.wave.starts-on')} hint={t('programmes.wave.starts-on.hint')} optional {...bind(form, 'startsOn', wave?.startsOn ?? '')} />
        <TextArea ui={ui} label={t('programmes.wave.note')} optional {...bind(form, 'note', wave?.note)} />
        <FormButtons ui={ui} cancel={wave ? wavePath(programme, wave) : wavesPath(programme)}>
          <SubmitButton kind="primary">{t('programmes.save')}</SubmitButton>
        </FormButtons>
      </Form>
    </ProgrammePage>
  )
}
