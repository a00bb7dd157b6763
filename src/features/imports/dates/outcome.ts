import type { DateRefusal } from '#src/features/programmes/index.ts'
import type { ReceiverPlan, Step } from './steps.ts'

export type StepRefusal = DateRefusal & { readonly step: Step['kind'] }

/** A receiver's plan with what the programme's rules say no to, if anything. */
export type TriedPlan = ReceiverPlan & { readonly refusal: StepRefusal | null }

export type DateOutcome = 'refuse' | 'add' | 'change' | 'same'

export const outcomeOf = ({ problems, refusal, steps, rolloutId }: TriedPlan): DateOutcome => {
  if (problems.length > 0 || refusal) return 'refuse'
  if (steps.length === 0) return 'same'
  return rolloutId === null ? 'add' : 'change'
}
