import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './app/serve.ts'
import { systemClock } from './platform/clock.ts'
import { ConfigError, readConfig } from './platform/config.ts'

/** The folder with `package.json`: the sources' or the built server's grandparent. */
function findHome(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

try {
  const home = findHome()
  const read = readConfig(process.env)
  const config = { ...read, dataFolder: resolve(home, read.dataFolder) }
  await serve({ config, home, clock: systemClock, demo: process.argv.includes('--demo') })
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(`Samtakt did not start. ${error.message}`)
  process.exitCode = 1
}
