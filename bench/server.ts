import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server as NetServer } from 'node:net'

export interface Server {
  readonly base: string
  readonly pid: number
  /** From spawning the process to its first page. */
  readonly startMs: number
  stop(): Promise<void>
}

const longestStartMs = 60_000

/** Starts the built product (its `main.mjs`) on a data folder, as `npm start` does (scripts/bootstrap.mjs, with its settings), and waits until it answers with a page. */
export async function startServer(
  built: string,
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const env = {
    MALLOC_ARENA_MAX: '1',
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    SAMTAKT_DATA: dataFolder,
    DATABASE_URL: '',
    PUBLIC_URL: '',
    SMTP_URL: '',
    ...settings,
  }
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--heap-growing-percent=70', built], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const leave = () => void child.kill('SIGTERM')
  process.once('exit', leave)
  child.once('close', () => process.off('exit', leave))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  while (!(await answers(base))) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${said}`)
    if (performance.now() - began > longestStartMs) throw new Error(`The server did not answer:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { base, pid: child.pid ?? 0, startMs: performance.now() - began, stop: () => stop(child) }
}

const answers = (base: string): Promise<boolean> =>
  fetch(`${base}/sign-in`).then(
    (answer) => answer.status === 200,
    () => false,
  )

/** The server stops its own PostgreSQL. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server: NetServer = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
