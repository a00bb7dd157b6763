import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import type { FormState, Option } from '#src/ui/index.ts'
import type { RiskHappening } from '../readings/risk-history.store.ts'
import type { Risk, RiskLevels } from '../risk.ts'
import type { RiskDeeds } from '../risk-deeds.ts'

/** A form of the page that came back: which, what was typed, and a rule's no in words. */
export interface Returned {
  readonly of: string
  readonly form: FormState
  readonly refusal?: string | undefined
}

/** Everything the page of one risk shows. */
export interface RiskView {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly risk: Risk
  readonly levels: RiskLevels
  readonly deeds: RiskDeeds
  readonly history: readonly RiskHappening[]
  /** Leads the programme, and so may set its levels. */
  readonly leads: boolean
  /** The functions that something may be given to. */
  readonly functions: readonly Option[]
  /** Gives each form a key of its own, so that one sent twice does nothing twice. */
  readonly once: () => string
  readonly returned?: Returned | undefined
}

/** What one form of the page takes: its state if it is the one that came back. */
export const stateOf = (
  { returned }: Pick<RiskView, 'returned'>,
  of: string,
): { form?: FormState; refusal?: string | undefined; open: boolean } =>
  returned?.of === of ? { form: returned.form, refusal: returned.refusal, open: true } : { open: false }
