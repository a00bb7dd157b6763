import { readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { run } from './run.ts'

const LOG = 'server.log'
const SOCKET_PORT = 5432
/** The kernel's limit for a socket's path: 108 bytes on Linux, 104 on macOS, one of them the closing zero. */
const LONGEST_SOCKET_PATH = 103

/** Starts the server unless it runs already, and waits until it answers. Returns whether this call started it. */
export async function startServer(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<boolean> {
  await forgetTheDead(cluster)
  if (await isRunning(cluster)) return false
  const options = Object.entries({ ...settings, ...(await addressOf(cluster)) }).map(
    ([name, value]) => `-c ${name}=${value}`,
  )
  await setAside(join(cluster.folder, LOG))
  const started = await pgCtl(
    cluster,
    'start',
    '-w',
    '-t',
    '60',
    '-l',
    join(cluster.folder, LOG),
    '-o',
    options.join(' '),
  )
  if (started.ok) return true
  // Two starts at once: the other one won, and its server is ours too.
  if (await isRunning(cluster)) return false
  const log = await readFile(join(cluster.folder, LOG), 'utf8').catch(() => '')
  throw new Error(`PostgreSQL did not start:\n${started.said}\n${log.split('\n').slice(-15).join('\n')}`.trim())
}

/** Stops the server: open transactions are rolled back, everything committed is kept. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const stopped = await pgCtl(cluster, 'stop', '-w', '-m', 'fast')
  if (!stopped.ok && (await isRunning(cluster))) throw new Error(`PostgreSQL did not stop:\n${stopped.said}`)
}

/** The address of a database on a running server; it stands in the server's own pid file, so it is right also after kill -9 of the application. */
export async function urlOf(cluster: Cluster, database: string): Promise<string> {
  const [, , , port, socketFolder] = (await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8')).split('\n')
  const host = socketFolder ? `?host=${encodeURIComponent(cluster.folder)}` : ''
  return `postgresql://samtakt:${cluster.password}@127.0.0.1:${port}/${database}${host}`
}

function pgCtl(cluster: Cluster, verb: 'start' | 'stop' | 'status', ...args: string[]) {
  return run(cluster.binaries.pgCtl, [verb, '-D', cluster.folder, ...args], cluster.folder, cluster.account)
}

/** Whether it runs; waits while it is still starting, which after a crash takes as long as there is to recover. */
async function isRunning(cluster: Cluster): Promise<boolean> {
  const giveUp = performance.now() + 60_000
  for (;;) {
    const pidFile = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')
    if (!pidFile || !(await pgCtl(cluster, 'status')).ok) return false
    if (pidFile.split('\n')[7]?.trim() === 'ready') return true
    if (performance.now() > giveUp) throw new Error(`PostgreSQL in ${cluster.folder} runs but does not answer.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * After a power cut or kill -9 of the server its lock files remain, and the number in them may by now be another program's, or that of a
 * dead process nobody has buried. PostgreSQL would take either for itself and refuse to start.
 */
async function forgetTheDead(cluster: Cluster): Promise<void> {
  if (process.platform !== 'linux') return
  for (const name of ['postmaster.pid', `.s.PGSQL.${SOCKET_PORT}.lock`]) {
    const lock = join(cluster.folder, name)
    const [pid] = (await readFile(lock, 'utf8').catch(() => '')).split('\n')
    if (!pid) continue
    const program = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!program.includes('postgres')) await rm(lock, { force: true })
  }
}

/**
 * A socket in the cluster's own folder is faster than TCP and closed to other users. The dot is the folder itself: the server stands in
 * it. Where the path would be too long, or on Windows: a free port, on this machine only.
 */
async function addressOf(cluster: Cluster): Promise<Record<string, string>> {
  const path = join(cluster.folder, `.s.PGSQL.${SOCKET_PORT}`)
  if (process.platform !== 'win32' && Buffer.byteLength(path) <= LONGEST_SOCKET_PATH)
    return { listen_addresses: '', unix_socket_directories: '.', port: String(SOCKET_PORT) }
  return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(await freePort()) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Nothing else keeps the log short. */
async function setAside(log: string): Promise<void> {
  const { size } = await stat(log).catch(() => ({ size: 0 }))
  if (size > 5 * 1024 * 1024) await rename(log, `${log}.old`)
}
