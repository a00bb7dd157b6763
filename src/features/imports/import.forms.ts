import { z } from 'zod'
import { optionalDay, optionalText } from '#src/platform/http/index.ts'
import { type OverdueAnswer, overdueChoices } from './plan/overdue.ts'

/** Which header each column stands under; which columns there are is for the kind to say. */
export const ColumnsForm = z.record(
  z.string(),
  z.string({ error: 'form.one-value' }).max(2000, 'form.too-long|max=2000'),
)

/** The yes to a preview: what was seen, and what is to become of what is overdue at once. */
export const YesForm = z.object({
  seen: optionalText(64),
  overdue: z.enum(['', ...overdueChoices], { error: 'form.choose' }).default(''),
  on: optionalDay(),
})

/** The answer, or which field lacks one. `needed` is false when nothing is overdue at once. */
export function overdueAnswer(
  { overdue, on }: { readonly overdue: '' | OverdueAnswer['choice']; readonly on: string | null },
  needed: boolean,
  today: string,
): { readonly answer: OverdueAnswer } | { readonly field: 'overdue' | 'on'; readonly key: string } {
  if (!needed) return { answer: { choice: 'keep' } }
  if (overdue === '') return { field: 'overdue', key: 'imports.overdue.choose' }
  if (overdue === 'done-before' || overdue === 'keep') return { answer: { choice: overdue } }
  if (on === null) return { field: 'on', key: 'imports.overdue.on.missing' }
  return on < today ? { field: 'on', key: 'imports.overdue.on.passed' } : { answer: { choice: overdue, on } }
}
