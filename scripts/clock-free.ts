import { glob, readFile } from 'node:fs/promises'

/** A program that asks for the time itself, instead of being told, cannot be tested at midnight nor show a plan as of another day. */
const CLOCKS = [
  /(?<![.\w])now\(\)/i,
  /\bcurrent_(date|time|timestamp)\b/i,
  /\blocaltime(stamp)?\b/i,
  /\b(clock|statement|transaction)_timestamp\(/i,
  /\bdefaultNow\(/,
  /\bnew Date\(\)/,
  /\bDate\.now\(/,
  /\bTemporal\.Now\b/,
]

/** The one clock; the browser's side, which only measures how long it waits; sign-in, whose codes and sessions run by the wall clock. */
const OWN_CLOCK = /^src\/(platform\/(clock\.ts|sign-in\/)|client\/)/

/** The lines that read a clock, as `file:line: text`; comments are left alone. */
export function clockReaders(file: string, source: string): string[] {
  const lines = source
    .split('\n')
    .map((line, index) => ({ at: `${file}:${index + 1}: ${line.trim()}`, program: withoutComment(line) }))
  return lines.filter(({ program }) => CLOCKS.some((clock) => clock.test(program))).map(({ at }) => at)
}

const withoutComment = (line: string) => line.replace(/^\s*(\/\/|\/?\*).*$/, '').replace(/\s\/\/ .*$/, '')

if (import.meta.main) {
  const files = (await Array.fromAsync(glob('src/**/*.{ts,tsx}'))).map((file) => file.replaceAll('\\', '/'))
  const judged = files.filter((file) => !OWN_CLOCK.test(file) && !file.includes('.test.'))
  const found = (await Promise.all(judged.map(async (file) => clockReaders(file, await readFile(file, 'utf8'))))).flat()
  for (const line of found) console.error(line)
  console.error(`${judged.length} files, ${found.length} of their lines read a clock; take now or today as a parameter`)
  process.exitCode = found.length ? 1 : 0
}
