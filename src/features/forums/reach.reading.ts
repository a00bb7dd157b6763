import { findProgramme, listProgrammes, type ProgrammeView } from '#src/features/programmes/index.ts'
import { isAdmin } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Reach } from './forum-list.store.ts'

/** The programmes that the one who asks has to do with, each as they stand there. */
export async function programmesSeen(c: RequestContext, db: Reader): Promise<ProgrammeView[]> {
  const { actor, programmes, today } = c.var
  const all = isAdmin(actor) ? await listProgrammes(db, actor, today) : programmes
  const found: ProgrammeView[] = []
  for (const { id } of all) {
    const programme = await findProgramme(db, actor, id, programmes)
    if (programme) found.push(programme)
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

/** How far the one who asks sees in the list of forums. */
export const reachOf = (programmes: readonly Pick<ProgrammeView, 'id' | 'standing'>[]): Reach => ({
  seen: programmes.map(({ id }) => id),
  within: programmes.filter(({ standing }) => standing === 'insider').map(({ id }) => id),
})
