import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { breachesRoutes } from './breaches.routes.tsx'
import { historyRoutes } from './history.routes.tsx'
import { matrixRoutes } from './matrix.routes.tsx'
import { myPageRoutes } from './my-page.routes.tsx'
import { programmeOverviewRoutes } from './programme-overview.routes.tsx'
import { rolloutPageRoutes } from './rollout-page.routes.tsx'
import { searchRoutes } from './search.routes.tsx'
import { timelineRoutes } from './timeline.routes.tsx'

export { countWaiting } from './my-waiting.store.ts'

/** The views over all: they own no tables, and nothing stands above them. */
export const overviewRoutes = new Hono<Env>()
  .route('/', myPageRoutes)
  .route('/', programmeOverviewRoutes)
  .route('/', matrixRoutes)
  .route('/', timelineRoutes)
  .route('/', rolloutPageRoutes)
  .route('/', breachesRoutes)
  .route('/', historyRoutes)
  .route('/', searchRoutes)
