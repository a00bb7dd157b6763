import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { appliedRoutes, applyingRoutes as choosingRoutes } from './applying.routes.tsx'
import { renewalRoutes } from './renewal.routes.tsx'
import { standInRoutes } from './stand-ins.routes.tsx'

export { canFollowApplication } from './application.store.ts'
export { type Applying, type ApplyRefusal, applyTemplate } from './apply.store.ts'
export type { ApplicationSummary, PartnerRole, Partners, Source } from './applying.ts'
export { listPartners, readGround, usualPartners } from './ground.store.ts'
export { standInsPath } from './paths.ts'
export { type Renewing, type RenewRefusal, renewTemplate } from './renew.store.ts'

export { type StoodInFor, standInsOf } from './stand-ins.store.ts'

export const applyingRoutes = new Hono<Env>()
  .route('/', choosingRoutes)
  .route('/', renewalRoutes)
  .route('/', standInRoutes)
  .route('/', appliedRoutes)
