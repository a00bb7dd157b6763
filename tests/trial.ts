import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { createApp } from '../src/app.tsx'
import type { Database } from '../src/platform/database/index.ts'
import { createAuth, sharedSecret } from '../src/platform/sign-in/index.ts'
import type { Person, World } from './world.ts'

export interface Trial {
  get(path: string, as?: Person | null): Promise<Response>
  /** Sends a body as a browser would; fields as a form, anything else as it is. */
  post(
    path: string,
    body: URLSearchParams | FormData | string,
    as?: Person | null,
    headers?: Record<string, string>,
  ): Promise<Response>
  /** Changes when any row of the database is added, changed or removed. */
  standing(): Promise<string>
  /** Changes when there are more or fewer rows; that something was said once more in history aside. */
  rows(): Promise<string>
}

/**
 * The whole app on one connection that is never let go of, so that everything done in a trial can be undone: a transaction of the
 * product becomes a savepoint. Thousands of deeds can then be tried on one and the same world. One trial at a time.
 */
export async function trials(world: World) {
  const client = new pg.Client(world.url)
  await client.connect()
  const held = savepointsFor(client)
  const database: Database = { ...world.deps.database, pool: held as unknown as pg.Pool, db: drizzle(held) }
  // With a mail server set, so that what is offered only then is tried too; nothing of a trial is ever sent.
  const config = { ...world.deps.config, smtpUrl: new URL('smtp://localhost') }
  const { publicUrl } = config
  const secret = await sharedSecret(database.db, 'sign-in', world.clock.now().toString())
  const auth = createAuth({ db: database.db, secret, publicUrl, clock: world.clock })
  const app = createApp({ ...world.deps, config, database, auth })
  onTestFinished(() => client.end())
  const ask = async (
    path: string,
    init: RequestInit,
    as: Person | null | undefined,
    headers: Record<string, string> = {},
  ) => app.request(path, { ...init, headers: { ...(as ? { cookie: as.cookie } : {}), ...headers } })
  const tables = await tablesOf(client)
  let sent = 0
  const trial: Trial = {
    get: (path, as) => ask(path, {}, as),
    async post(path, body, as, headers) {
      // What is kept in memory is kept for a version: the versions of a trial that is undone must not come again.
      await client.query('update topics set version = version + $1', [++sent * 1000])
      return ask(path, { method: 'POST', body }, as, { 'sec-fetch-site': 'same-origin', ...headers })
    },
    standing: async () => JSON.stringify((await client.query(tables)).rows),
    rows: async () =>
      (await client.query<{ name: string; count: number }>(tables)).rows
        .filter(({ name }) => name !== 'history')
        .map(({ name, count }) => `${name} ${count}`)
        .join(),
  }
  return {
    app,
    /** Does `work`, and undoes all that came of it. */
    async trying<T>(work: (trial: Trial) => Promise<T>): Promise<T> {
      await client.query('begin')
      try {
        return await work(trial)
      } finally {
        await client.query('rollback')
      }
    },
  }
}

const instead: Readonly<Record<string, string>> = {
  begin: 'savepoint the_products_own',
  commit: 'release savepoint the_products_own',
  rollback: 'rollback to savepoint the_products_own',
}

function savepointsFor(client: pg.Client): pg.Client {
  const query = (first: string | { text: string }, ...rest: unknown[]) => {
    const text = typeof first === 'string' ? first : first.text
    const other = instead[text.trim().toLowerCase()]
    const asked = other === undefined ? first : typeof first === 'string' ? other : { ...first, text: other }
    return Reflect.apply(client.query, client, [asked, ...rest])
  }
  return Object.create(client, { query: { value: query } })
}

/** Sessions' last use and counts of tries are written by refused requests too; the versions of topics by the trial itself. */
const bookkeeping = ['session', 'rate_limit', 'topics']

async function tablesOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and not (tablename = any($1)) order by tablename`,
    [bookkeeping],
  )
  return rows
    .map(({ name }) => `select '${name}' as name, count(*), max(xmin::text::bigint) as newest from "${name}"`)
    .join(' union all ')
}
