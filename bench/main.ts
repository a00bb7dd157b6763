import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Effort } from './measure.ts'
import { inWords } from './print.ts'
import { toJson } from './report.ts'
import { runBench } from './run.ts'
import { names } from './targets.ts'

const full: Effort = {
  names,
  seconds: 3,
  warmUpSeconds: 0.7,
  accepts: { alone: 150, together: 400, floor: 80 },
  refreshes: 10,
  livePages: 500,
  starts: 3,
  digests: { people: 1000, notices: 5 },
}
/** Less exact: to see whether anything has gone astray. */
const quick: Effort = {
  ...full,
  seconds: 0.7,
  warmUpSeconds: 0.3,
  accepts: { alone: 40, together: 120, floor: 30 },
  refreshes: 3,
  starts: 1,
}

/** `--small` leaves the large data set out, `--only=item,search` all pages but those; `--server` measures another build. */
const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    small: { type: 'boolean' },
    only: { type: 'string' },
    server: { type: 'string', default: 'dist/server/main.mjs' },
  },
})
const wanted = asked.only?.split(',')
const chosen = asked.quick ? quick : full
const effort = wanted && !wanted.includes('digests') ? { ...chosen, digests: { people: 0, notices: 0 } } : chosen
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
if ((loadavg()[0] ?? 0) > availableParallelism() / 2) {
  console.error('This machine is busy with other things: the figures will be worse than they should be.')
}
const report = await runBench({
  datasets: asked.small ? ['small'] : ['small', 'large'],
  effort: { ...effort, names: names.filter((name) => wanted?.includes(name) ?? true) },
  folder: 'var/bench',
  built: asked.server,
  say: (text) => console.error(text),
})
console.log(asked.json ? toJson(report) : inWords(report))
process.exit(0)
