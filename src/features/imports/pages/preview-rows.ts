import { commitmentPath } from '#src/features/commitments/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { Sort, Ui } from '#src/ui/index.ts'
import type { DateOutcome, TriedPlan } from '../dates/outcome.ts'
import type { Difference, PlanDifferences } from '../plan/difference.ts'
import { changeInWords, dateProblemInWords, entryInWords, problemInWords, remarkInWords, stepInWords } from './words.ts'

/** A line of the preview, in words. */
export interface PreviewRow {
  /** Rows of the file. */
  readonly numbers: readonly number[]
  readonly title: string
  readonly href: string | null
  readonly what: readonly string[]
  readonly remarks: readonly string[]
}

export const planOutcomes = ['refuse', 'change', 'add', 'same', 'missing'] as const
export type PlanOutcome = (typeof planOutcomes)[number]

export function planCounts({ rows, missing }: PlanDifferences): readonly (readonly [PlanOutcome, number])[] {
  const counts = Map.groupBy(rows, ({ outcome }) => outcome)
  return planOutcomes.map((outcome) => [
    outcome,
    outcome === 'missing' ? missing.length : (counts.get(outcome)?.length ?? 0),
  ])
}

/** The rows with one outcome, not yet in words: of fifty thousand only one page is put into words. */
export type Unspoken = (ui: Ui) => PreviewRow

interface Listed {
  readonly title: string
  readonly number: number
  readonly say: Unspoken
}

export function planRows(differences: PlanDifferences, outcome: PlanOutcome, programmeId: Id<'programme'>): Listed[] {
  if (outcome === 'missing') {
    return differences.missing.map((item) => ({
      title: item.titleSv,
      number: 0,
      say: (ui) => ({
        numbers: [],
        title: ui.lang === 'sv' ? item.titleSv : item.titleEn,
        href: commitmentPath(programmeId, item.id),
        what: [ui.t('imports.missing')],
        remarks: [],
      }),
    }))
  }
  return differences.rows
    .filter((row) => row.outcome === outcome)
    .map((row) => ({ title: titleOf(row), number: row.number, say: (ui) => rowInWords(row, programmeId, ui) }))
}

const titleOf = (row: Difference): string => (row.outcome === 'refuse' ? row.title : row.entry.row.title)

function rowInWords(row: Difference, programmeId: Id<'programme'>, ui: Ui): PreviewRow {
  const about = { numbers: [row.number], title: titleOf(row) }
  if (row.outcome === 'refuse')
    return { ...about, href: null, what: row.problems.map((problem) => problemInWords(problem, ui)), remarks: [] }
  const remarks = row.entry.remarks.map((remark) => remarkInWords(remark, ui))
  if (row.outcome === 'add') return { ...about, href: null, what: [entryInWords(row.entry, ui)], remarks }
  const href = commitmentPath(programmeId, row.known.id)
  return {
    ...about,
    href,
    what: row.outcome === 'change' ? row.changes.map((change) => changeInWords(change, ui)) : [ui.t('imports.same')],
    remarks,
  }
}

export const dateOutcomes = ['refuse', 'change', 'add', 'same'] as const satisfies readonly DateOutcome[]

export function dateRows(
  plans: readonly TriedPlan[],
  outcome: DateOutcome,
  outcomeOf: (plan: TriedPlan) => DateOutcome,
  programmeId: Id<'programme'>,
): Listed[] {
  return plans
    .filter((plan) => outcomeOf(plan) === outcome)
    .map((plan) => ({
      title: plan.name,
      number: plan.numbers[0] ?? 0,
      say: (ui) => ({
        numbers: plan.numbers,
        title: plan.scope ? `${plan.name}, ${plan.scope}` : plan.name,
        href: plan.rolloutId ? `/programmes/${programmeId}/rollouts/${plan.rolloutId}` : null,
        what: whatOf(plan, ui),
        remarks: [],
      }),
    }))
}

function whatOf({ problems, refusal, steps }: TriedPlan, ui: Ui): string[] {
  if (problems.length > 0) return problems.map((problem) => dateProblemInWords(problem, ui))
  if (refusal)
    return [ui.t(`imports.date-refusal.${refusal.code}`, { what: ui.t(`imports.date-kind.${refusal.step}`) })]
  return steps.length > 0 ? steps.map((step) => stepInWords(step, ui)) : [ui.t('imports.same')]
}

export function sorted(rows: readonly Listed[], { key, descending }: Sort): readonly Listed[] {
  const order =
    key === 'title'
      ? (a: Listed, b: Listed) => a.title.localeCompare(b.title, 'sv')
      : (a: Listed, b: Listed) => a.number - b.number
  const up = [...rows].sort(order)
  return descending ? up.reverse() : up
}

/** The rows shown, as a table to take away: whoever mends the file needs the list beside it. */
export const previewTable = (name: string, rows: readonly PreviewRow[], { t }: Ui): ExportTable => ({
  name,
  columns: [
    { header: t('imports.row-number'), type: 'text' },
    { header: t('imports.what'), type: 'text' },
    { header: t('imports.what-happens'), type: 'text' },
  ],
  rows: rows.map(({ numbers, title, what, remarks }) => [numbers.join(', '), title, [...what, ...remarks].join('\n')]),
})
