import type { Visibility } from '#src/platform/access/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { durationInWords, longDate, type Ui, visibilityInWords } from '#src/ui/index.ts'
import type { Breach } from './rules/breach.ts'
import type { DueRule } from './rules/due.ts'
import type { OwnerRefusal } from './rules/owner.ts'
import type { ReceiptRefusal } from './rules/receipt.ts'

/** "3 månader före driftstart", "vid driftstart", "tisdag 3 mars 2027". */
export function dueInWords(rule: DueRule, ui: Ui): string {
  if (rule.kind === 'at-go-live') return ui.t('commitments.due.at-go-live')
  if (rule.kind === 'fixed') return longDate(rule.on, ui.lang)
  return ui.t(`commitments.due.${rule.side}`, { time: durationInWords(rule.duration, ui) })
}

/** Weeks where they are two or more, else days: "5 veckor". */
export const daysInWords = (days: number, ui: Ui): string =>
  days >= 14 ? durationInWords(`P${Math.floor(days / 7)}W`, ui) : durationInWords(`P${Math.max(0, days)}D`, ui)

/** "5 veckor i stället för 3 månader, på grund av …". */
export function breachInWords(
  { promised, leftDays, causedBy }: Breach,
  about: { readonly owner: string; readonly decidedOn: string | null; readonly waitsFor: string },
  ui: Ui,
): string {
  const cause = ui.t(`commitments.breach.${causedBy}`, {
    owner: about.owner,
    waitsFor: about.waitsFor,
    day: about.decidedOn ? longDate(about.decidedOn, ui.lang) : '',
  })
  const time = durationInWords(promised, ui)
  if (leftDays < 0) return ui.t('commitments.breach.after', { promised: time, cause })
  return ui.t('commitments.breach.sentence', { left: daysInWords(leftDays, ui), promised: time, cause })
}

/** Why a deed was refused, and what to do instead. */
export function refusalInWords(
  refusal: ReceiptRefusal | OwnerRefusal | { readonly code: 'nobody-asked' | 'withdrawn' | 'stale' | 'circle' },
  ui: Ui,
): string {
  const params: Record<string, string> = {}
  if ('state' in refusal) params.state = ui.t(`ui.receipt.${refusal.state}`)
  if ('on' in refusal) params.on = longDate(refusal.on, ui.lang)
  if ('answerDueOn' in refusal && refusal.answerDueOn) params.day = longDate(refusal.answerDueOn, ui.lang)
  return ui.t(`commitments.refusal.${refusal.code}`, params)
}

/** Our names of who sees a record, as the page's component calls them. */
export const visibilityNames = {
  own: 'own-organisation',
  'all-but-suppliers': 'all-but-suppliers',
  programme: 'all-in-programme',
} as const

export const seenByInWords = (visibility: Visibility, organisation: string, ui: Ui): string =>
  visibilityInWords(visibilityNames[visibility], ui, { organisation })

export const areaName = (
  areas: readonly { readonly key: string; readonly name: { readonly sv: string; readonly en: string } }[],
  key: string,
  ui: Ui,
): string => {
  const area = areas.find((one) => one.key === key)
  return area ? inLanguage(area.name, ui.lang) : key
}
