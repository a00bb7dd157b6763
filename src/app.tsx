import { Hono } from 'hono'
import type { FileStore } from '#src/platform/files/index.ts'
import { type Clock, dayIn } from '#src/platform/clock.ts'
import type { Config } from '#src/platform/config.ts'
import type { Database } from '#src/platform/database/index.ts'
import { answerInTransaction, type Env, refuseCrossSite, securityHeaders } from '#src/platform/http/index.ts'
import type { LiveChanges } from '#src/platform/live/index.ts'
import type { Assets } from '#src/ui/page.tsx'

/** Everything the app stands on; made by `main.ts`, and by the tests. */
export interface Deps {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly live: LiveChanges
  readonly files: FileStore
  readonly assets: Assets
  /** The example programmes are loaded, and anyone may sign in as an example function. */
  readonly demo: boolean
  readonly version: string
}

export function createApp(deps: Deps): Hono<Env> {
  const { config, database, clock } = deps
  const app = new Hono<Env>()
  const https = config.publicUrl.protocol === 'https:'
  app.use(securityHeaders(https), refuseCrossSite(config.publicUrl))
  app.use(async (c, next) => {
    const now = clock.now()
    c.set('database', database)
    c.set('db', database.db)
    c.set('config', config)
    c.set('clock', clock)
    c.set('now', now.toString())
    c.set('today', dayIn(now))
    c.set('transaction', (work) => answerInTransaction(database.db, work))
    c.set('files', deps.files)
    await next()
  })
  app.get('/health', async (c) => {
    await database.pool.query('select 1')
    return c.json({ status: 'ok' })
  })
  return app
}
