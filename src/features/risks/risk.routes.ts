import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'

export const riskRoutes = new Hono<Env>()
