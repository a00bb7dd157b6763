import { ok } from '#src/platform/result.ts'
import { isAlive, lapsed, notOpen, type RiskNow, type RiskResult } from './risk-now.ts'

type Text = Pick<RiskNow, 'threat' | 'vulnerability' | 'consequence'>
export type RiskWords = Text & Pick<RiskNow, 'areaKey' | 'ownerFunctionId' | 'visibility' | 'visibleToForumId'>

const texts = ['threat', 'vulnerability', 'consequence'] as const

/** What is said anew of threat, vulnerability and consequence. */
export const reworded = (before: Text, after: Text) => texts.filter((one) => before[one] !== after[one])

/**
 * Changes what a risk says. Another text is another risk to accept: it gets a wording of its own, and an acceptance lapses, unless the
 * change is marked as a typo correction only (then history shows it before and after). Area, owner and who sees it change nothing of that.
 */
export function edit(risk: RiskNow, words: RiskWords, typoOnly: boolean): RiskResult {
  if (!isAlive(risk)) return notOpen(risk)
  const { threat, vulnerability, consequence, areaKey, ownerFunctionId, visibility, visibleToForumId } = words
  const said = { threat, vulnerability, consequence, areaKey, ownerFunctionId, visibility, visibleToForumId }
  if (typoOnly || reworded(risk, words).length === 0) return ok({ ...risk, ...said })
  return ok({ ...lapsed(risk), ...said, wording: risk.wording + 1 })
}
