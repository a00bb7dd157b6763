import type { Reported } from './targets.ts'

/** One page, data set and number of connections. */
export interface Run {
  readonly name: Reported
  readonly dataset: string
  readonly connections: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly perSecond: number
  /** Of an answer's body as sent, packed: the mean. */
  readonly bytes: number
  /** p50 of the floor, asked in the same way. */
  readonly floorMs: number
}

export interface Report {
  readonly startMs: number
  readonly memoryMiB: number
  readonly refreshMs: number
  readonly refresh500Ms: number
  readonly runs: readonly Run[]
  /** How many times slower the overview is while digests are written and sent; not part of the JSON. */
  readonly pagesSlower?: number
}

/** Rounded to what was measured: hundredths of a millisecond, and no more digits than that. */
export const toJson = ({ pagesSlower: _, ...report }: Report): string =>
  JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value))
