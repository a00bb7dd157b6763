import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { administer, inDatabase } from './administration.ts'

/** A migrated, empty database of the test's own. Close your connections, then drop it; what is forgotten goes when the run ends. */
export async function freshDatabase(
  template = inject('testTemplate'),
): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('testServer')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await administer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`))
  return {
    url: inDatabase(server, name),
    drop: () =>
      administer(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  }
}

/** The name of a database that the run's first caller fills and the others clone: what takes long to make is made once. */
export async function databaseOnceARun(name: string, fill: (url: string) => Promise<void>): Promise<string> {
  const server = inject('testServer')
  const whole = `test_${process.pid}_${name}`
  return administer(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [process.pid])
    if ((await client.query('SELECT FROM pg_database WHERE datname = $1', [whole])).rowCount) return whole
    const { url } = await freshDatabase()
    await fill(url)
    // It gets its name when it is whole: what was interrupted leaves nothing that others would trust.
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${whole}`)
    return whole
  })
}
