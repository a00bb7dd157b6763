import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { Day, type Fact, Facts, Section, type Ui } from '#src/ui/index.ts'
import { programmePath } from './paths.ts'
import type { OwnDeliveries } from './readiness.store.ts'

/** What a supplier owes here: its own, and nothing of how the receivers stand. */
export const SupplierFacts = (props: { ui: Ui; programme: ProgrammeView; own: OwnDeliveries }) => {
  const { ui, programme, own } = props
  const { t } = ui
  const items = `${programmePath(programme)}/commitments`
  const facts: Fact[] = [
    {
      label: t('overview.own.delivered'),
      value: <a href={items}>{t('ui.of', { done: own.delivered, total: own.commitments })}</a>,
    },
  ]
  if (own.late > 0) {
    facts.push({ label: t('overview.own.late'), value: <a href={`${items}?only=late`}>{own.late}</a> })
  }
  if (own.returned > 0) {
    facts.push({ label: t('overview.own.returned'), value: <a href={`${items}?state=returned`}>{own.returned}</a> })
  }
  if (own.nextDue) facts.push({ label: t('overview.own.next'), value: <Day ui={ui} date={own.nextDue} relative /> })
  return (
    <Section title={t('overview.own.title')}>
      {own.commitments > 0 ? <Facts facts={facts} /> : <p class="quiet">{t('overview.own.none')}</p>}
    </Section>
  )
}
