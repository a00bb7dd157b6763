import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/database/embedded/index.ts'
import type { Client } from './client/index.ts'
import type { Measured } from './client/load.ts'
import type { DigestEffort } from './digests.ts'
import type { Run } from './report.ts'
import {
  acceptTargets,
  askTargets,
  type Change,
  type Facts,
  floorTargetsOf,
  isChange,
  type Name,
  type Target,
  targetsOf,
} from './targets.ts'

/** What is measured, how long, and how often. */
export interface Effort {
  readonly names: readonly Name[]
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Receipts accepted, and questions asked, at 1 connection, at 16, and as floor at each. */
  readonly accepts: { readonly alone: number; readonly together: number; readonly floor: number }
  /** Changes that open pages are refreshed for, each time. */
  readonly refreshes: number
  readonly livePages: number
  readonly starts: number
  /** People who get a digest (none: it is not measured), and notices in each. */
  readonly digests: DigestEffort
}

const connectionCounts = [1, 16] as const

type Figures = Map<string, Measured>
const keyOf = (name: Name, connections: number): string => `${name} ${connections}`

/** What the floor shall answer with: what the product answered. */
export async function keepAnswers(
  client: Client,
  base: string,
  facts: Facts,
  folder: string,
  { names }: Effort,
): Promise<void> {
  const targets = floorTargetsOf(facts)
  const kept: Record<string, string[]> = {}
  for (const name of names) if (!isChange(name)) kept[name] = await client.keep(base, targets[name])
  await writeFile(join(folder, 'bytes.json'), JSON.stringify(kept))
}

/** Every page at 1 connection and at 16. `changes` are taken from: what is accepted can't be accepted again. */
export async function measurePages(
  client: Client,
  base: string,
  facts: Facts,
  changes: Changes,
  effort: Effort,
): Promise<Figures> {
  const figures: Figures = new Map()
  const targets = targetsOf(facts)
  const { names, seconds, warmUpSeconds } = effort
  for (const connections of connectionCounts) {
    for (const name of names) {
      const once = isChange(name)
      const these = isChange(name)
        ? changes[name].splice(0, connections === 1 ? effort.accepts.alone : effort.accepts.together)
        : targets[name]
      // Sixteen at once begin where one alone did not come: a list that has been seen comes from memory.
      const from = once || connections === 1 ? 0 : these.length >> 1
      figures.set(
        keyOf(name, connections),
        await client.load({ base, targets: these, from, connections, seconds, warmUpSeconds, once }),
      )
    }
  }
  return figures
}

/** The same again for the floor, on the same database, after the product has let go of it. */
export async function measureFloor(client: Client, facts: Facts, folder: string, effort: Effort): Promise<Figures> {
  const embedded = await startEmbedded({ dataFolder: folder })
  const files = [join(folder, 'floor.json'), join(folder, 'bytes.json')]
  const recorded: Record<string, unknown[]> = JSON.parse(await readFile(files[0] ?? '', 'utf8'))
  const floor = fork(join(import.meta.dirname, 'floor.ts'), [embedded.url, ...files], { execArgv: [] })
  try {
    const [{ port }] = (await once(floor, 'message')) as [{ port: number }]
    const base = `http://127.0.0.1:${port}`
    const numbered = (name: Name, count: number, method: 'GET' | 'POST'): Target[] =>
      Array.from({ length: count }, (_, at) => ({
        method,
        path: `/${name}/${at}`,
        ...(method === 'POST' ? { form: { version: '1' } } : {}),
      }))
    const targets = floorTargetsOf(facts)
    const changes = {
      accept: numbered('accept', recorded.accept?.length ?? 0, 'POST'),
      ask: numbered('ask', recorded.ask?.length ?? 0, 'POST'),
    }
    const figures: Figures = new Map()
    const { names, seconds, warmUpSeconds } = effort
    for (const connections of connectionCounts) {
      for (const name of names) {
        const once = isChange(name)
        const these = isChange(name)
          ? changes[name].splice(0, effort.accepts.floor)
          : numbered(name, targets[name].length, 'GET')
        const wish = { base, targets: these, connections, seconds: seconds / 2, warmUpSeconds, once }
        figures.set(keyOf(name, connections), await client.load(wish))
      }
    }
    return figures
  } finally {
    floor.kill()
    await once(floor, 'exit')
    await embedded.stop()
  }
}

export const runsOf = (dataset: string, names: readonly Name[], figures: Figures, floor: Figures): Run[] =>
  names.flatMap((name) =>
    connectionCounts.map((connections) => {
      const key = keyOf(name, connections)
      const measured = figures.get(key)
      const below = floor.get(key)
      if (!measured || !below) throw new Error(`${key} was not measured.`)
      return { name, dataset, connections, ...measured, floorMs: below.p50Ms }
    }),
  )

/** Milliseconds until the last open page shows a change: with no other page open, and among many of which ten show it. */
export async function measureRefresh(client: Client, base: string, facts: Facts, accepts: Target[], effort: Effort) {
  const page = targetsOf(facts).overview
  const { programmeId, quietProgrammeId, programmeLead } = facts
  const refresh = async (showing: number, quiet: number): Promise<number> => {
    const readers = Array.from({ length: showing }, (_, at) => page[at % page.length]).filter(
      (one) => one !== undefined,
    )
    const changes = accepts.splice(0, effort.refreshes)
    const asked = {
      base,
      showing: readers,
      programmeId,
      quietProgrammeId,
      quiet: { count: quiet, cookie: programmeLead },
      changes,
    }
    return median(await client.refreshTimes(asked))
  }
  const many = Math.min(10, effort.livePages)
  return { refreshMs: await refresh(1, 0), refresh500Ms: await refresh(many, effort.livePages - many) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2
}

/** What is left to change, by what kind of change. */
export type Changes = Record<Change, Target[]>

export const changesOf = (facts: Facts, { accepts }: Effort): Changes => ({
  accept: acceptTargets(facts),
  ask: askTargets(facts, accepts.alone + accepts.together),
})
