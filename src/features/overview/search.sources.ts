import { searchItems } from '#src/features/commitments/index.ts'
import { searchForums } from '#src/features/forums/index.ts'
import { searchParties } from '#src/features/parties/index.ts'
import { searchPeople } from '#src/features/people/index.ts'
import { findProgramme, type ProgrammeView, searchProgrammes } from '#src/features/programmes/index.ts'
import { searchQuestions } from '#src/features/questions/index.ts'
import { searchRisks } from '#src/features/risks/index.ts'
import { isAdmin } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { FoundKind, FoundThing } from '#src/platform/search/index.ts'
import { listProgrammeIds } from './search.store.ts'

interface Sought {
  readonly query: string
  readonly limit: number
  /** Those that the reader may see, as they may. */
  readonly programmes: readonly ProgrammeView[]
}

type Source = (c: RequestContext, sought: Sought) => Promise<readonly FoundThing[]>

const idsOf = (programmes: readonly ProgrammeView[]) => programmes.map(({ id }) => id)

/** Those found in each programme, together, best first. */
async function eachOf(
  programmes: readonly ProgrammeView[],
  limit: number,
  find: (programme: ProgrammeView) => Promise<readonly FoundThing[]>,
): Promise<FoundThing[]> {
  const found = (await Promise.all(programmes.map(find))).flat()
  return found.sort((a, b) => b.rank - a.rank).slice(0, limit)
}

/** Who finds what of each kind. The slice that a thing belongs to says who may see it. */
export const sources: Record<FoundKind, Source> = {
  item: ({ var: { db, actor } }, { programmes, query, limit }) => searchItems(db, actor, programmes, query, limit),
  risk: ({ var: { db, actor } }, { programmes, query, limit }) =>
    eachOf(programmes, limit, (programme) => searchRisks(db, actor, programme, query, limit)),
  question: ({ var: { db, actor } }, { programmes, query, limit }) =>
    eachOf(programmes, limit, (programme) => searchQuestions(db, actor, programme, query, limit)),
  party: ({ var: { db, actor } }, { query, limit }) => searchParties(db, actor, query, limit),
  person: ({ var: { db, actor, today } }, { query, limit }) => searchPeople(db, actor, query, limit, today),
  programme: ({ var: { db } }, { programmes, query, limit }) => searchProgrammes(db, idsOf(programmes), query, limit),
  forum: ({ var: { db, actor, today } }, { programmes, query, limit }) =>
    searchForums(db, actor, idsOf(programmes), query, limit, today),
}

/** The programmes that the reader may see; an administrator all. */
export async function programmesToSearch(c: RequestContext): Promise<ProgrammeView[]> {
  const { db, actor, programmes } = c.var
  const ids = isAdmin(actor) ? await listProgrammeIds(db) : programmes.map(({ id }) => id)
  const found = await Promise.all(ids.map((id) => findProgramme(db, actor, id, programmes)))
  return found.filter((one) => one !== null)
}
