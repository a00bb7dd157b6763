import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseOnceARun, freshDatabase } from '../setup/database.ts'

/** The product as people get it: built, started as the demo, with a database and a folder of its own. `settings` are added to its environment. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}) {
  execFileSync(process.execPath, ['scripts/build.ts'], { stdio: ['ignore', 'inherit', 'inherit'] })
  const examples = await databaseOnceARun('examples', async (url) => (await start(url, {})).stop())
  const { url, drop } = await freshDatabase(examples)
  const { stop, ...product } = await start(url, settings)
  return {
    ...product,
    async stop(): Promise<void> {
      await stop()
      await drop()
    },
  }
}

async function start(databaseUrl: string, settings: Readonly<Record<string, string>>) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'samtakt-journeys-'))
  const port = await freePort()
  const { HOST: _, PUBLIC_URL: __, SMTP_URL: ___, ...env } = process.env
  const child = spawn(process.execPath, ['dist/server/main.mjs', '--demo'], {
    env: { ...env, ...settings, PORT: String(port), DATABASE_URL: databaseUrl, SAMTAKT_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += chunk))
  await started(child, said)
  return {
    address: `http://127.0.0.1:${port}`,
    /** What it has said on the terminal: bugs are told there. */
    said: () => said.text,
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

export type Product = Awaited<ReturnType<typeof startProduct>>

const started = (child: ChildProcess, said: { readonly text: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', () => said.text.includes('Samtakt is at') && resolve())
    child.once('exit', () => reject(new Error(`The product did not start:\n${said.text}`)))
  })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
