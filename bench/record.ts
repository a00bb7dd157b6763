import type { Hono } from 'hono'
import type { Pool, PoolClient } from 'pg'
import type { Env } from '#src/platform/http/index.ts'
import type { Statement } from './statements.ts'
import type { Target } from './targets.ts'

/**
 * Asks the app, in this process, for each target, and notes the statements it runs: those it runs at once stand together. A page is asked for twice and
 * noted the second time, when what the app keeps is kept; with `fresh` the first time. A change is noted at its only time and rolled back instead of committed, so that the floor can
 * do the very same to the very same rows.
 */
export async function recordStatements(
  app: Hono<Env>,
  pool: Pool,
  targets: readonly Target[],
  { fresh = false, before = () => Promise.resolve() }: RecordingWish = {},
): Promise<Statement[][][]> {
  const recording = listenTo(pool)
  try {
    const all: Statement[][][] = []
    for (const target of targets) {
      await before()
      if (target.method === 'GET' && !fresh) await ask(app, target)
      recording.start()
      await ask(app, target)
      all.push(recording.stop())
    }
    return all
  } finally {
    recording.end()
  }
}

export interface RecordingWish {
  readonly fresh?: boolean
  /** Done before each target, and not noted. */
  readonly before?: () => Promise<void>
}

async function ask(app: Hono<Env>, { method, path, cookie, form }: Target): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) }
  const body = form ? new URLSearchParams(form) : null
  const answer = await app.request(path, { method, headers, body })
  await answer.arrayBuffer()
  if (answer.status !== (method === 'GET' ? 200 : 303)) throw new Error(`${method} ${path} answered ${answer.status}`)
}

type Query = PoolClient['query']
interface Config {
  readonly text: string
  readonly name?: string
  readonly values?: unknown[]
  readonly rowMode?: 'array'
}

function listenTo(pool: Pool) {
  const kept = new Map<PoolClient, Query>()
  let batches: Statement[][] = []
  let under = 0
  const done = () => {
    under -= 1
  }
  const note = (asked: string | Config, values: unknown): string | Config => {
    const config = typeof asked === 'string' ? { text: asked } : asked
    const given = Array.isArray(values) ? values : config.values
    const statement = {
      text: config.text,
      ...(config.name ? { name: config.name } : {}),
      ...(given ? { values: given } : {}),
      ...(config.rowMode ? { rowMode: config.rowMode } : {}),
    }
    const current = batches.at(-1)
    if (under > 0 && current) current.push(statement)
    else batches.push([statement])
    under += 1
    if (config.text.trim().toLowerCase() !== 'commit') return asked
    return typeof asked === 'string' ? 'rollback' : { ...asked, text: 'rollback' }
  }
  const follow = (client: PoolClient): void => {
    if (kept.has(client)) return
    const query = client.query
    kept.set(client, query)
    const noted = (asked: string | Config, ...rest: unknown[]) => {
      const sent = note(asked, rest[0])
      const callback = rest.at(-1)
      if (typeof callback === 'function') {
        rest[rest.length - 1] = (...answer: unknown[]) => {
          done()
          callback(...answer)
        }
        return Reflect.apply(query, client, [sent, ...rest])
      }
      return (Reflect.apply(query, client, [sent, ...rest]) as Promise<unknown>).finally(done)
    }
    client.query = noted as unknown as Query
  }
  pool.on('acquire', follow)
  return {
    start() {
      batches = []
    },
    stop(): Statement[][] {
      const noted = batches
      batches = []
      return noted
    },
    end() {
      pool.off('acquire', follow)
      for (const [client, query] of kept) client.query = query
    },
  }
}
