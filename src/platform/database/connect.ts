import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, types } from 'pg'
import { prepareRepeated } from './prepare-repeated.ts'

// A day is a day: never a Date at somebody's midnight. A count fits in a number.
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

export type Db = NodePgDatabase
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** What a reading function takes: the database, or the transaction it must read in. */
export type Reader = Db | Tx

export interface Database {
  readonly url: string
  readonly pool: Pool
  readonly db: Db
  close(): Promise<void>
}

/** Who has waited so long for a connection is told of the error instead: behind a burst of changes nobody waits for ever. */
const longestWaitMs = 30_000

/**
 * Opens a pool. `connections`: at most so many at once; one more is used by the live pages' listener. Each costs 10 to 15 MiB once it has prepared
 * what it is asked for, and more than two for each core make nothing quicker.
 */
export function connect(url: string, { connections = 4 }: { connections?: number } = {}): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: 'samtakt',
    connectionTimeoutMillis: longestWaitMs,
  })
  // An idle connection that the server closes is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one in the middle of a transaction, which the pool does not listen to: its next statement fails, and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  prepareRepeated(pool)
  return { url, pool, db: drizzle(pool), close: () => pool.end() }
}
