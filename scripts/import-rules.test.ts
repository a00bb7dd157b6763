import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const CRUISER = resolve('tools/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const RULES = resolve('tools/import-rules.cjs')

let house: string

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'import-rules-'))
  await cp('package.json', join(house, 'package.json'))
})

afterEach(() => rm(house, { recursive: true }))

/** Builds a house of the given files (content: the modules each imports) and returns the names of the rules it breaks. */
async function brokenRules(files: Record<string, string[]>): Promise<{ broken: string[]; modules: number }> {
  for (const [file, imports] of Object.entries(files)) {
    await mkdir(dirname(join(house, file)), { recursive: true })
    const lines = imports.map((from, index) => `import * as _${index} from '${from}'\nexport { _${index} }`)
    await writeFile(join(house, file), [...lines, 'export const itself = 1', ''].join('\n'))
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CRUISER, '--config', RULES, '--output-type', 'json', 'src'],
    { cwd: house },
  ).catch((error: { stdout: string }) => error)
  const { summary } = JSON.parse(stdout)
  return {
    broken: summary.violations.map((violation: { rule: { name: string } }) => violation.rule.name),
    modules: summary.totalCruised,
  }
}

test('a house that keeps the rules breaks none, and every module of it was read', async () => {
  const { broken, modules } = await brokenRules({
    'src/main.ts': ['./app.tsx', './demo/index.ts'],
    'src/app.tsx': ['./features/people/index.ts'],
    'src/demo/index.ts': ['../features/people/index.ts'],
    'src/platform/database/index.ts': [],
    'src/features/parties/index.ts': ['./party.ts'],
    'src/features/parties/party.ts': [],
    'src/features/parties/party.tables.ts': [],
    'src/features/people/index.ts': ['./people.routes.tsx'],
    'src/features/people/people.routes.tsx': [
      './people.store.ts',
      '../parties/index.ts',
      '../../platform/database/index.ts',
    ],
    'src/features/people/people.store.ts': ['./people.tables.ts', '../parties/party.tables.ts'],
    'src/features/people/people.tables.ts': ['../parties/party.tables.ts'],
  })
  expect(broken).toEqual([])
  expect(modules).toBe(11)
})

test.each<[string, string, Record<string, string[]>]>([
  [
    'a lower slice that imports a higher one',
    'parties-is-below-people-notices-programmes-forums-templates-commitments-risks-questions-imports-overview',
    { 'src/features/parties/index.ts': ['../people/index.ts'], 'src/features/people/index.ts': [] },
  ],
  [
    'a lower slice that says it by the alias',
    'parties-is-below-people-notices-programmes-forums-templates-commitments-risks-questions-imports-overview',
    { 'src/features/parties/index.ts': ['#src/features/people/index.ts'], 'src/features/people/index.ts': [] },
  ],
  [
    'a slice that enters another by a window',
    'one-door',
    {
      'src/features/people/people.routes.tsx': ['../parties/party.store.ts'],
      'src/features/parties/party.store.ts': [],
    },
  ],
  [
    'a store that uses more of a lower slice than its tables',
    'tables-and-stores-read-tables-only',
    { 'src/features/people/people.store.ts': ['../parties/party.store.ts'], 'src/features/parties/party.store.ts': [] },
  ],
  [
    'a slice that has no place in the order',
    'every-slice-has-its-place',
    { 'src/app.tsx': ['./features/gates/index.ts'], 'src/features/gates/index.ts': [] },
  ],
  [
    'an app that passes by the front door',
    'the-house-uses-the-front-door',
    { 'src/app.tsx': ['./features/people/people.store.ts'], 'src/features/people/people.store.ts': [] },
  ],
  [
    'a platform that knows a feature',
    'platform-and-ui-know-no-feature',
    { 'src/platform/mail/index.ts': ['../../features/people/index.ts'], 'src/features/people/index.ts': [] },
  ],
  [
    'a rule that reaches for the database',
    'rules-are-pure',
    { 'src/features/parties/party.ts': ['../../platform/database/index.ts'], 'src/platform/database/index.ts': [] },
  ],
  ['a rule that reads a file', 'rules-use-no-server-package', { 'src/features/commitments/rules/due.ts': ['node:fs'] }],
  [
    'a page that fetches for itself',
    'pages-do-not-fetch',
    { 'src/features/parties/party.pages.tsx': ['./party.store.ts'], 'src/features/parties/party.store.ts': [] },
  ],
  [
    'a product that needs its examples',
    'examples-stay-in-the-demo',
    { 'src/app.tsx': ['./demo/index.ts'], 'src/demo/index.ts': [] },
  ],
  [
    'a product that needs its tests',
    'the-product-does-not-need-its-tests',
    { 'src/app.tsx': ['../tests/world.ts'], 'tests/world.ts': [] },
  ],
  ['two modules that need each other', 'no-circles', { 'src/ui/a.ts': ['./b.ts'], 'src/ui/b.ts': ['./a.ts'] }],
  ['an import that leads nowhere', 'nothing-unresolved', { 'src/ui/a.ts': ['./gone.ts'] }],
])('%s is caught', async (_name, rule, files) => {
  expect((await brokenRules(files)).broken).toContain(rule)
})
