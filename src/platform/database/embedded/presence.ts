import pg from 'pg'

/** Held shared by every process that uses the server, for as long as it does. */
const IN_USE = 8_151_814

/** A connection that says "in use" to the others, for as long as it lives. */
export type Presence = pg.Client

/** Says that this process uses the server. Refused by a server that is on its way down. */
export async function enter(administration: string): Promise<Presence> {
  const client = new pg.Client({ connectionString: administration, application_name: 'samtakt in use' })
  // A server taken down from outside must not take the application with it; its own pool will report what is wrong.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE])
  return client
}

/**
 * Says that this process is done. True for the last one out: then nobody can enter until the server is down or the connection ends,
 * so none finds the server gone a moment after having found it running.
 */
export async function leave(client: Presence): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE])
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS alone', [IN_USE])
    return rows[0]?.alone === true && !(await othersConnected(client))
  } catch {
    return false
  }
}

async function othersConnected(client: pg.Client): Promise<boolean> {
  const others = `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`
  return Boolean((await client.query(others)).rowCount)
}
