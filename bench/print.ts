import type { Report } from './report.ts'
import { holdAgainstTargets } from './targets-met.ts'

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [head, ...rows].map(line).join('\n')
}

/** The report as a person reads it: every run, then every figure that something is asked of. */
export function inWords(report: Report): string {
  const runs = report.runs.map((run) => [
    run.name,
    run.dataset,
    String(run.connections),
    figure(run.p50Ms),
    figure(run.p99Ms),
    figure(run.perSecond),
    String(run.bytes),
    figure(run.floorMs),
    `${figure(run.p50Ms / run.floorMs)}×`,
  ])
  const held = holdAgainstTargets(report).map(({ what, figure: value, unit, limit, met }) => [
    met ? '✓' : '✗',
    what,
    `${figure(value)} ${unit}`,
    `${unit === '/s' ? 'at least' : 'at most'} ${figure(limit)} ${unit}`,
  ])
  const missed = held.filter(([mark]) => mark === '✗').length
  return [
    table(['page', 'data set', 'conn.', 'p50 ms', 'p99 ms', 'per second', 'bytes', 'floor ms', '÷ floor'], runs),
    table(['', 'asked', 'measured', 'target'], held),
    missed === 0 ? 'Every target is met.' : `${missed} of ${held.length} targets are missed.`,
  ].join('\n\n')
}
