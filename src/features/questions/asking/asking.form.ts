import { z } from 'zod'
import { choice, flag, onceField, optionalId, optionalText, requiredText } from '#src/platform/http/index.ts'
import { questionKinds } from '../question.ts'
import { pageFrom, titleOf } from './from-page.ts'

/** The form for asking: two fields, the rest has an answer already. What the page remembers is never a reason to refuse. */
export const AskForm = z.object({
  title: requiredText(200),
  text: optionalText(10_000),
  kind: choice(questionKinds).default('question'),
  visibility: choice(['own-organisation', 'all-but-suppliers', 'all-in-programme']).default('all-but-suppliers'),
  /** For whom, where the asker works in several organisations. */
  organisation: optionalId<'party'>(),
  from: z.string().optional().catch(undefined).transform(pageFrom),
  fromTitle: z.string().optional().catch(undefined).transform(titleOf),
  /** The question is not about the page it was asked from. */
  withoutPage: flag(),
  /** Similar questions have been shown. */
  shown: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => value !== undefined),
  once: onceField(),
})

export const visibilityOf = {
  'own-organisation': 'own',
  'all-but-suppliers': 'all-but-suppliers',
  'all-in-programme': 'programme',
} as const
