import type { Target } from '../targets.ts'
import { type Answer, ask, connections } from './ask.ts'

export interface Load {
  readonly base: string
  readonly targets: readonly Target[]
  /** The first of them to be asked for; they go round. */
  readonly from?: number
  readonly connections: number
  /** How long to ask, at most; before that, how long to ask without measuring. */
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Ask for each target once only: what is done can't be done again. Then there is no warming up. */
  readonly once: boolean
}

export interface Measured {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly perSecond: number
  /** Of an answer's body, as it was sent: the mean. */
  readonly bytes: number
}

/** Asks for the targets in turn over so many connections at once. @throws when any answer is another than it should be. */
export async function load(wish: Load): Promise<Measured> {
  const agent = connections(wish.connections)
  try {
    const turn = { next: wish.from ?? 0 }
    if (!wish.once) await askFor(wish, agent, wish.warmUpSeconds, turn)
    return await askFor(wish, agent, wish.seconds, turn)
  } finally {
    agent.destroy()
  }
}

async function askFor(
  wish: Load,
  agent: ReturnType<typeof connections>,
  seconds: number,
  turn: { next: number },
): Promise<Measured> {
  const { base, targets } = wish
  const times: number[] = []
  let bytes = 0
  const began = performance.now()
  const end = began + seconds * 1000
  const one = async (): Promise<void> => {
    // Each connection asks at least once, however short the time.
    do {
      const target = targets[wish.once ? turn.next++ : turn.next++ % targets.length]
      if (!target) return
      const answer = await ask(base, agent, target)
      checkAnswer(target, answer)
      times.push(answer.ms)
      bytes += answer.body.length
    } while (performance.now() < end)
  }
  await Promise.all(Array.from({ length: wish.connections }, one))
  const took = performance.now() - began
  if (times.length === 0) throw new Error('Nothing was left to ask for.')
  times.sort((a, b) => a - b)
  return {
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    perSecond: (times.length / took) * 1000,
    bytes: Math.round(bytes / times.length),
  }
}

function checkAnswer({ method, path }: Target, { status, body, packed }: Answer): void {
  if (status !== (method === 'GET' ? 200 : 303))
    throw new Error(`${method} ${path} answered ${status}: ${body.subarray(0, 300)}`)
  if (method === 'GET' && !packed) throw new Error(`${path} came unpacked`)
}

/** The smallest value that at least this share of them do not exceed. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
