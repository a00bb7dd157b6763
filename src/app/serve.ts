import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '#src/app.tsx'
import { createFirstAdministratorLink, type OfferExamples } from '#src/features/people/index.ts'
import { type Clock, dayIn } from '#src/platform/clock.ts'
import { type Config, ConfigError } from '#src/platform/config.ts'
import { type Embedded, startEmbedded } from '#src/platform/database/embedded/index.ts'
import { type JobPlan, type Jobs, startJobs } from '#src/platform/jobs/index.ts'
import { dailyWork } from './daily.ts'
import type { Deps } from './deps.ts'
import { type Mailing, startMail } from './mail.ts'
import { openDeps } from './open.ts'

/** The example programmes: `main.ts` brings them when the product runs as a demo. */
interface Examples {
  readonly loadDemo: (deps: Pick<Deps, 'database'> & { home: string }, today: string, tell: Tell) => Promise<boolean>
  readonly offerExamples: OfferExamples
}

type Tell = (line: string) => void

export interface Start {
  readonly config: Config
  readonly home: string
  readonly clock: Clock
  readonly examples: Examples | null
}

/** Starts the product, says where it is, and stops it in good order at Ctrl-C or SIGTERM. */
export async function serve({ config, home, clock, examples }: Start): Promise<void> {
  const stopping = new AbortController()
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataFolder: config.dataFolder })
  const databaseUrl = config.databaseUrl ?? (embedded as Embedded).url
  const deps = await openDeps({
    config,
    databaseUrl,
    clock,
    offerExamples: examples?.offerExamples ?? null,
    home,
    stopping: stopping.signal,
  })
  await examples?.loadDemo({ database: deps.database, home }, dayIn(clock.now()), console.log)
  const server = createAdaptorServer({ fetch: createApp(deps).fetch }) as Server
  let jobs: Jobs | null = null
  let mail: Mailing | null = null
  const stop = async (): Promise<void> => {
    stopping.abort()
    await drain(server)
    // Together: a job that waits for mails is answered, and none begins that would find nobody to send.
    await Promise.all([mail?.stop(), jobs?.stop()])
    await deps.close()
    await embedded?.stop()
  }
  stopAtSignals(stop)
  try {
    await listen(server, config)
  } catch (error) {
    await stop()
    throw error
  }
  console.log(`Samtakt is at ${config.publicUrl.href}`)
  if (!examples) await sayHowToBegin(deps)
  // After listening: pages don't wait for what is done in the background.
  const complain = (error: unknown) => console.error('A job met an error:', error)
  mail = await startMail(deps, complain)
  jobs = await startJobs(databaseUrl, joined(dailyWork(deps), mail.jobs), complain)
}

const joined = (one: JobPlan, other: JobPlan): JobPlan => ({
  handlers: { ...one.handlers, ...other.handlers },
  schedule: { ...one.schedule, ...other.schedule },
})

function stopAtSignals(stop: () => Promise<void>): void {
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C means that the person does not want to wait.
      if (stopped) process.exit(1)
      stopped = true
      console.log('Stopping …')
      void stop().then(() => process.exit(0))
    })
  }
}

async function sayHowToBegin({ database, config, clock }: Deps): Promise<void> {
  const link = await createFirstAdministratorLink(database.db, config.publicUrl, clock.now().toString())
  if (link)
    console.log(`Nobody administers it yet. This link makes the first administrator, once, within 24 hours:\n${link}`)
}

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`PORT ${port} is taken by another program. Set PORT to a free one.`)
          : error,
      ),
    )
    server.listen(port, host, resolve)
  })

const longestDrainMs = 10_000

/** Lets requests under way finish; idle connections are closed at once. */
const drain = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), longestDrainMs)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
