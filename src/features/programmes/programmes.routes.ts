import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { goLiveRoutes } from './go-live.routes.tsx'
import { guideRoutes } from './guide.routes.tsx'
import { moveRoutes } from './move.routes.tsx'
import { newFunctionRoutes } from './new-function.routes.tsx'
import type { PlanHandlers } from './plan-handlers.ts'
import { programmeListRoutes } from './programme-list.routes.tsx'
import { receiverRoutes } from './receivers.routes.tsx'
import { rolloutRoutes } from './rollout.routes.tsx'
import { settingsRoutes } from './settings.routes.tsx'
import { waveRoutes } from './wave.routes.tsx'

/** Programmes with their waves, rollouts and dates. The overview and a rollout's own page stand above, and are not here. */
export const programmeRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .route('/', programmeListRoutes)
    .route('/', settingsRoutes(handlers))
    .route('/', newFunctionRoutes)
    .route('/', waveRoutes)
    .route('/', receiverRoutes(handlers))
    .route('/', rolloutRoutes(handlers))
    .route('/', goLiveRoutes(handlers))
    .route('/', moveRoutes(handlers))
    .route('/', guideRoutes(handlers))
