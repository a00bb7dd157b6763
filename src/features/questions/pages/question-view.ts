import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import type { FlashMessage, FormState } from '#src/ui/index.ts'
import type { QuestionOwner, ShownQuestion } from '../question.ts'
import type { QuestionDeeds } from '../question-deeds.ts'
import type { Happening } from '../routes/happenings.store.ts'
import type { Place } from '../rules/step.ts'

/** A form of the page that came back: which, what was typed, and a rule's no in words. */
export interface Returned {
  readonly of: string
  readonly form: FormState
  readonly refusal?: string | undefined
}

/** A place that the question may be handed on to, with its name. */
export interface Destination extends Place {
  readonly name: string
}

/** Everything that the page of one question shows. */
export interface QuestionView {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly question: ShownQuestion
  readonly deeds: QuestionDeeds
  readonly history: readonly Happening[]
  readonly destinations: readonly Destination[]
  readonly handable: readonly QuestionOwner[]
  /** The reader's organisations that it may concern too. */
  readonly organisations: readonly { readonly id: Id<'party'>; readonly name: string }[]
  /** When silence closes it: an ISO day. */
  readonly closesOn: string | null
  /** Gives each form a key of its own, so that one sent twice does nothing twice. */
  readonly once: () => string
  readonly returned?: Returned | undefined
  readonly flash?: FlashMessage | undefined
}

/** What one form of the page takes: its state if it is the one that came back. */
export const stateOf = (
  { returned }: QuestionView,
  of: string,
): { form?: FormState; refusal?: string | undefined; open: boolean } =>
  returned?.of === of ? { form: returned.form, refusal: returned.refusal, open: true } : { open: false }
