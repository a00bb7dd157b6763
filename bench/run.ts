import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { clearAway, clearAwayDeadRuns } from './clear-away.ts'
import { type Client, startClient } from './client/index.ts'
import { measureDigests } from './digests.ts'
import {
  changesOf,
  type Effort,
  keepAnswers,
  measureFloor,
  measurePages,
  measureRefresh,
  median,
  runsOf,
} from './measure.ts'
import { memoryOf } from './memory.ts'
import type { Report, Run } from './report.ts'
import { startServer } from './server.ts'
import { type DatasetName, type Size, sizes } from './sizes.ts'
import { commonNames, type Facts, type Name } from './targets.ts'

export interface Bench {
  readonly datasets: readonly DatasetName[]
  readonly effort: Effort
  /** Where the databases are made; on the disk that the product would use. */
  readonly folder: string
  /** The built server: `dist/server/main.mjs`. */
  readonly built: string
  readonly say: (text: string) => void
}

/** Makes the data sets, measures the built product on each, and clears up. Start and refresh are measured on the first. */
export async function runBench(bench: Bench): Promise<Report> {
  await mkdir(bench.folder, { recursive: true })
  await clearAwayDeadRuns(bench.folder)
  const client = startClient()
  try {
    const measured = []
    for (const dataset of bench.datasets) measured.push(await inFolder(bench, dataset, client))
    const [first] = measured
    if (!first) throw new Error('No data set was named.')
    return {
      startMs: first.startMs,
      memoryMiB: Math.max(...measured.map(({ memoryMiB }) => memoryMiB)),
      refreshMs: first.refreshMs,
      refresh500Ms: first.refresh500Ms,
      runs: measured.flatMap(({ runs }) => runs),
      ...measured.reduce((known, { pagesSlower }) => (pagesSlower === undefined ? known : { pagesSlower }), {}),
    }
  } finally {
    client.close()
  }
}

const notMeasured = { refreshMs: Number.NaN, refresh500Ms: Number.NaN }

interface OfDataset {
  readonly startMs: number
  readonly memoryMiB: number
  readonly refreshMs: number
  readonly refresh500Ms: number
  readonly runs: readonly Run[]
  readonly pagesSlower?: number
}

async function inFolder(bench: Bench, dataset: DatasetName, client: Client): Promise<OfDataset> {
  const folder = join(bench.folder, `${dataset}-${process.pid}`)
  await mkdir(folder)
  try {
    return await measureDataset(bench, dataset, folder, client)
  } finally {
    await clearAway(folder)
  }
}

async function measureDataset(
  { effort: whole, say, ...bench }: Bench,
  dataset: DatasetName,
  folder: string,
  client: Client,
): Promise<OfDataset> {
  const effort = { ...whole, names: whole.names.filter((name) => isMeasured(name, sizes[dataset])) }
  say(`${dataset}: making the data set …`)
  const facts = await prepareIn(folder, dataset, effort)
  const changes = changesOf(facts, effort)
  // The first start of all makes the tables of the job queue; it is not "a start with an existing database".
  await (await startServer(bench.built, folder)).stop()
  const starts: number[] = []
  for (let round = 1; round < effort.starts; round++) {
    const server = await startServer(bench.built, folder)
    starts.push(server.startMs)
    await server.stop()
  }
  const server = await startServer(bench.built, folder)
  starts.push(server.startMs)
  try {
    say(`${dataset}: asking …`)
    await keepAnswers(client, server.base, facts, folder, effort)
    const figures = await measurePages(client, server.base, facts, changes, effort)
    const refresh =
      bench.datasets[0] === dataset && effort.names.includes('accept')
        ? await measureRefresh(client, server.base, facts, changes.accept, effort)
        : notMeasured
    const memoryMiB = await memoryOf(server.pid, folder)
    await server.stop()
    say(`${dataset}: asking the floor …`)
    const floor = await measureFloor(client, facts, folder, effort)
    const runs = runsOf(dataset, effort.names, figures, floor)
    const at = { startMs: median(starts), memoryMiB, ...refresh }
    if (sizes[dataset].risks === 0 || effort.digests.people === 0) return { ...at, runs }
    say(`${dataset}: digests …`)
    const digests = await measureDigests(client, bench.built, folder, dataset, facts, effort.digests)
    return { ...at, runs: [...runs, digests.run], pagesSlower: digests.pagesSlower }
  } finally {
    await server.stop()
  }
}

/** Risks and questions are asked for where there are any. */
const isMeasured = (name: Name, size: Size): boolean => size.risks > 0 || commonNames.some((common) => common === name)

/** The product's own doors are TypeScript with JSX, which Node does not read by itself. */
async function prepareIn(folder: string, dataset: DatasetName, { accepts, refreshes, names }: Effort): Promise<Facts> {
  const { module } = await runnerImport<typeof import('./prepare.ts')>(join(import.meta.dirname, 'prepare.ts'))
  const recordedAccepts = 2 * accepts.floor
  const acceptable = recordedAccepts + accepts.alone + accepts.together + 2 * refreshes
  return module.prepare({
    folder,
    size: sizes[dataset],
    acceptable: Math.ceil(acceptable * 1.1),
    recordedAccepts,
    names,
  })
}
