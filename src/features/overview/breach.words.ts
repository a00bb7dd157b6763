import { inLanguage } from '#src/platform/i18n/index.ts'
import { durationInWords, plainDate, type Ui } from '#src/ui/index.ts'
import type { BreachesOf, CountedBreach } from './breaches.ts'
import { blamed } from './breaches.ts'

/** Against whom a group of broken lead times counts: a party, what a party waits for, or a decision that moved go-live nearer. */
export function causeInWords(
  { cause, party, decidedOn }: Pick<BreachesOf, 'cause' | 'party' | 'decidedOn'>,
  ui: Ui,
): string {
  const { t, lang } = ui
  if (cause === 'decision') return t('overview.breach-by-decision', { on: decidedOn ? plainDate(decidedOn, lang) : '' })
  return party ?? ''
}

/** The same of one. */
export const againstInWords = ({ causedBy, receipt }: CountedBreach, ui: Ui): string =>
  causeInWords(
    {
      cause: causedBy,
      party: causedBy === 'owner' ? receipt.brokenByName : blamed(receipt),
      decidedOn: receipt.brokenByDecisionOn,
    },
    ui,
  )

/** "Utbildningspaket: 5 veckor i stället för 3 månader". */
export const worstInWords = (breach: CountedBreach, ui: Ui): string =>
  `${inLanguage(breach.receipt.title, ui.lang)}: ${shortInWords(breach, ui)}`

/** "5 veckor i stället för 3 månader"; after go-live: "12 dagar efter driftstart i stället för 3 månader före". */
export function shortInWords({ leftDays, promised }: CountedBreach, ui: Ui): string {
  const { t } = ui
  const words = { promised: durationInWords(promised, ui) }
  return leftDays < 0
    ? t('overview.breach-after', { ...words, after: daysOrWeeks(-leftDays, ui) })
    : t('overview.breach-left', { ...words, left: daysOrWeeks(leftDays, ui) })
}

/** Whole weeks from two on: "5 veckor" is easier to hold beside "3 månader" than "35 dagar". */
const daysOrWeeks = (days: number, { t }: Pick<Ui, 't'>): string =>
  days >= 14 ? t('ui.weeks', { count: Math.floor(days / 7) }) : t('ui.days', { count: days })
