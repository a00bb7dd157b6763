import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { askRoutes } from './asking/ask.routes.tsx'
import { figuresRoutes } from './figures/figures.routes.tsx'
import { registerRoutes } from './register/register.routes.tsx'
import { changeRoutes } from './routes/question.routes.tsx'
import { settingsRoutes } from './routes/settings.routes.tsx'
import { talkRoutes } from './routes/talk.routes.tsx'

export { openQuestionRoutes } from './routes/one-time.routes.tsx'

/** Behind signing in. Words of the path ("new", "similar", "figures") come before ids. */
export const questionRoutes = new Hono<Env>()
  .route('/', askRoutes)
  .route('/', figuresRoutes)
  .route('/', registerRoutes)
  .route('/', settingsRoutes)
  .route('/', talkRoutes)
  .route('/', changeRoutes)
