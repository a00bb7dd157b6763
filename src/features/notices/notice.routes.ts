import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { noticeChoicesRoutes } from './choices.routes.tsx'
import { mailStopRoutes } from './mail-stop.routes.tsx'
import { noticeListRoutes } from './notice-list.routes.tsx'

/** Reached without signing in: a mail's link that stops mails. */
export const openNoticeRoutes = new Hono<Env>().route('/', mailStopRoutes)

export const noticeRoutes = new Hono<Env>().route('/', noticeListRoutes).route('/', noticeChoicesRoutes)
