import { z } from 'zod'
import {
  choice,
  flag,
  onceField,
  optionalId,
  optionalText,
  requiredDay,
  requiredId,
  requiredText,
  versionField,
  wholeNumber,
} from '#src/platform/http/index.ts'
import { riskOutcomes } from '../risk.ts'

/** Our names of who sees a risk, as the page's component calls them. */
export const visibilityOf = {
  'own-organisation': 'own',
  'all-but-suppliers': 'all-but-suppliers',
  'all-in-programme': 'programme',
  'named-forum': 'forum',
} as const

const words = {
  threat: requiredText(200),
  vulnerability: optionalText(4000),
  consequence: optionalText(4000),
  areaKey: optionalText(100),
  owner: optionalId<'function'>(),
  visibility: choice(['own-organisation', 'all-but-suppliers', 'all-in-programme', 'named-forum']),
  forum: optionalId<'forum'>(),
}

const scores = { probability: wholeNumber(1, 5), impact: wholeNumber(1, 5) }

const namesForum = (form: { visibility: string; forum: unknown }, context: z.RefinementCtx): void => {
  if (form.visibility === 'named-forum' && !form.forum)
    context.addIssue({ code: 'custom', path: ['forum'], message: 'form.choose' })
}

export const NewRiskForm = z
  .object({ ...words, ...scores, rollout: optionalId<'rollout'>(), once: onceField() })
  .superRefine(namesForum)
export const EditRiskForm = z.object({ ...words, typo: flag(), version: versionField() }).superRefine(namesForum)

export const ScoreForm = z.object({ ...scores, reason: requiredText(2000), version: versionField() })
export const AnswerForm = z
  .object({ answer: choice(['confirm', 'refuse']), reason: optionalText(2000), version: versionField() })
  .superRefine((form, context) => {
    if (form.answer === 'refuse' && form.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'form.required' })
  })
export const ReasonForm = z.object({ reason: requiredText(2000), version: versionField() })
export const ReviewForm = z.object({ note: optionalText(2000), version: versionField() })
export const CloseForm = z
  .object({ outcome: choice(riskOutcomes), text: optionalText(2000), version: versionField() })
  .superRefine((form, context) => {
    if (form.outcome === 'other' && form.text === '')
      context.addIssue({ code: 'custom', path: ['text'], message: 'form.required' })
  })

/** "R3, R7 och R12": the numbers of risks, as people write them. */
export const JoinForm = z.object({
  version: versionField(),
  numbers: requiredText(500).transform((text, context): number[] => {
    const numbers = [...text.matchAll(/\d{1,9}/g)].map(([digits]) => Number(digits))
    if (numbers.length === 0) context.addIssue({ code: 'custom', message: 'risks.form.numbers' })
    if (numbers.length > 50) context.addIssue({ code: 'custom', message: 'form.too-many' })
    return [...new Set(numbers)]
  }),
})

export const ActionForm = z.object({
  what: requiredText(500),
  owner: requiredId<'function'>(),
  dueOn: requiredDay(),
  once: onceField(),
})
export const VersionForm = z.object({ version: versionField() })
export const MoveForm = z.object({ dueOn: requiredDay(), reason: requiredText(2000), version: versionField() })

export const AlternativeForm = z.object({
  title: requiredText(200),
  consequences: optionalText(4000),
  once: onceField(),
})
export const ChangeAlternativeForm = z.object({
  title: requiredText(200),
  consequences: optionalText(4000),
  version: versionField(),
})
