import pg from 'pg'
import { openCluster } from './cluster.ts'
import { startServer, stopServer, urlOf } from './server.ts'
import { SETTINGS } from './settings.ts'

export { THROW_AWAY } from './settings.ts'

/** A PostgreSQL that lives in the product's own data folder. */
export type Embedded = {
  /** Address of the database `samtakt`, with its password. */
  readonly url: string
  /** False when it ran already: another process uses it, or an earlier one was killed. */
  readonly startedByUs: boolean
  /** Stops it, unless another process is still connected. Close your own connections first. */
  stop(): Promise<void>
}

type Wish = { readonly dataFolder: string; readonly settings?: Readonly<Record<string, string>> }

/**
 * Starts the PostgreSQL of a data folder, or finds the one already running there. It runs on its own, so neither Ctrl-C nor kill -9 of
 * the application reaches it; several processes may share it, and the last to stop takes it down.
 */
export async function startEmbedded({ dataFolder, settings = {} }: Wish): Promise<Embedded> {
  const cluster = await openCluster(dataFolder)
  const startedByUs = await startServer(cluster, { ...SETTINGS, ...settings })
  const administration = await urlOf(cluster, 'postgres')
  await createDatabase(administration)
  return {
    url: await urlOf(cluster, 'samtakt'),
    startedByUs,
    async stop() {
      if (!(await othersConnected(administration))) await stopServer(cluster)
    },
  }
}

async function createDatabase(administration: string): Promise<void> {
  await connected(administration, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'samtakt'`)
    if (rowCount) return
    await client.query('CREATE DATABASE samtakt').catch((error: pg.DatabaseError) => {
      // 42P04, 23505: another process created it in the meantime.
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })
}

async function othersConnected(administration: string): Promise<boolean> {
  try {
    return await connected(administration, async (client) => {
      const others = `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`
      return Boolean((await client.query(others)).rowCount)
    })
  } catch {
    // Nobody can be connected to a server that does not answer; stopping it again does no harm.
    return false
  }
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
