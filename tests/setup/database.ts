import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { administer, inDatabase } from './administration.ts'

/** A migrated, empty database of the test's own. Close your connections, then drop it; what is forgotten goes when the run ends. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('testServer')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await administer(server, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${inject('testTemplate')} STRATEGY FILE_COPY`),
  )
  return {
    url: inDatabase(server, name),
    drop: () =>
      administer(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  }
}
