import { isAdmin } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import type { ForumDeps } from './forum.deps.ts'
import { seesWithin } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { readForumHistory } from './forum-history.store.ts'
import type { ForumState, Returned } from './forum-page.ts'
import { listWaiting } from './matters.store.ts'
import { listMeetings } from './meeting.store.ts'
import { readWayUp } from './place.store.ts'
import { listSeats } from './seat.store.ts'
import { seatSorts } from './seat-table.pages.tsx'
import { servedParts } from './served.reading.ts'

/** Everything that a forum's page shows to the one who asks. `returned`: the form that came back. */
export async function forumState(
  c: RequestContext,
  db: Reader,
  deps: ForumDeps,
  forum: Forum,
  returned?: Returned,
): Promise<ForumState> {
  const { actor, today, frame, programmes: known } = c.var
  const { ui } = frame
  const within = seesWithin(actor, forum)
  const seen = forum.programmes.filter(({ view }) => view !== null).map(({ id }) => id)
  const levels = await deps.riskMandates(db, [forum.id], ui)
  const way = await readWayUp(db, forum.id)
  const mayOpen = (one: { programmeIds: readonly Id<'programme'>[] }) =>
    isAdmin(actor) || one.programmeIds.some((id) => seen.includes(id))
  const { pathname, search } = new URL(c.req.url)
  return {
    forum,
    within,
    way: way.map((one) => ({ id: one.id, name: one.name, opens: mayOpen(one) })),
    levels: levels.filter(({ programmeId }) => isAdmin(actor) || seen.includes(programmeId)),
    waiting: await listWaiting(db, forum.id, { actor, sources: deps.matters, ui, known }),
    seats: await listSeats(db, forum.id, today),
    meetings: within ? await listMeetings(db, forum.id) : [],
    happened: within ? await readForumHistory(db, forum.id, seen) : [],
    served: await servedParts(c, db, forum),
    sort: readSort(c.req.query('sort'), seatSorts, { key: 'kind', descending: false }),
    url: c.req.method === 'GET' ? pathname + search : `/forums/${forum.id}`,
    returned,
  }
}
