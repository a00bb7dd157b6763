import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Whether `migrations/` says what the tables in `src/` say. drizzle-kit is asked to generate into a copy and must find nothing to do;
 * its exit code tells nothing, since without a terminal it gives up on a rename with 0.
 */
export async function migrationsInStep(): Promise<{ inStep: boolean; said: string }> {
  mkdirSync('var', { recursive: true })
  const copy = await mkdtemp('var/migrations-')
  try {
    if (existsSync('migrations')) await cp('migrations', copy, { recursive: true })
    const env = { ...process.env, MIGRATIONS_FOLDER: copy }
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['node_modules/drizzle-kit/bin.cjs', 'generate'],
      { env },
    )
    const said = `${stdout}${stderr}`
    return { inStep: said.includes('No schema changes'), said }
  } finally {
    await rm(copy, { recursive: true })
  }
}

if (import.meta.main) {
  const { inStep, said } = await migrationsInStep()
  if (!inStep) console.error(`${said}\nThe tables in src/ differ from migrations/. Run npm run db:generate.`)
  process.exitCode = inStep ? 0 : 1
}
