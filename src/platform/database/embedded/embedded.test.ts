import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asRoot } from './account.ts'
import { type Embedded, startEmbedded, THROW_AWAY } from './index.ts'

let home: string
let started: Embedded[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'embedded-'))
  await chmod(home, 0o755)
  started = []
})

afterEach(async () => {
  for (const embedded of started) await embedded.stop()
  await rm(home, { recursive: true })
})

async function start(dataFolder = home, settings: Record<string, string> = THROW_AWAY): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder, settings })
  started.push(embedded)
  return embedded
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

describe('one server for a data folder', { timeout: 60_000 }, () => {
  test('two processes that start at once on an empty folder share one server', async () => {
    const [one, other] = await Promise.all([start(), start()])
    expect([one.startedByUs, other.startedByUs].filter(Boolean)).toHaveLength(1)
    expect(one.url).toBe(other.url)
    expect(await ask(one.url, `SELECT lower('ÅÄÖ')`)).toBe('åäö')
  })

  test('the last one out takes it down, nobody before; what was written is there at the next start', async () => {
    const [first, second] = [await start(), await start()]
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(42)
    await second.stop()
    await expect(ask(second.url, 'SELECT 1')).rejects.toThrow()
    const third = await start()
    expect(third.startedByUs).toBe(true)
    expect(await ask(third.url, 'SELECT answer FROM kept')).toBe(42)
  })

  test('somebody who looks into the database with a tool of their own is not thrown out', async () => {
    const { url, stop } = await start()
    const guest = new pg.Client(url)
    await guest.connect()
    await stop()
    expect((await guest.query('SELECT 1')).rowCount).toBe(1)
    await guest.end()
    expect((await start()).startedByUs).toBe(false)
  })

  test('after kill -9 of the application its server lives on, and the next start uses it', async () => {
    const program = `
      const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
      const { url } = await startEmbedded({ dataFolder: ${JSON.stringify(home)} })
      process.stdout.write(url, () => process.kill(process.pid, 'SIGKILL'))`
    const killed = () => execFileSync(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' })
    expect(killed).toThrow(expect.objectContaining({ signal: 'SIGKILL' }))
    const next = await start()
    expect(next.startedByUs).toBe(false)
    expect(await ask(next.url, 'SELECT 1')).toBe(1)
  })

  test('after kill -9 of the server itself, everything committed is there at the next start', async () => {
    const asInEarnest = {}
    const { url } = await start(home, asInEarnest)
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    const [pid] = (await readFile(join(home, 'postgres-18/postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    const next = await start()
    expect(next.startedByUs).toBe(true)
    expect(await ask(next.url, 'SELECT answer FROM kept')).toBe(42)
  })

  test('where the path is too long for a socket it listens on this machine only, and still asks for the password', async () => {
    const { url } = await start(join(home, 'a-folder-with-a-long-name'.repeat(5)))
    expect(await ask(url, `SELECT host(inet_server_addr())`)).toBe('127.0.0.1')
    const guess = new URL(url)
    guess.password = 'guess'
    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  })
})

describe.runIf(asRoot())('started by root', { timeout: 60_000 }, () => {
  test('the files belong to an unprivileged account and are closed to all others', async () => {
    await start()
    const { uid, mode } = await stat(join(home, 'postgres-18'))
    expect(uid).not.toBe(0)
    expect(mode & 0o077).toBe(0)
  })

  test('from a checkout that account may not enter, the database is kept where it may', async () => {
    await chmod(home, 0o700)
    const { url, stop } = await start()
    expect(await ask(url, 'SELECT 1')).toBe(1)
    const elsewhere = await realpath(join(home, 'postgres-18'))
    expect(elsewhere.startsWith(home)).toBe(false)
    await stop()
    expect((await start()).startedByUs).toBe(true)
    await started.pop()?.stop()
    await rm(dirname(elsewhere), { recursive: true })
  })
})
