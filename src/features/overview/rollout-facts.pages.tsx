import { FunctionHolder, type FunctionInPlace, functionName } from '#src/features/people/index.ts'
import { slip } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Day, Deed, Facts, Section, Table, type Ui } from '#src/ui/index.ts'
import { rolloutPath } from './paths.ts'
import type { InRollout } from './rollout-items-link.pages.tsx'
import type { UnitLine } from './rollout-page.store.ts'

/** Units that take part, and how far each has come with its own items. */
export const RolloutUnits = ({ ui, units }: { ui: Ui; units: readonly UnitLine[] }) => {
  const { t } = ui
  if (units.length === 0) return null
  const withItems = units.filter(({ applicable }) => applicable > 0)
  const ready = withItems.filter(({ applicable, accepted }) => applicable === accepted).length
  return (
    <Section
      title={t('overview.units')}
      id="units"
      note={
        withItems.length > 0
          ? t('overview.units-ready', { ready, all: withItems.length })
          : t('overview.units-count', { count: units.length })
      }
    >
      {withItems.length > 0 && (
        <Deed label={t('overview.show-units')} kind="quiet" open={units.length <= 12}>
          <Table
            ui={ui}
            caption={t('overview.units')}
            hideCaption
            rows={units}
            columns={[
              { key: 'name', label: t('overview.unit'), cell: ({ name }) => name },
              {
                key: 'done',
                label: t('overview.accepted'),
                number: true,
                cell: ({ accepted, applicable }) => t('ui.of', { done: accepted, total: applicable }),
              },
              { key: 'late', label: t('overview.late-column'), number: true, cell: ({ late }) => late || '' },
            ]}
          />
        </Deed>
      )}
    </Section>
  )
}

/** Functions with their holders; a vacancy is shown, never hidden. */
export const RolloutPeople = ({
  ui,
  programme,
  rollout,
  functions,
  appoints,
}: InRollout & { functions: readonly FunctionInPlace[]; appoints: boolean }) => {
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)]))
  return (
    <Section
      title={ui.t('overview.people')}
      id="people"
      actions={
        appoints && (
          <a href={`/programmes/${programme.id}/functions/new?party=${rollout.partyId}`}>
            {ui.t('programmes.functions.add')}
          </a>
        )
      }
    >
      <Facts
        columns
        facts={functions.map((one) => ({
          label: functionName(ui.t, one, areas),
          value: <FunctionHolder ui={ui} of={one} />,
          note: one.partyId === rollout.partyId ? undefined : one.partyName,
        }))}
      />
    </Section>
  )
}

/** Each go-live with its four dates; where forecast and decided date differ, by how much and why. */
export const RolloutGoLives = ({ ui, programme, rollout, keeps }: InRollout & { keeps: boolean }) => {
  const { t } = ui
  const day = (iso: string | null) => (iso ? <Day ui={ui} date={iso} short /> : <span class="quiet">–</span>)
  return (
    <Section
      title={t('overview.go-lives')}
      id="go-lives"
      actions={keeps && <a href={`${rolloutPath(programme, rollout.id)}/plan`}>{t('overview.forecast-or-actual')}</a>}
    >
      <Table
        ui={ui}
        caption={t('overview.go-lives')}
        hideCaption
        cards
        rows={rollout.goLives}
        columns={[
          {
            key: 'scope',
            label: t('overview.scope'),
            cell: ({ scope }) => scope || t('overview.whole-rollout'),
          },
          { key: 'original', label: t('ui.timeline.original'), number: true, cell: (one) => day(one.originalOn) },
          { key: 'decided', label: t('ui.timeline.decided'), number: true, cell: (one) => day(one.decidedOn) },
          { key: 'forecast', label: t('ui.timeline.forecast'), number: true, cell: (one) => day(one.forecastOn) },
          { key: 'actual', label: t('ui.timeline.actual'), number: true, cell: (one) => day(one.actualOn) },
          {
            key: 'why',
            label: t('overview.why'),
            cell: (one) => {
              const days = slip(one)
              if (days === null) return ''
              const when = t(days > 0 ? 'overview.days-later' : 'overview.days-earlier', { count: Math.abs(days) })
              return programme.standing === 'supplier' ? when : `${when}. ${one.forecastReason}`
            },
          },
        ]}
      />
    </Section>
  )
}
