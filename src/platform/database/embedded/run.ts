import { execFile } from 'node:child_process'
import type { Account } from './account.ts'

/** Runs one of PostgreSQL's programs as the account; refuses with what the program said. Returns whether it succeeded and its words. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  account?: Account,
): Promise<{ ok: boolean; said: string }> {
  // C.UTF-8 keeps the program's own words in English, whatever the machine's language is.
  const env = { ...process.env, LC_ALL: 'C', LANG: 'C' }
  return new Promise((done) => {
    const child = execFile(program, args, { cwd, env, windowsHide: true, ...account }, (error, stdout, stderr) => {
      done({ ok: !error, said: `${stdout}${stderr}`.trim() || (error?.message ?? '') })
    })
    child.stdin?.end()
  })
}
