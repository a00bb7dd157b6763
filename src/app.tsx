import { Hono } from 'hono'
import { assetRoutes } from './app/assets.ts'
import type { Deps } from './app/deps.ts'
import { answerError, answerNotFound } from './app/errors.tsx'
import { forumDeps } from './app/forum-deps.ts'
import { liveRoutes } from './app/live.ts'
import { programmeNames } from './app/programme-names.ts'
import { requestContext, signedInOnly } from './app/request.ts'
import { applyingRoutes, commitmentRoutes, oneTimeRoutes, planHandlers } from './features/commitments/index.ts'
import { forumRoutes, forumsOfParty, seatPage } from './features/forums/index.ts'
import { importRoutes } from './features/imports/index.ts'
import { noticeRoutes, openNoticeRoutes } from './features/notices/index.ts'
import { overviewRoutes } from './features/overview/index.ts'
import { partyRoutes } from './features/parties/index.ts'
import { openRoutes, peopleRoutes } from './features/people/index.ts'
import { functionsOfParty, historyOfParty, programmeRoutes, programmesOfParty } from './features/programmes/index.ts'
import { openQuestionRoutes, questionRoutes } from './features/questions/index.ts'
import { riskRoutes } from './features/risks/index.ts'
import { templateRoutes } from './features/templates/index.ts'
import { type Env, refuseCrossSite, securityHeaders } from './platform/http/index.ts'

/** Mounts the slices. What must work upwards between them is wired here. */
export function createApp(deps: Deps): Hono<Env> {
  const { config, database } = deps
  const app = new Hono<Env>()
  app.onError(answerError)
  app.notFound(answerNotFound)
  app.get('/health', async (c) => {
    await database.pool.query('select 1')
    return c.json({ status: 'ok' })
  })
  app.use(securityHeaders(config.publicUrl.protocol === 'https:'), refuseCrossSite(config.publicUrl))
  if (deps.assetsFolder) app.route('/', assetRoutes(deps.assetsFolder))
  app.use(requestContext(deps))
  const people = { ...deps, programmeNames, seatPage }
  app.route('/', openRoutes(people))
  app.route('/', oneTimeRoutes)
  app.route('/', openQuestionRoutes)
  app.route('/', openNoticeRoutes)
  // Slices that anyone may reach come before this line.
  app.use(signedInOnly)
  app.route('/', peopleRoutes(people))
  app.route('/', noticeRoutes)
  app.route('/', partyRoutes([functionsOfParty, forumsOfParty, programmesOfParty, historyOfParty]))
  app.route('/', programmeRoutes(planHandlers))
  app.route('/', forumRoutes(forumDeps))
  app.route('/', templateRoutes)
  app.route('/', applyingRoutes)
  app.route('/', commitmentRoutes)
  app.route('/', riskRoutes)
  app.route('/', questionRoutes)
  app.route('/', importRoutes)
  app.get('/', (c) => c.redirect('/my', 303))
  app.route('/', liveRoutes(deps))
  app.route('/', overviewRoutes)
  return app
}
