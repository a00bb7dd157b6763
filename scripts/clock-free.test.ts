import { expect, test } from 'vitest'
import { clockReaders } from './clock-free.ts'

test.each([
  'where due < now()',
  'sql`SELECT CURRENT_DATE`',
  'createdAt: timestamp().defaultNow()',
  'const today = new Date()',
  'Date.now() - started',
  'Temporal.Now.instant()',
])('%s reads a clock', (line) => {
  expect(clockReaders('src/rule.ts', `const x = 1\n${line}`)).toEqual([`src/rule.ts:2: ${line}`])
})

test.each([
  'clock.now()',
  'performance.now()',
  'new Date(value)',
  '// unlike now(), which …',
  ' * current_date is refused',
  'knowing()',
])('%s does not', (line) => {
  expect(clockReaders('src/rule.ts', line)).toEqual([])
})
