import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

let house: string

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'unused-code-'))
  await mkdir(join(house, 'src'))
  await writeFile(join(house, 'package.json'), JSON.stringify({ name: 'house', type: 'module' }))
  await writeFile(join(house, 'src/main.ts'), `import { used } from './rule.ts'\nexport const main = used\n`)
})

afterEach(() => rm(house, { recursive: true }))

async function report(): Promise<string> {
  const knip = resolve('tools/node_modules/knip/bin/knip.js')
  const args = [knip, '--directory', house, '--config', resolve('tools/knip.json'), '--no-config-hints']
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error)
  return stdout
}

test('what is used is left alone', async () => {
  await writeFile(join(house, 'src/rule.ts'), 'export const used = 1\n')
  expect(await report()).toBe('')
})

test('an export nobody imports, a file nobody imports and a package nobody lists are caught', async () => {
  await writeFile(join(house, 'src/rule.ts'), `import 'left-pad'\nexport const used = 1\nexport const forgotten = 2\n`)
  await writeFile(join(house, 'src/orphan.ts'), 'export const alone = 1\n')
  const said = await report()
  expect(said).toContain('forgotten')
  expect(said).toContain('src/orphan.ts')
  expect(said).toContain('left-pad')
})
