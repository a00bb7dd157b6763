import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/setup/database.ts'
import { connect, type Database } from '../database/index.ts'
import { type Jobs, startJobs } from './index.ts'

const errors: Error[] = []
const done: unknown[] = []
let tries = 0
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
let jobs: Jobs
let other: Jobs

const plan = {
  handlers: {
    greet: async (data: object) => void done.push(data),
    stumble: async () => {
      tries += 1
      if (tries === 1) throw new Error('the first time')
    },
  },
  schedule: { greet: '0 5 * * *' },
}

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url, { connections: 2 })
  // Two processes start at once.
  ;[jobs, other] = (await Promise.all([1, 2].map(() => startJobs(fresh.url, plan, (error) => errors.push(error))))) as [
    Jobs,
    Jobs,
  ]
})

afterAll(async () => {
  await Promise.all([jobs.stop(), other.stop()])
  await database.close()
  await fresh.drop()
})

const until = async (happened: () => boolean | Promise<boolean>) =>
  expect.poll(happened, { timeout: 12_000, interval: 200 }).toBe(true)
const asked = async (name: string) =>
  Number((await database.pool.query('select count(*) as n from pgboss.job where name = $1', [name])).rows[0].n)

test('a job is done once, and only if its transaction is', async () => {
  await database.db.transaction((tx) => jobs.enqueue(tx, 'greet', { who: 'Ada' }))
  await expect(
    database.db.transaction(async (tx) => {
      await jobs.enqueue(tx, 'greet', { who: 'nobody' })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  expect(await asked('greet')).toBe(1)
  await until(() => done.length > 0)
  expect(done).toEqual([{ who: 'Ada' }])
})

test('a job that stumbles says so, and is tried again later', async () => {
  await database.db.transaction((tx) => jobs.enqueue(tx, 'stumble', {}))
  await until(
    async () =>
      (await database.pool.query(`select from pgboss.job where name = 'stumble' and state = 'retry'`)).rowCount === 1,
  )
  expect(tries).toBe(1)
  expect(errors.splice(0).map(({ message }) => message)).toEqual(['the first time'])
})

test('what is done every day is kept in Swedish time, once however many processes start', async () => {
  const { rows } = await database.pool.query('select name, cron, timezone from pgboss.schedule')
  expect(rows).toEqual([{ name: 'greet', cron: '0 5 * * *', timezone: 'Europe/Stockholm' }])
})

test('nothing went wrong behind our back, and few connections are used', async () => {
  const { rows } = await database.pool.query(
    `select count(*) as n from pg_stat_activity where application_name = 'samtakt jobs' and datname = current_database()`,
  )
  expect(Number(rows[0].n)).toBeLessThanOrEqual(4)
  expect(errors).toEqual([])
})
