import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { inWords } from './print.ts'
import { type Report, type Run, toJson } from './report.ts'
import { runBench } from './run.ts'
import { isChange, names } from './targets.ts'
import { holdAgainstTargets } from './targets-met.ts'

test('every page is measured, alone and sixteen at once, beside its floor, and the report is the agreed JSON', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samtakt-bench-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const outDir = join(process.cwd(), 'var', `bench-test-${process.pid}`)
  onTestFinished(() => rm(outDir, { recursive: true, force: true }))
  await build({ configFile: 'vite.server.config.ts', logLevel: 'error', build: { outDir } })
  const effort = {
    ...{
      names,
      seconds: 0.01,
      warmUpSeconds: 0.01,
      refreshes: 1,
      livePages: 12,
      starts: 1,
      digests: { people: 20, notices: 2 },
    },
    accepts: { alone: 2, together: 16, floor: 2 },
  }
  const built = join(outDir, 'main.mjs')
  const report = await runBench({ datasets: ['tiny'], effort, folder, built, say: () => undefined })
  const { runs, ...rest }: Report = JSON.parse(toJson(report))
  expect(Object.keys(rest).sort()).toEqual(['memoryMiB', 'refresh500Ms', 'refreshMs', 'startMs'])
  for (const figure of Object.values(rest)) expect(figure).toBeGreaterThan(0)
  expect(runs.map(({ name, dataset, connections }) => `${name} ${dataset} ${connections}`)).toEqual([
    ...names.flatMap((name) => [`${name} tiny 1`, `${name} tiny 16`]),
    'digests tiny 1',
  ])
  for (const { name, dataset: _, connections: __, bytes, ...figures } of runs) {
    expect(Object.keys(figures).sort()).toEqual(['floorMs', 'p50Ms', 'p99Ms', 'perSecond'])
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0)
    expect(bytes > 500, `${name} answers with a page`).toBe(name === 'digests' || !isChange(name))
  }
}, 240_000)

const aRun = (about: Partial<Run>): Run => ({
  ...{ name: 'matrix', dataset: 'small', connections: 1, p50Ms: 3, p99Ms: 5, perSecond: 300, bytes: 9000, floorMs: 1 },
  ...about,
})
const aReport = (...runs: Run[]): Report => ({ startMs: 900, memoryMiB: 200, refreshMs: 100, refresh500Ms: 299, runs })
const missed = (report: Report) => holdAgainstTargets(report).flatMap(({ what, met }) => (met ? [] : [what]))

test.each<[string, Partial<Run>, string[]]>([
  ['four milliseconds are enough whatever the floor', { p50Ms: 4, floorMs: 0.1 }, []],
  ['more is allowed where the floor is high', { p50Ms: 6, floorMs: 2 }, []],
  ['but not more than three times the floor', { p50Ms: 6.1, floorMs: 2 }, ['matrix, p50']],
  ['and never more than eight', { p50Ms: 8.1, floorMs: 9 }, ['matrix, p50']],
  ['a change may take six, whatever the floor', { name: 'accept', p50Ms: 6, floorMs: 0.1 }, []],
  ['and no more', { name: 'accept', p50Ms: 6.1, floorMs: 4 }, ['accept, p50']],
  ['with thousands of risks it may be ten', { name: 'risks', dataset: 'large', p50Ms: 10, floorMs: 4 }, []],
  ['and no more than that', { name: 'questions', dataset: 'large', p50Ms: 10.1, floorMs: 4 }, ['questions, p50']],
  ['a search of everything may take twenty-five', { name: 'search-all', dataset: 'large', p50Ms: 25, floorMs: 1 }, []],
  ['a thousand digests ten seconds', { name: 'digests', dataset: 'large', p50Ms: 10_001 }, ['digests, all of them']],
  ['sixteen at once are held to a rate, not to a latency', { connections: 16, p50Ms: 70, perSecond: 200 }, []],
  ['which is missed below it', { connections: 16, perSecond: 199 }, ['matrix, 16 connections']],
])('%s', (_, run, expected) => {
  expect(missed(aReport(aRun(run)))).toEqual(expected)
})

test('while digests are sent a page may be twice as slow', () => {
  expect(missed({ ...aReport(), pagesSlower: 2 })).toEqual([])
  expect(missed({ ...aReport(), pagesSlower: 2.1 })).toEqual(['a page meanwhile'])
})

test('a large programme may be half as slow again as a small one', () => {
  expect(missed(aReport(aRun({ p50Ms: 2 }), aRun({ dataset: 'large', p50Ms: 3 })))).toEqual([])
  expect(missed(aReport(aRun({ p50Ms: 2 }), aRun({ dataset: 'large', p50Ms: 3.1 })))).toEqual(['matrix, large ÷ small'])
})

test('what was not measured is not called met', () => {
  expect(missed({ ...aReport(), refreshMs: Number.NaN })).toEqual(['refresh'])
})

test('in words it says how many targets are missed', () => {
  expect(inWords(aReport(aRun({})))).toContain('Every target is met.')
  expect(inWords(aReport(aRun({ p50Ms: 9 })))).toContain('1 of 5 targets are missed.')
})
