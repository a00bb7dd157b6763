import { HOUSE_RULES } from './house-rules.ts'
import { runSteps } from './steps.ts'
import { runTests } from './vitest.ts'

// What is worth knowing before every commit: the house's rules and all tests but those that need a browser.
const kept = await runSteps(HOUSE_RULES)
const passed = await runTests(['--project', 'house', ...process.argv.slice(2)])
process.exitCode = kept && passed ? 0 : 1
