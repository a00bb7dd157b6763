import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './app/serve.ts'
import { systemClock } from './platform/clock.ts'
import { ConfigError, readConfig } from './platform/config.ts'

/** The folder with `package.json`: above the sources, and above the built server. */
function findHome(folder = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  if (dirname(folder) === folder) throw new Error('No package.json above the server: the installation is not whole.')
  return findHome(dirname(folder))
}

// The terminal may be closed while we run: what we say then goes nowhere, and stopping must still be done in order.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

try {
  const home = findHome()
  const read = readConfig(process.env)
  const config = { ...read, dataFolder: resolve(home, read.dataFolder) }
  const examples = process.argv.includes('--demo') ? await import('./demo/index.ts') : null
  await serve({ config, home, clock: systemClock, examples })
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(`Samtakt did not start. ${error.message}`)
  process.exitCode = 1
}
