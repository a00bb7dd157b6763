import { type ChildProcess, spawn } from 'node:child_process'
import { build, type Rolldown } from 'vite'

/** Rebuilds client and server when a source changes, and restarts the server with the example programmes. */
let server: ChildProcess | undefined
let stopping = false

async function restart(): Promise<void> {
  await stop()
  if (stopping) return
  server = spawn(
    process.execPath,
    ['--enable-source-maps', 'dist/server/main.mjs', '--demo', ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
}

function stop(): Promise<void> {
  const running = server
  server = undefined
  if (!running || running.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    running.once('close', () => resolve())
    running.kill('SIGTERM')
  })
}

async function watch(configFile: string, built: () => void): Promise<Rolldown.RolldownWatcher> {
  const watcher = (await build({ configFile, logLevel: 'warn', build: { watch: {} } })) as Rolldown.RolldownWatcher
  watcher.on('event', (event) => {
    if (event.code === 'END') built()
    if (event.code === 'ERROR') console.error(event.error)
  })
  return watcher
}

const watchers = [
  await watch('vite.config.ts', () => undefined),
  await watch('vite.server.config.ts', () => void restart()),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    stopping = true
    for (const watcher of watchers) await watcher.close()
    await stop()
    process.exit(0)
  })
}
