import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { build } from 'vite'

const SOURCES = ['src/**/*', 'messages/**/*.json', 'vite*.config.ts', 'tsconfig.json', 'package-lock.json']
const MARK = 'dist/.built-from'

// What is built says what it was built from, so a start without changes costs a tenth of a second and no build.
const sources = await fingerprint()
if (process.argv.includes('--force') || (await readFile(MARK, 'utf8').catch(() => '')) !== sources) {
  console.error('Building …')
  process.env.NODE_ENV = 'production'
  await build({ configFile: 'vite.config.ts', logLevel: 'warn' })
  await build({ configFile: 'vite.server.config.ts', logLevel: 'warn' })
  await mkdir('dist', { recursive: true })
  await writeFile(MARK, sources)
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await filesOf(SOURCES)).sort()) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}

async function filesOf(patterns: string[]): Promise<string[]> {
  const entries = await Array.fromAsync(glob(patterns, { withFileTypes: true }))
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}
