import type { Step } from './steps.ts'

/** What the house asks of its source, tests aside. The slow ones first, so that two lanes end together. */
export const HOUSE_RULES: readonly Step[] = [
  { name: 'types', argv: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'migrations in step with the tables', argv: ['scripts/migrations-in-step.ts'] },
  {
    name: 'unused code',
    argv: [
      'tools/node_modules/knip/bin/knip.js',
      '--directory',
      '.',
      '--config',
      'tools/knip.json',
      '--no-config-hints',
    ],
  },
  {
    name: 'import rules',
    argv: [
      'tools/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      'tools/import-rules.cjs',
      'src',
    ],
  },
  { name: 'format and lint', argv: ['node_modules/@biomejs/biome/bin/biome', 'check'] },
  { name: 'messages in both languages', argv: ['scripts/messages-complete.ts'] },
  { name: 'no rule reads a clock', argv: ['scripts/clock-free.ts'] },
]
