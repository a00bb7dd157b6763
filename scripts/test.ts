import { readFile } from 'node:fs/promises'
import { HOUSE_RULES } from './house-rules.ts'
import { runSteps } from './steps.ts'
import { runTests } from './vitest.ts'

const RESULTS = 'var/test-results.json'

/** `npm test` is everything; `npm test -- src/features/gates` only the tests named. */
const args = process.argv.slice(2)
const kept = args.length > 0 || (await runSteps(HOUSE_RULES))
const began = Date.now()
const passed = await runTests([...args, '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`])
if (!kept) console.error('A rule of the house is broken; see the ✗ above the tests.')
await sayHowMany()
process.exitCode = kept && passed ? 0 : 1

async function sayHowMany(): Promise<void> {
  const results = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'))
  // Results of an earlier run say nothing about this one.
  if (!(results.startTime >= began - 1000)) return
  console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed`)
}
