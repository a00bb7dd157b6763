import { spawnSync } from 'node:child_process'
import { migrationsInStep } from './migrations-in-step.ts'

// In a terminal drizzle-kit asks whether a new column is an old one renamed; elsewhere it writes nothing and still says 0.
spawnSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
const { inStep } = await migrationsInStep()
if (!inStep)
  console.error(
    'No complete migration was written. If something was renamed, run this in a terminal and answer the questions.',
  )
process.exitCode = inStep ? 0 : 1
