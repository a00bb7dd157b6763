import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  Day,
  Empty,
  Filters,
  Form,
  PageHead,
  Section,
  Select,
  type Sort,
  SubmitButton,
  sortValue,
  Table,
  TableLine,
  withQuery,
} from '#src/ui/index.ts'
import { programmePath, wavePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import { countsInTotals, rolloutStates } from './rollout.ts'
import type { RolloutRow } from './rollout-list.store.ts'
import { decidedSpan, RolloutTable } from './rollout-table.tsx'
import { Chooseable, type WaveShared } from './wave.pages.tsx'
import type { Wave } from './wave.store.ts'

interface WavesProps extends WaveShared {
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
              <ButtonLink href={`${programmePath(programme)}/templates`} kind="quiet">
                {t('applying.title')}
              </ButtonLink>
            </>
          )
        }
      />
      {waves.length === 0 && (
        <Empty title={t('programmes.waves.none')}>{leads && t('programmes.waves.none.what')}</Empty>
      )}
      {waves.length > 0 && (
        <Table
          ui={ui}
          caption={t('programmes.waves')}
          hideCaption
          cards
          rows={waves}
          columns={[
            {
              key: 'name',
              label: t('programmes.wave'),
              cell: (wave) => <a href={wavePath(programme, wave)}>{wave.name}</a>,
            },
            {
              key: 'starts',
              label: t('programmes.wave.starts-on'),
              cell: (wave) => (wave.startsOn ? <Day ui={ui} date={wave.startsOn} short /> : '–'),
            },
            {
              key: 'receivers',
              label: t('programmes.receivers'),
              number: true,
              cell: (wave) => counted.filter((row) => row.waveId === wave.id).length,
            },
            {
              key: 'live',
              label: t('programmes.live'),
              number: true,
              cell: (wave) =>
                counted.filter((row) => row.waveId === wave.id && row.goLives[0].actualOn !== null).length,
            },
            {
              key: 'decided',
              label: t('programmes.go-live'),
              cell: (wave) =>
                decidedSpan(
                  counted.filter((row) => row.waveId === wave.id),
                  ui,
                ) ?? t('programmes.no-date'),
            },
            ...(leads
              ? [
                  {
                    key: 'order',
                    label: t('programmes.wave.order'),
                    cell: (wave: Wave) => <Order c={c} programme={programme} wave={wave} last={waves.length} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      <Section title={t('programmes.receivers-in-waves')} id="receivers">
        {rollouts.length === 0 ? (
          <Empty
            title={t('programmes.receivers.none')}
            action={
              leads && waves.length > 0 && <ButtonLink href={addReceivers}>{t('programmes.receivers.add')}</ButtonLink>
            }
          >
            {leads && t('programmes.receivers.none.what')}
          </Empty>
        ) : (
          <>
            <Filters
              ui={ui}
              action={here}
              keep={{ sort: url.includes('sort=') ? sortValue(sort) : undefined }}
              active={active}
            >
              <Select
                ui={ui}
                name="wave"
                label={t('programmes.wave')}
                hideLabel
                optional
                empty={t('programmes.filter.all-waves')}
                options={[
                  ...waves.map((wave) => ({ value: wave.id, label: wave.name })),
                  { value: 'none', label: t('programmes.no-wave') },
                ]}
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
            <TableLine
              ui={ui}
              count={shown.length}
              exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
            />
            <Chooseable c={c} programme={programme} waves={waves} leads={leads}>
              <RolloutTable
                ui={ui}
                programme={programme}
                caption={t('programmes.receivers-in-waves')}
                rows={shown}
                sort={{ by: sort, url }}
                showWave
                select={leads}
              />
            </Chooseable>
          </>
        )}
      </Section>
    </ProgrammePage>
  )
}

const Order = ({
  c,
  programme,
  wave,
  last,
}: {
  c: RequestContext
  programme: ProgrammeView
  wave: Wave
  last: number
}) => {
  const { ui } = c.var.frame
  return (
    <Form ui={ui} action={`${wavePath(programme, wave)}/order`} inline>
      {wave.number > 1 && (
        <SubmitButton kind="quiet" name="step" value="earlier">
          <span aria-hidden="true">↑</span>{' '}
          <span class="vh">{ui.t('programmes.wave.earlier', { name: wave.name })}</span>
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
