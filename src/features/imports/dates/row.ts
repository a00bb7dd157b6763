import { ok, type Result, refuse } from '#src/platform/result.ts'
import { parseDateCell } from '#src/platform/spreadsheet/index.ts'
import type { DateColumn } from './columns.ts'

export interface DateSheetRow {
  readonly number: number
  readonly cells: Readonly<Record<DateColumn, string>>
}

/** What is wrong in a row; `value` is what the cell says. */
export interface DateProblem {
  readonly code:
    | 'missing'
    | 'too-long'
    | 'not-a-date'
    | 'no-such-day'
    | 'in-the-future'
    | 'party-unknown'
    | 'party-ambiguous'
    | 'scope-unknown'
    | 'originals-differ'
    | 'decision-without-day'
    | 'wave-differs'
  readonly column: DateColumn
  readonly value: string
  readonly number?: number
}

/** One decision of a go-live date, as a file tells it. Null: an empty cell. */
export interface DateRow {
  readonly number: number
  readonly receiver: string
  readonly scope: string
  readonly wave: string
  readonly original: string | null
  readonly decided: string | null
  readonly validFrom: string | null
  readonly forecast: string | null
  readonly actual: string | null
  readonly reason: string
}

const MOST = 500

/** Reads a row of dates. Refuses a row without a receiver, what is no date, and days ahead for what has happened; all at once. */
export function readDateRow({ number, cells }: DateSheetRow, today: string): Result<DateRow, readonly DateProblem[]> {
  const problems: DateProblem[] = []
  const no = (column: DateColumn, code: DateProblem['code']): null => {
    problems.push({ code, column, value: cells[column] })
    return null
  }
  const day = (column: DateColumn, mayBeAhead: boolean): string | null => {
    const read = parseDateCell(cells[column])
    if (!read.ok) return no(column, read.refusal)
    return read.value !== null && !mayBeAhead && read.value > today ? no(column, 'in-the-future') : read.value
  }
  if (cells.receiver === '') no('receiver', 'missing')
  for (const column of ['receiver', 'scope', 'wave', 'reason'] as const) {
    if (cells[column].length > MOST) problems.push({ code: 'too-long', column, value: cells[column], number: MOST })
  }
  const row: DateRow = {
    number,
    receiver: cells.receiver,
    scope: cells.scope,
    wave: cells.wave,
    original: day('original', true),
    decided: day('decided', true),
    validFrom: day('validFrom', false),
    forecast: day('forecast', true),
    actual: day('actual', false),
    reason: cells.reason,
  }
  return problems.length > 0 ? refuse(problems) : ok(row)
}
