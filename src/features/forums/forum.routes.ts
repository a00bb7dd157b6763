import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import type { ForumDeps } from './forum.deps.ts'
import { forumFormRoutes } from './forum-form.routes.tsx'
import { forumListRoutes } from './forum-list.routes.tsx'
import { forumPageRoutes } from './forum-page.routes.tsx'
import { meetingRoutes } from './meeting.routes.tsx'
import { programmeForumsRoutes } from './programme-forums.routes.tsx'
import { seatRoutes } from './seat.routes.tsx'
import { seatHolderRoutes } from './seat-holder.routes.tsx'
import { servingRoutes } from './serving.routes.tsx'

/** Forums: the list, a programme's picture of them, one forum's page, its seats and meetings. */
export const forumRoutes = (deps: ForumDeps): Hono<Env> =>
  new Hono<Env>()
    .route('/', forumListRoutes)
    .route('/', programmeForumsRoutes(deps))
    .route('/', forumFormRoutes(deps))
    .route('/', forumPageRoutes(deps))
    .route('/', servingRoutes(deps))
    .route('/', seatRoutes)
    .route('/', seatHolderRoutes)
    .route('/', meetingRoutes)
