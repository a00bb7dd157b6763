import { createHash } from 'node:crypto'
import { type DueRule, dueDate } from '#src/features/commitments/index.ts'
import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import { isoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { PendingImport } from '../import.store.ts'
import { cellsByColumn } from '../sheet/import-kind.ts'
import { type PlanDifferences, planDifferences } from './difference.ts'
import { directoryOf } from './directory.ts'
import { type OverdueAtOnce, overdueAtOnce } from './overdue.ts'
import type { SheetRow } from './row.ts'
import { readKnownItems, readSurroundings } from './surroundings.store.ts'

/** A file held against the plan as it stands now. */
export interface ReadPlan {
  readonly differences: PlanDifferences
  readonly overdue: readonly OverdueAtOnce[]
  /** Changes when anything shown would be done otherwise: a plan that has become another is shown again before it is done. */
  readonly digest: string
}

export async function readPlanImport(
  db: Reader,
  programme: ProgrammeFacts,
  pending: PendingImport,
  today: string,
): Promise<ReadPlan> {
  const rows = cellsByColumn('plan', pending) as unknown as SheetRow[]
  const names = directoryOf(await readSurroundings(db, programme, today))
  const differences = planDifferences(rows, names, await readKnownItems(db, programme.id), today)
  const overdue = overdueAtOnce(differences.rows, dueFor(programme), today)
  return { differences, overdue, digest: digestOf(differences, overdue) }
}

/** Thousands of rows share a few dozen due rules and go-lives, so each is counted once. */
function dueFor({ calendar }: ProgrammeFacts) {
  const counted = new Map<string, string | null>()
  return (rule: Parameters<Parameters<typeof overdueAtOnce>[1]>[0], decidedOn: string | null): string | null => {
    const key = `${JSON.stringify(rule)} ${decidedOn}`
    const known = counted.get(key)
    if (known !== undefined) return known
    const due = dueDate(rule as DueRule, decidedOn === null ? null : isoDate(decidedOn), calendar)?.due ?? null
    counted.set(key, due)
    return due
  }
}

function digestOf({ rows, missing }: PlanDifferences, overdue: readonly OverdueAtOnce[]): string {
  const hash = createHash('sha256')
  for (const row of rows) {
    hash.update(`${row.number} ${row.outcome} `)
    if (row.outcome === 'change') hash.update(`${row.known.id} ${JSON.stringify(row.changes)}`)
    if (row.outcome === 'add')
      hash.update(`${row.entry.owner.id} ${row.entry.areaKey} ${row.entry.concerned.map(({ id }) => id).join(' ')}`)
  }
  hash.update(missing.map(({ id }) => id).join(' '))
  hash.update(overdue.map(({ rollouts }) => rollouts.length).join(' '))
  return hash.digest('hex')
}
