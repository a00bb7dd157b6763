import { ok, type Result, refuse } from '#src/platform/result.ts'
import { parseDateCell, parseYesNoCell } from '#src/platform/spreadsheet/index.ts'
import type { PlanColumn } from './columns.ts'
import { type DueRule, parseDueCell } from './due-cell.ts'
import { parseStateCell, type StatedState } from './state-cell.ts'

/** A row of the file by what its columns were said to mean; a column that was not mapped is an empty text. */
export interface SheetRow {
  /** As the spreadsheet shows it. */
  readonly number: number
  readonly cells: Readonly<Record<PlanColumn, string>>
}

/** What is wrong in a row: `value` is what the cell says. Each code has a sentence that says what to do. */
export interface Problem {
  readonly code:
    | 'missing'
    | 'too-long'
    | 'not-a-date'
    | 'no-such-day'
    | 'not-a-due'
    | 'too-far'
    | 'state-unknown'
    | 'not-yes-or-no'
    | 'in-the-future'
    | 'accepted-before-delivered'
    | 'state-against-dates'
    | 'key-twice'
    | 'row-twice'
    | 'party-unknown'
    | 'party-ambiguous'
    | 'party-outside'
    | 'not-a-receiver'
    | 'nobody-receives'
    | 'owner-differs'
    | 'receivers-differ'
  readonly column: PlanColumn
  readonly value: string
  /** Another row (twice), or the most characters (too long). */
  readonly number?: number
}

/** How far an item had come when it was taken over. Dates are days in Sweden. */
export type Progress =
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'delivered'; readonly on: string | null }
  | { readonly kind: 'returned'; readonly on: string | null }
  | { readonly kind: 'done-before'; readonly on: string | null }
  | { readonly kind: 'not-applicable' }

/** A row read. Null: the cell is empty, or there is no such column; then a known item keeps what it has. */
export interface PlanRow {
  readonly number: number
  readonly key: string | null
  readonly title: string
  readonly area: string
  readonly why: string | null
  readonly owner: string
  readonly receivers: string
  readonly due: DueRule | null
  readonly progress: Progress | null
  readonly forecastOn: string | null
  readonly critical: boolean | null
  readonly mandatory: boolean | null
  readonly responsible: string | null
  readonly comment: string | null
}

const longest: Partial<Record<PlanColumn, number>> = {
  key: 100,
  title: 300,
  area: 120,
  why: 4000,
  owner: 200,
  receivers: 4000,
  responsible: 200,
  comment: 4000,
}

/** Rows that the template shows by example are not read. */
export const isExample = ({ cells }: SheetRow): boolean => /^(exempel|example)\b/i.test(cells.key)

/**
 * Reads a row of a plan. Names are looked up later; here every cell must say something that can be understood. Refuses with all
 * that is wrong at once, so that a file is mended in one go: missing or too long texts, dates that are none or lie ahead though
 * they tell of what is done, states and yes/no in no known words, a state that contradicts the dates.
 */
export function readRow(row: SheetRow, today: string): Result<PlanRow, readonly Problem[]> {
  const { cells } = row
  const problems: Problem[] = []
  const no = (column: PlanColumn, code: Problem['code'], number?: number) => {
    problems.push({ code, column, value: cells[column], ...(number !== undefined && { number }) })
    return null
  }
  for (const column of ['title', 'area', 'owner'] as const) if (cells[column] === '') no(column, 'missing')
  for (const [column, most] of Object.entries(longest)) {
    if (cells[column as PlanColumn].length > most) no(column as PlanColumn, 'too-long', most)
  }
  const day = (column: PlanColumn, mayBeAhead: boolean): string | null => {
    const read = parseDateCell(cells[column])
    if (!read.ok) return no(column, read.refusal)
    return read.value !== null && !mayBeAhead && read.value > today ? no(column, 'in-the-future') : read.value
  }
  const yesNo = (column: PlanColumn): boolean | null => {
    const read = parseYesNoCell(cells[column])
    return read.ok ? read.value : no(column, read.refusal)
  }
  const due = parseDueCell(cells.due)
  if (!due.ok) no('due', due.refusal)
  const state = parseStateCell(cells.state)
  if (!state.ok) no('state', state.refusal)
  const deliveredOn = day('delivered', false)
  const acceptedOn = day('accepted', false)
  const stated = state.ok ? state.value : null
  if (deliveredOn && acceptedOn && acceptedOn < deliveredOn) no('accepted', 'accepted-before-delivered')
  if (contradicts(stated, deliveredOn, acceptedOn)) no('state', 'state-against-dates')
  const read: PlanRow = {
    number: row.number,
    key: cells.key || null,
    title: cells.title,
    area: cells.area,
    why: cells.why || null,
    owner: cells.owner,
    receivers: cells.receivers,
    due: due.ok ? due.value : null,
    progress: progressOf(stated, deliveredOn, acceptedOn),
    forecastOn: day('forecast', true),
    critical: yesNo('critical'),
    mandatory: yesNo('mandatory'),
    responsible: cells.responsible || null,
    comment: cells.comment || null,
  }
  return problems.length > 0 ? refuse(problems) : ok(read)
}

const contradicts = (stated: StatedState | null, deliveredOn: string | null, acceptedOn: string | null): boolean => {
  if (stated === 'not-started' || stated === 'in-progress') return deliveredOn !== null || acceptedOn !== null
  return (stated === 'returned' || stated === 'not-applicable') && acceptedOn !== null
}

/** What was accepted, or is called done, was done before Samtakt: nobody is asked for it again. Not begun is no news. */
function progressOf(
  stated: StatedState | null,
  deliveredOn: string | null,
  acceptedOn: string | null,
): Progress | null {
  if (stated === 'accepted' || acceptedOn) return { kind: 'done-before', on: acceptedOn ?? deliveredOn }
  if (stated === 'returned') return { kind: 'returned', on: deliveredOn }
  if (stated === 'not-applicable') return { kind: 'not-applicable' }
  if (stated === 'in-progress') return { kind: 'in-progress' }
  return stated === 'delivered' || deliveredOn ? { kind: 'delivered', on: deliveredOn } : null
}
