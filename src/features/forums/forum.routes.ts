import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import type { ForumDeps } from './forum.deps.ts'

export const forumRoutes = (_deps: ForumDeps): Hono<Env> => new Hono<Env>()
