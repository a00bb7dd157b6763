import { safePlace } from '#src/features/people/index.ts'
import type { FormValues } from '#src/platform/http/index.ts'
import { withQuery } from '#src/ui/query.ts'
import { type Question, questionPath } from '../question.ts'

/** Where a deed leads: to the question, or back to the list it was pressed in (`back`, a place of our own), which says what was done to what. */
export function afterwards({ programmeId, id }: Question, done: string, { back }: FormValues): string {
  if (typeof back !== 'string' || back === '') return `${questionPath(programmeId, id)}?done=${done}`
  return withQuery(safePlace(back), { done, programme: programmeId, question: id })
}
