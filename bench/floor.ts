import { readFile } from 'node:fs/promises'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { prepareRepeated } from '../src/platform/database/prepare-repeated.ts'
import type { Statements } from './statements.ts'

/**
 * What stands below every page: the same server and driver, the same statements, and the same bytes as a constant. A process of its own, as the product
 * is. Told by its arguments: the database's address, the file of statements, the file of bytes.
 */
const [databaseUrl, statementsFile = '', bytesFile = ''] = process.argv.slice(2)
const statements: Record<string, Statements[]> = JSON.parse(await readFile(statementsFile, 'utf8'))
const bodies: Record<string, string[]> = JSON.parse(await readFile(bytesFile, 'utf8'))
const bytes = new Map(
  Object.entries(bodies).map(([name, list]) => [name, list.map((body) => new Uint8Array(Buffer.from(body, 'base64')))]),
)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
prepareRepeated(pool)

/** A transaction on one connection, one statement after the other; all else on whichever is free, as the product does. */
async function replay(batches: Statements): Promise<void> {
  if (!batches.flat().some(({ text }) => text.startsWith('begin'))) {
    for (const batch of batches)
      await Promise.all(batch.map(({ values, ...statement }) => pool.query(statement, values)))
    return
  }
  const client = await pool.connect()
  try {
    for (const { values, ...statement } of batches.flat()) await client.query(statement, values)
  } finally {
    client.release()
  }
}

const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }
const at = (text: string | undefined, list: readonly unknown[]): number => Number(text) % Math.max(1, list.length)
const app = new Hono()
  .get('/:name/:number', async (c) => {
    const { name, number } = c.req.param()
    const [runs, answers] = [statements[name] ?? [], bytes.get(name) ?? []]
    await replay(runs[at(number, runs)] ?? [])
    return c.body(answers[at(number, answers)] ?? new Uint8Array(), 200, headers)
  })
  .post('/:name/:number', async (c) => {
    const { name, number } = c.req.param()
    await c.req.text()
    await replay(statements[name]?.[Number(number)] ?? [])
    return c.redirect('/', 303)
  })

const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
})
process.on('disconnect', () => void pool.end().then(() => process.exit(0)))
