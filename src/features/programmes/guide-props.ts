import type { Party } from '#src/features/parties/index.ts'
import type { FunctionInPlace } from '#src/features/people/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { FormState, Option } from '#src/ui/index.ts'
import type { AreaChoice } from './guide.store.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import type { RolloutRow } from './rollout-list.store.ts'
import type { RolloutUnit } from './unit.store.ts'

export const guideSteps = ['units', 'areas', 'hand-out'] as const
export type GuideStep = (typeof guideSteps)[number]

export interface GuideProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
  readonly step: GuideStep
  /** Steps gone through already. */
  readonly done: ReadonlySet<GuideStep>
  readonly parts: readonly Party[]
  readonly units: readonly RolloutUnit[]
  readonly choices: ReadonlyMap<string, AreaChoice>
  /** Area leads of this receiver, by area. */
  readonly leads: ReadonlyMap<string, FunctionInPlace>
  /** Null: the reader appoints nobody. */
  readonly people: readonly Option[] | null
  readonly form?: FormState | undefined
  readonly refusal?: string | undefined
}
