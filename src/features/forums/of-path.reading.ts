import { ForbiddenError, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { type Forum, findForum, findForumForUpdate } from './forum.store.ts'

const forumId = (c: RequestContext) => asId<'forum'>(c.req.param('forumId'))

/** The forum of the request's path. @throws NotFoundError */
export const forumOf = async (c: RequestContext): Promise<Forum> =>
  orNotFound(await findForum(c.var.db, c.var.actor, forumId(c), c.var.today, c.var.programmes))

/** The same, locked. @throws NotFoundError */
export const forumOfForUpdate = async (c: RequestContext, tx: Tx): Promise<Forum> =>
  orNotFound(await findForumForUpdate(tx, c.var.actor, forumId(c), c.var.today))

/** A forum that has ended is read, and nothing more. @throws ForbiddenError */
export function mustLive(forum: Pick<Forum, 'endedOn'>): void {
  if (forum.endedOn !== null) throw new ForbiddenError('forums.who.ended')
}
