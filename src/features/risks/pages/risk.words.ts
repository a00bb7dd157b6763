import { type HistoryEntry, historyInWords, plainDate, type Ui, visibilityInWords } from '#src/ui/index.ts'
import type { SetLevelsRefusal } from '../doors/levels.store.ts'
import type { RiskHappening } from '../readings/risk-history.store.ts'
import type { Risk } from '../risk.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'

/** Why a deed was refused, and what to do instead. */
export function refusalInWords(refusal: RiskRefusal, { t }: Pick<Ui, 't'>): string {
  if (refusal.code === 'not-open') return t(`risks.refusal.not-open.${refusal.state}`)
  return t(`risks.refusal.${refusal.code}`, 'number' in refusal ? { number: `R${refusal.number}` } : undefined)
}

/** Why levels can't be set so. */
export function levelsRefusalInWords(refusal: SetLevelsRefusal, { t, lang }: Pick<Ui, 't' | 'lang'>): string {
  const params: Record<string, string | number> = {}
  if ('level' in refusal) params.level = refusal.level
  if ('scores' in refusal)
    params.scores = new Intl.ListFormat(lang === 'sv' ? 'sv-SE' : 'en-GB').format(refusal.scores.map(String))
  return t(`risks.levels.refusal.${refusal.code}`, params)
}

const visibilityNames = {
  own: 'own-organisation',
  'all-but-suppliers': 'all-but-suppliers',
  programme: 'all-in-programme',
  forum: 'named-forum',
} as const

export const visibilityName = (risk: Pick<Risk, 'visibility'>) => visibilityNames[risk.visibility]

/** "bara Hjo, och de som beslutar, ansvarar eller har något att göra": whom it concerns sees it whatever is chosen. */
export const seenByInWords = (risk: Risk, ui: Ui): string => {
  const who = visibilityInWords(visibilityName(risk), ui, {
    organisation: risk.organisationName,
    forum: risk.visibleToForumName ?? undefined,
  })
  return risk.visibility === 'programme' ? who : ui.t('risks.seen-by', { who })
}

/** "den 3 mars 2027" of a moment. */
export const dayOf = (moment: string, { lang }: Pick<Ui, 'lang'>): string => plainDate(moment, lang)

/**
 * History in the reader's words: who did what, in what function; a reason stands apart as a quotation. On the risk's own page its name
 * needs not be said again in each.
 */
export const happenings = (rows: readonly RiskHappening[], ui: Ui): HistoryEntry[] =>
  rows.map((row) => {
    const { what, said } = historyInWords({ ...row, params: { ...row.params, threat: '' } }, ui)
    return {
      at: row.at,
      who: row.who || ui.t('risks.by-itself'),
      acting: row.functionKind
        ? [ui.t(`people.function.${row.functionKind}`), row.partyName].filter(Boolean).join(', ')
        : undefined,
      what: what.replace(/:\s*$/, ''),
      said,
    }
  })
