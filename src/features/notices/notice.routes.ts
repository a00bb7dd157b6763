import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'

/** Reached without signing in: a mail's link that stops mails. */
export const openNoticeRoutes = new Hono<Env>()

export const noticeRoutes = new Hono<Env>()
