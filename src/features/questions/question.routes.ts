import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'

export const questionRoutes = new Hono<Env>()
