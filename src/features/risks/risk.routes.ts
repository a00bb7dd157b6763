import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { registerRoutes } from './register/register.routes.tsx'

export const riskRoutes = new Hono<Env>().route('/', registerRoutes)
