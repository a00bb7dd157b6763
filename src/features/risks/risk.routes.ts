import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { registerRoutes } from './register/register.routes.tsx'
import { joinRoutes } from './routes/join.routes.ts'
import { levelsRoutes } from './routes/levels.routes.tsx'
import { riskPartRoutes } from './routes/parts.routes.ts'
import { oneRiskRoutes } from './routes/risk.routes.tsx'
import { riskFormRoutes } from './routes/risk-form.routes.tsx'

/** Words of the path ("new", "matrix") come before ids. */
export const riskRoutes = new Hono<Env>()
  .route('/', registerRoutes)
  .route('/', levelsRoutes)
  .route('/', riskFormRoutes)
  .route('/', joinRoutes)
  .route('/', riskPartRoutes)
  .route('/', oneRiskRoutes)
