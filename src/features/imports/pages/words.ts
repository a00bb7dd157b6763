import { durationInWords, plainDate, type Ui } from '#src/ui/index.ts'
import type { DateProblem } from '../dates/row.ts'
import type { Step } from '../dates/steps.ts'
import type { Change, KnownItem } from '../plan/difference.ts'
import type { DueRule } from '../plan/due-cell.ts'
import type { PlanEntry, Remark } from '../plan/entry.ts'
import type { Problem, Progress } from '../plan/row.ts'
import type { ImportKind } from '../sheet/import-kind.ts'

type Words = Pick<Ui, 't' | 'lang'>

export const columnName = ({ t }: Pick<Ui, 't'>, kind: ImportKind, column: string): string =>
  t(`imports.column.${kind}.${column}`)

export function dueInWords(rule: DueRule, { t, lang }: Words): string {
  if (rule.kind === 'fixed') return plainDate(rule.on, lang)
  if (rule.kind === 'at-go-live') return t('imports.due.at-go-live')
  return t(`imports.due.${rule.side}`, { time: durationInWords(rule.duration, { t }) })
}

function progressInWords(progress: Progress, { t, lang }: Words): string {
  if (!('on' in progress) || progress.on === null) return t(`imports.progress.${progress.kind}`)
  return t('imports.progress.on', { state: t(`imports.progress.${progress.kind}`), on: plainDate(progress.on, lang) })
}

const statesInWords = (states: KnownItem['states'], { t }: Words): string =>
  Object.entries(states)
    .map(([state, count]) => t('imports.state-count', { count: count ?? 0, state: t(`ui.receipt.${state}`) }))
    .join(', ')

/** Long texts are cut: the whole stands in the file and on the item's page. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** "Senast: 1 mars 2027 → 3 månader före driftstart". */
export function changeInWords(change: Change, ui: Words): string {
  const { t, lang } = ui
  const said = (from: string, to: string) =>
    t('imports.change', { field: t(`imports.field.${change.field}`), from: from || '–', to: to || '–' })
  const day = (on: string | null) => (on === null ? '' : plainDate(on, lang))
  const yesNo = (yes: boolean) => t(yes ? 'imports.yes' : 'imports.no')
  if (change.field === 'due') return said(dueInWords(change.from, ui), dueInWords(change.to, ui))
  if (change.field === 'forecast') return said(day(change.from), day(change.to))
  if (change.field === 'critical') return said(yesNo(change.from), yesNo(change.to))
  if (change.field === 'mandatory') return said(yesNo(change.from), yesNo(change.to))
  if (change.field === 'state') return said(statesInWords(change.from, ui), progressInWords(change.to, ui))
  return said(short(change.from), short(change.to))
}

/** "Regionen → alla mottagare, senast 1 mars 2027, levererad 3 maj 2026". */
export function entryInWords({ row, owner, receivedBy }: PlanEntry, ui: Words): string {
  const { t } = ui
  const to = receivedBy.kind === 'everybody' ? t('imports.everybody') : short(receivedBy.text)
  const due = row.due ? dueInWords(row.due, ui) : t('imports.due.at-go-live')
  const parts = [t('imports.who', { owner: owner.name, to }), t('imports.by', { due })]
  if (row.progress) parts.push(progressInWords(row.progress, ui))
  return parts.join(' · ')
}

/** What is wrong and what to do, with the column named as the product names it. */
export function problemInWords(problem: Problem, ui: Words): string {
  return withColumn('plan', problem, ui)
}

export function dateProblemInWords(problem: DateProblem, ui: Words): string {
  return withColumn('plan-dates', problem, ui)
}

const withColumn = (kind: ImportKind, { code, column, value, number = 0 }: Problem | DateProblem, ui: Words): string =>
  ui.t(`imports.problem.${code}`, { column: columnName(ui, kind, column), value: short(value), number })

export function remarkInWords(remark: Remark, { t, lang }: Words): string {
  const name = remark.code === 'responsible-unknown' ? remark.name : ''
  const on = remark.code === 'forecast-passed' ? plainDate(remark.on, lang) : ''
  return t(`imports.remark.${remark.code}`, { name, on })
}

/** One thing that reading dates in does for a receiver. */
export function stepInWords(step: Step, { t, lang }: Words): string {
  const day = (on: string | null) => (on === null ? '' : plainDate(on, lang))
  if (step.kind === 'add') return t('imports.step.add')
  if (step.kind === 'wave')
    return t(step.waveId ? 'imports.step.wave' : 'imports.step.new-wave', { name: step.name, from: step.from || '–' })
  if (step.kind === 'earlier')
    return t('imports.step.earlier', { on: day(step.on), from: day(step.validFrom), reason: step.reason })
  const sentence = t(`imports.step.${step.kind}`, { on: day(step.on), from: day(step.from) || '–' })
  return step.reason ? `${sentence} ${t('imports.step.reason', { reason: step.reason })}` : sentence
}
