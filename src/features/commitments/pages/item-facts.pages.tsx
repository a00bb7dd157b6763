import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Day, durationInWords, type Fact, Facts, More, Section, type Ui } from '#src/ui/index.ts'
import { areaName, breachInWords, dueInWords } from '../item.words.ts'
import type { Commitment, ItemReceipt } from '../readings/commitment.store.ts'
import { breachOf, promisedBy } from '../rules/breach.ts'
import { isPast } from '../rules/lateness.ts'
import type { ItemView } from './item-view.ts'

/** What it is, why it matters, what is asked for as evidence, and by what rule it is due. */
export const ItemFacts = ({ frame: { ui }, programme, item, receipts }: ItemView) => {
  const { t, lang } = ui
  const why = inLanguage(item.why, lang)
  const evidence = inLanguage(item.evidence, lang)
  const facts: Fact[] = [
    { label: t('commitments.column.owner'), value: item.ownerName },
    { label: t('commitments.column.area'), value: areaName(programme.areas, item.areaKey, ui) },
    { label: t('commitments.fact.due'), value: dueInWords(item.dueRule, ui) },
    ...(item.forecast
      ? [
          {
            label: t('commitments.fact.forecast'),
            value: <Day ui={ui} date={item.forecast} />,
            note: item.forecastReason,
          },
        ]
      : []),
    ...(item.notBefore
      ? [
          {
            label: t('commitments.fact.not-before'),
            value: t('commitments.due.before', { time: durationInWords(item.notBefore, ui) }),
          },
        ]
      : []),
    ...(item.validity ? [{ label: t('commitments.fact.validity'), value: durationInWords(item.validity, ui) }] : []),
    {
      label: t('commitments.fact.working-time'),
      value: t('commitments.fact.working-days', { count: item.minimumDays }),
    },
    {
      label: t('commitments.fact.weight'),
      value: [
        item.critical && t('commitments.critical'),
        item.mandatory ? t('commitments.mandatory') : t('commitments.optional'),
      ]
        .filter(Boolean)
        .join(', '),
    },
    ...(item.approver ? [{ label: t('commitments.fact.approver'), value: t(`people.function.${item.approver}`) }] : []),
    {
      label: t('commitments.fact.origin'),
      value: t(item.fromTemplate ? 'commitments.fact.from-template' : 'commitments.fact.local'),
    },
  ]
  return (
    <Section title={t('commitments.about')}>
      {why && <p class="prose">{why}</p>}
      {evidence && (
        <p class="prose">
          <b>{t('commitments.evidence')}</b> {evidence}
        </p>
      )}
      <Facts facts={facts} />
      <Breaches ui={ui} item={item} receipts={receipts} />
    </Section>
  )
}

/** "Hjo: 5 veckor i stället för 3 månader, på grund av …", for each receiver left with too little. */
function Breaches({ ui, item, receipts }: { ui: Ui; item: Commitment; receipts: readonly ItemReceipt[] }) {
  const broken = receipts.flatMap((receipt) => {
    const sentence = receipt.unitId === null ? breachSentence(receipt, item, ui) : null
    return sentence ? [{ receipt, sentence }] : []
  })
  if (broken.length === 0) return null
  return (
    <More label={ui.t('commitments.breaches', { count: broken.length })} open={broken.length <= 3}>
      <ul>
        {broken.map(({ receipt, sentence }) => (
          <li>
            {receipt.rolloutName}: {sentence}
          </li>
        ))}
      </ul>
    </More>
  )
}

function breachSentence(receipt: ItemReceipt, item: Commitment, ui: Ui): string | null {
  const { nominal, due } = receipt
  const today = ui.today as IsoDate
  if (receipt.breachAfter === null) return null
  const breach = breachOf(
    {
      state: receipt.state,
      promisedBy: promisedBy(
        item.dueRule,
        nominal && due && { nominal, due },
        receipt.own && receipt.brokenByOwner === null,
      ),
      due: receipt.extended,
      forecast: item.forecast,
      deliveredOn: receipt.firstDeliveredOn,
      rule: item.dueRule,
      goLive: receipt.goLive,
      waitsForLate: isPast(receipt.excusedAfter, today),
      movedNearer: receipt.brokenByDecisionOn
        ? { decidedOn: receipt.brokenByDecisionOn, promisedBefore: receipt.promisedBefore }
        : null,
    },
    today,
  )
  const waitsFor = item.dependsOn.filter(({ open }) => open > 0).map(({ ownerName }) => ownerName)
  return (
    breach &&
    breachInWords(
      breach,
      {
        owner: receipt.brokenByOwner ?? item.ownerName,
        decidedOn: receipt.brokenByDecisionOn,
        waitsFor: [...new Set(waitsFor)].join(', ') || item.ownerName,
      },
      ui,
    )
  )
}
