import type { RequestContext } from '#src/platform/http/index.ts'
import type { FormState, Option } from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import type { Seat } from './seat.ts'

/** Which of the page's forms came back, and why. */
export interface SeatReturned {
  readonly of: 'seat' | 'fill' | 'hand-over' | 'ending' | `end-${string}`
  readonly form: FormState
  readonly refusal?: string | undefined
}

export interface SeatPageProps {
  readonly c: RequestContext
  readonly forum: Forum
  readonly seat: Seat
  /** Whom the reader may choose among; null: who holds it is not theirs to say. */
  readonly choosable: readonly Option[] | null
  /** Whose it can be; null: what the seat is, is not theirs to say. */
  readonly parties: readonly Option[] | null
  readonly returned?: SeatReturned | undefined
}
