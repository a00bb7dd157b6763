import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { timeZone } from '../clock.ts'
import type { Tx } from '../database/index.ts'

export type JobData = Readonly<Record<string, unknown>>

/** Does one job. Throwing makes it be tried again, later and later, five times. */
export type JobHandler = (data: JobData) => Promise<void>

export interface Jobs {
  /** Enqueues in the caller's transaction: what is rolled back is never done. */
  enqueue(tx: Tx, name: string, data: JobData): Promise<void>
  /** Waits for the jobs that are being done, at most ten seconds, then closes its connections. */
  stop(): Promise<void>
}

export interface JobPlan {
  readonly handlers: Readonly<Record<string, JobHandler>>
  /** Name of a handler → when, as cron in Swedish time. Of several processes one does it. */
  readonly schedule?: Readonly<Record<string, string>>
}

/** Seconds between looking for jobs. Nothing we do in the background is waited for by anyone. */
const lookEvery = 5
const retryLimit = 5

/**
 * Starts the background work of this process: pg-boss in its own schema, with two connections of its own (the requests' pool
 * must not be held up by it). Errors it meets on the way, and what made a job fail, are given to `onError` and do not end the process.
 */
export async function startJobs(url: string, plan: JobPlan, onError: (error: Error) => void): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'samtakt jobs',
    max: 2,
    schema: 'pgboss',
    superviseIntervalSeconds: 300,
    reindex: false,
    monitorVacuum: false,
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: 30,
  })
  boss.on('error', onError)
  await boss.start()
  for (const [name, handler] of Object.entries(plan.handlers)) {
    await boss.createQueue(name, { retryLimit, retryBackoff: true, deleteAfterSeconds: 86_400 })
    await boss.work<JobData>(name, { pollingIntervalSeconds: lookEvery, batchSize: 1 }, async (jobs) => {
      for (const job of jobs) await told(handler, onError)(job.data)
    })
  }
  for (const [name, cron] of Object.entries(plan.schedule ?? {})) await boss.schedule(name, cron, {}, { tz: timeZone })
  return {
    async enqueue(tx, name, data) {
      await boss.send(name, { ...data }, { db: fromDrizzle(tx, sql) })
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** pg-boss writes what made a job fail in the job's row, where nobody looks: the log has it too. */
const told =
  (handler: JobHandler, onError: (error: Error) => void): JobHandler =>
  async (data) => {
    try {
      await handler(data)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }
