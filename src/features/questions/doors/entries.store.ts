import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { questionEntries } from '../question.tables.ts'
import type { Entry, Question } from '../question.ts'

export type NewEntry = Pick<Entry, 'kind' | 'text'> &
  Partial<Pick<Entry, 'outcome' | 'movedTo'>> & {
    /** Somebody without an account. */
    readonly saidBy?: string
  }

/** Adds to the thread: what has been said is never changed. @returns its id. */
export async function addEntry(
  tx: Tx,
  { programmeId, id: questionId }: Pick<Question, 'programmeId' | 'id'>,
  entry: NewEntry,
  deed: Deed,
): Promise<string> {
  const id = newId<'entry'>()
  await tx.insert(questionEntries).values({
    programmeId,
    questionId,
    id,
    ...entry,
    personId: deed.personId as Id<'person'> | null,
    functionKind: deed.functionKind,
    partyId: deed.partyId as Id<'party'> | null,
    at: deed.at,
  })
  return id
}
