import type { RecordVisibility } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import { type HistoryParams, history } from './history.tables.ts'

/** Who does a thing, in what function, and when. `at` is an ISO moment in UTC, `today` the day in Sweden. */
export interface Deed {
  readonly personId: string | null
  readonly functionKind: string | null
  readonly partyId: string | null
  readonly at: string
  readonly today: string
  /** Nobody is told of it: a plan being taken over, or what an example says was done long ago. History has it all the same. */
  readonly quiet?: boolean
}

export interface HistoryEntry {
  readonly programmeId?: string | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly rolloutId?: string | null
  readonly visibility?: RecordVisibility
  readonly organisationId?: string | null
  readonly forumId?: string | null
  /** `commitment.delivered`: the message that tells it is `history.<code>`. */
  readonly code: string
  readonly params?: HistoryParams
  /** From which day it holds, when that is another than today. */
  readonly validFrom?: string
}

const row = (entry: HistoryEntry, by: Deed) => ({
  recordedAt: by.at,
  programmeId: entry.programmeId ?? null,
  subjectKind: entry.subjectKind,
  subjectId: entry.subjectId,
  rolloutId: entry.rolloutId ?? null,
  visibility: entry.visibility ?? 'programme',
  organisationId: entry.organisationId ?? null,
  forumId: entry.forumId ?? null,
  code: entry.code,
  params: entry.params ?? {},
  personId: by.personId,
  functionKind: by.functionKind,
  partyId: by.partyId,
  validFrom: entry.validFrom ?? by.today,
})

/** Writes what happened, in the transaction of the change itself. */
export async function record(tx: Tx, entry: HistoryEntry, by: Deed): Promise<void> {
  await tx.insert(history).values(row(entry, by))
}

/** The same for many things changed at once (a bulk, a plan applied), in few statements. */
export async function recordAll(tx: Tx, entries: readonly HistoryEntry[], by: Deed): Promise<void> {
  for (let from = 0; from < entries.length; from += 1000) {
    await tx.insert(history).values(entries.slice(from, from + 1000).map((entry) => row(entry, by)))
  }
}

/** A word of ours as a parameter that a message selects by: ICU MessageFormat allows no hyphen in a selector. */
export const selector = (word: string): string => word.replaceAll('-', '_')
