import type { RequestContext } from '#src/platform/http/index.ts'
import {
  BulkForm,
  ButtonLink,
  Day,
  Deed,
  Empty,
  Facts,
  Form,
  PageHead,
  Select,
  type Sort,
  SubmitButton,
  TableLine,
  withQuery,
} from '#src/ui/index.ts'
import { programmePath, wavePath, wavesPath } from './paths.ts'
import { ProgrammePage } from './programme-frame.tsx'
import type { ProgrammeView } from './programme-view.store.ts'
import { countsInTotals } from './rollout.ts'
import type { RolloutRow } from './rollout-list.store.ts'
import { decidedSpan, RolloutTable } from './rollout-table.tsx'
import type { Wave } from './wave.store.ts'

export interface WaveShared {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly waves: readonly Wave[]
  readonly leads: boolean
}

/** For the lead the table is a form: chosen receivers are moved to another wave. */
export const Chooseable = ({ c, programme, waves, leads, children }: WaveShared & { children?: unknown }) => {
  const { ui } = c.var.frame
  if (!leads) return <>{children}</>
  const options = [
    ...waves.map((wave) => ({ value: wave.id, label: wave.name })),
    { value: 'none', label: ui.t('programmes.no-wave') },
  ]
  return (
    <BulkForm
      ui={ui}
      action={`${programmePath(programme)}/rollouts/wave`}
      actions={
        <>
          <Select
            ui={ui}
            name="wave"
            label={ui.t('programmes.move-to-wave')}
            empty={ui.t('programmes.choose')}
            options={options}
            prefix="bulk"
          />
          <SubmitButton>{ui.t('programmes.move')}</SubmitButton>
        </>
      }
    >
      {children as never}
    </BulkForm>
  )
}

export const WavePage = ({
  c,
  programme,
  wave,
  waves,
  leads,
  rollouts,
  sort,
  url,
}: WaveShared & { wave: Wave; rollouts: readonly RolloutRow[]; sort: Sort; url: string }) => {
  const { ui } = c.var.frame
  const { t } = ui
  const counted = rollouts.filter(countsInTotals)
  const live = counted.filter((row) => row.goLives[0].actualOn !== null).length
  return (
    <ProgrammePage
      c={c}
      programme={programme}
      title={wave.name}
      section="waves"
      crumbs={[{ label: t('programmes.waves'), href: wavesPath(programme) }]}
      wide
    >
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
              <ButtonLink
                href={`${programmePath(programme)}/rollouts/new?wave=${wave.id}`}
                kind={rollouts.length > 0 ? 'secondary' : 'primary'}
              >
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
          {
            label: t('programmes.wave.starts-on'),
            value: wave.startsOn ? <Day ui={ui} date={wave.startsOn} /> : t('programmes.no-date'),
          },
          { label: t('programmes.go-live'), value: decidedSpan(counted, ui) ?? t('programmes.no-date') },
          ...(wave.note ? [{ label: t('programmes.wave.note'), value: <span class="typed">{wave.note}</span> }] : []),
        ]}
      />
      {rollouts.length === 0 ? (
        <Empty title={t('programmes.receivers.none')}>{leads && t('programmes.receivers.none.what')}</Empty>
      ) : (
        <>
          <TableLine
            ui={ui}
            count={rollouts.length}
            exports={{ xlsx: withQuery(url, { format: 'xlsx' }), csv: withQuery(url, { format: 'csv' }) }}
          />
          <Chooseable c={c} programme={programme} waves={waves} leads={leads}>
            <RolloutTable
              ui={ui}
              programme={programme}
              caption={wave.name}
              rows={rollouts}
              sort={{ by: sort, url }}
              showWave={false}
              select={leads}
            />
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
