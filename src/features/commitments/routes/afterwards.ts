import { safePlace } from '#src/features/people/index.ts'
import type { FormValues } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { withQuery } from '#src/ui/query.ts'
import { commitmentPath } from '../commitment.ts'

/** Where a deed leads: to the item, or back to the list it was pressed in (`back`, a place of our own), which says what was done to what. */
export function afterwards(
  programmeId: Id<'programme'>,
  commitmentId: Id<'commitment'>,
  done: string,
  { back }: FormValues,
): string {
  if (typeof back !== 'string' || back === '') return `${commitmentPath(programmeId, commitmentId)}?done=${done}`
  return withQuery(safePlace(back), { done, programme: programmeId, item: commitmentId })
}
