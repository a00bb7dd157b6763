import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryEntry } from '#src/platform/history/index.ts'
import { ok, type Result } from '#src/platform/result.ts'
import type { Question } from '../question.ts'
import type { Ground } from '../rules/clock.ts'
import type { QuestionRefusal, Step } from '../rules/step.ts'
import { settleForums } from './matters.store.ts'
import type { Programme } from './recipients.store.ts'
import { happened, saveSteps, tell } from './save.store.ts'
import { readQuestionSettings } from './settings.store.ts'

export type Outcome = Result<Question, QuestionRefusal>

/** What a rule let through: saved with its history, and off the lists that it no longer belongs on. */
export async function take(
  tx: Tx,
  programme: Pick<Programme, 'id'>,
  step: Result<Step, QuestionRefusal>,
  told: { readonly code: string; readonly params?: NonNullable<HistoryEntry['params']> },
  deed: Deed,
): Promise<Outcome> {
  if (!step.ok) return step
  const { after } = step.value
  await saveSteps(tx, programme.id, [step.value], deed)
  await settleForums(tx, programme.id, [step.value], deed)
  await tell(tx, programme.id, [happened(after, told.code, told.params)], deed)
  return ok(after)
}

export const groundOf = async (tx: Tx, programme: Programme): Promise<Ground> => ({
  calendar: programme.calendar,
  settings: await readQuestionSettings(tx, programme.id),
})
