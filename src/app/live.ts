import { Hono } from 'hono'
import { canFollowApplication, canFollowCommitment } from '#src/features/commitments/index.ts'
import { canFollowForum } from '#src/features/forums/index.ts'
import { findProgramme } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { dayIn } from '#src/platform/clock.ts'
import type { Db } from '#src/platform/database/index.ts'
import type { Env, RequestContext } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { topicsOf, versionStream } from '#src/platform/live/index.ts'
import { findActor } from '#src/platform/sign-in/index.ts'
import type { Deps } from './deps.ts'

/** A browser's one stream of changes. Who asks is looked up again at each push: a session may have ended since. */
export const liveRoutes = (deps: Deps): Hono<Env> =>
  new Hono<Env>().get('/live', (c) => {
    const wanted = topicsOf(c.req.query('topics'))
    const stream = versionStream(
      deps.live,
      c.var.db,
      wanted,
      (topics) => allowedTopics(deps, c, topics),
      AbortSignal.any([c.req.raw.signal, deps.stopping]),
    )
    return c.body(stream, 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  })

async function allowedTopics(deps: Deps, c: RequestContext, topics: readonly string[]): Promise<ReadonlySet<string>> {
  // A stream is open for days: what was held when it began may be held no more.
  const now = deps.clock.now()
  const today = dayIn(now)
  const { pool, db } = deps.database
  const signedIn = await findActor(pool, c.req.header('cookie'), deps.sessionCookie, now.toString(), today)
  const allowed = new Set<string>()
  if (!signedIn) return allowed
  for (const topic of topics) if (await mayFollow(db, signedIn.actor, topic, today)) allowed.add(topic)
  return allowed
}

/** What is followed is what may be seen. A topic of a kind that no page follows is nobody's. */
async function mayFollow(db: Db, actor: Actor, topic: string, today: string): Promise<boolean> {
  const [kind, text] = topic.split(':')
  const id = asId(text)
  if (!id) return false
  if (kind === 'person') return id === actor.personId
  if (kind === 'programme') return (await findProgramme(db, actor, id as Id<'programme'>)) !== null
  if (kind === 'application') return canFollowApplication(db, actor, id)
  if (kind === 'forum') return canFollowForum(db, actor, id as Id<'forum'>, today)
  return kind === 'commitment' && canFollowCommitment(db, actor, id as Id<'commitment'>)
}
