import type { DatabaseError } from 'pg'
import { type Cluster, openCluster } from './cluster.ts'
import { enter, leave, type Presence } from './presence.ts'
import { startServer, stopServer, urlOf } from './server.ts'
import { SETTINGS } from './settings.ts'

export { THROW_AWAY } from './settings.ts'

/** A PostgreSQL that lives in the product's own data folder. */
export type Embedded = {
  /** Address of the database `samtakt`, with its password. */
  readonly url: string
  /** False when it ran already: another process uses it, or an earlier one was killed. */
  readonly startedByUs: boolean
  /** Stops it, unless somebody else is still connected. Close your own connections first. */
  stop(): Promise<void>
}

type Settings = Readonly<Record<string, string>>

/**
 * Starts the PostgreSQL of a data folder, or finds the one already running there. It runs on its own, so neither Ctrl-C nor kill -9 of
 * the application reaches it; several processes may share it, and the last to stop takes it down.
 */
export async function startEmbedded(wish: { dataFolder: string; settings?: Settings }): Promise<Embedded> {
  const cluster = await openCluster(wish.dataFolder)
  const { startedByUs, presence } = await startAndEnter(cluster, { ...SETTINGS, ...wish.settings })
  await createDatabase(presence)
  return {
    url: await urlOf(cluster, 'samtakt'),
    startedByUs,
    async stop() {
      if (await leave(presence)) await stopServer(cluster)
      await presence.end().catch(() => undefined)
    },
  }
}

/**
 * Found running, the server may still be on its way down, because the last one before us just left; found dead, its children may need
 * a moment to notice. Then it is tried again.
 */
async function startAndEnter(
  cluster: Cluster,
  settings: Settings,
): Promise<{ startedByUs: boolean; presence: Presence }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const startedByUs = await startServer(cluster, settings)
      return { startedByUs, presence: await enter(await urlOf(cluster, 'postgres')) }
    } catch (error) {
      if (attempt === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function createDatabase(presence: Presence): Promise<void> {
  const { rowCount } = await presence.query(`SELECT FROM pg_database WHERE datname = 'samtakt'`)
  if (rowCount) return
  await presence.query('CREATE DATABASE samtakt').catch((error: DatabaseError) => {
    // duplicate_database, or its unique key: another process created it in the meantime.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}
