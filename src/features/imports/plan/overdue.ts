import type { Difference } from './difference.ts'
import type { KnownRollout } from './directory.ts'
import type { DueRule } from './due-cell.ts'

/** When a rule falls due for a rollout, moved off days that are not worked; null while no go-live is decided. */
export type DueFor = (rule: DueRule, decidedOn: string | null) => string | null

/** Without a due of its own an item is due at go-live. */
export const usualDue: DueRule = { kind: 'at-go-live' }

/** Receivers for which an item would be overdue the moment it is read in. */
export interface OverdueAtOnce {
  readonly difference: Extract<Difference, { outcome: 'add' | 'change' }>
  readonly rollouts: readonly KnownRollout[]
}

/**
 * What would be red on day one: items to add, or whose due date the file moves, that nobody has called delivered or done and whose
 * due date has passed. Not those already in Samtakt. Source: product.md, "What a user would be angry about".
 */
export function overdueAtOnce(rows: readonly Difference[], dueFor: DueFor, today: string): OverdueAtOnce[] {
  return rows.flatMap((difference): OverdueAtOnce[] => {
    if (difference.outcome !== 'add' && difference.outcome !== 'change') return []
    if (!isOpen(difference)) return []
    const rule = difference.entry.row.due ?? (difference.outcome === 'add' ? usualDue : difference.known.dueRule)
    const rollouts = difference.entry.concerned.filter(({ decidedOn }) => {
      const due = dueFor(rule, decidedOn)
      return due !== null && due < today
    })
    return rollouts.length > 0 ? [{ difference, rollouts }] : []
  })
}

function isOpen(difference: OverdueAtOnce['difference']): boolean {
  const { progress } = difference.entry.row
  if (progress !== null && progress.kind !== 'in-progress' && progress.kind !== 'returned') return false
  if (difference.outcome === 'add') return true
  const { states } = difference.known
  const outstanding = (states['not-started'] ?? 0) + (states['in-progress'] ?? 0) + (states.returned ?? 0)
  return outstanding > 0 && difference.changes.some(({ field }) => field === 'due')
}

/** What to do with them: stay late, be done before Samtakt, get a new due date, or the owner's forecast beside the old one. */
export const overdueChoices = ['done-before', 'new-due', 'forecast', 'keep'] as const

export type OverdueAnswer =
  | { readonly choice: 'done-before' | 'keep' }
  | { readonly choice: 'new-due' | 'forecast'; readonly on: string }
