import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded, THROW_AWAY } from '../../src/platform/database/embedded/index.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { administer, inDatabase } from './administration.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly testServer: string
    readonly testTemplate: string
  }
}

const MIGRATIONS = 'migrations'
const LOCK = 7_226_825

/** One PostgreSQL for all tests, kept between runs and shared by runs at the same time, with a migrated database to clone. */
export async function setup(project: TestProject) {
  const server = await startEmbedded({ dataFolder: 'var/tests', settings: THROW_AWAY })
  const template = `samtakt_template_${await fingerprint()}`
  await administer(server.url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await dropWhatDeadRunsLeft(client)
    if (!(await exists(client, template))) await makeTemplate(client, server.url, template)
  }).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  project.provide('testServer', server.url)
  project.provide('testTemplate', template)
  return async () => {
    await administer(server.url, dropWhatThisRunMade)
    await server.stop()
  }
}

/** Changes when a migration does. */
async function fingerprint(): Promise<string> {
  const files = await Array.fromAsync(glob(`${MIGRATIONS}/**/*.{sql,json}`))
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file).update(await readFile(file))
  return hash.digest('hex').slice(0, 12)
}

async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  await client.query(`CREATE DATABASE ${template}_new`)
  const pool = new pg.Pool({ connectionString: inDatabase(url, `${template}_new`), max: 2 })
  try {
    await migrate(pool, MIGRATIONS)
  } finally {
    await pool.end()
  }
  // A name is given only to what is whole: a migration that failed leaves no template behind that others would trust.
  await client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`)
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  return Boolean((await client.query('SELECT FROM pg_database WHERE datname = $1', [database])).rowCount)
}

/** Test databases carry their run's process id. Old templates go too, when no other run could be cloning them. */
async function dropWhatDeadRunsLeft(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname LIKE 'samtakt\\_template%'`,
  )
  const names = rows.map((row) => String(row.datname))
  const runs = names.filter((name) => name.startsWith('test_'))
  const dead = runs.filter((name) => !isAlive(Number(name.split('_')[1])))
  const current = `samtakt_template_${await fingerprint()}`
  const templates = names.filter(
    (name) => name.startsWith('samtakt_') && name !== current && (dead.length === runs.length || name.endsWith('_new')),
  )
  for (const name of [...dead, ...templates]) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

async function dropWhatThisRunMade(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'test\\_' || $1 || '\\_%'`, [
    process.pid,
  ])
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
