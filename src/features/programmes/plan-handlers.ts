import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { RolloutState } from './programme.tables.ts'
import type { ProgrammeFacts } from './programme-view.store.ts'

/** A decided date that is changed: from one day (null: none was decided) to another (null: taken away). */
export interface GoLiveMove {
  readonly goLiveId: Id<'go-live'>
  readonly rolloutId: Id<'rollout'>
  readonly from: string | null
  readonly to: string | null
}

/** One item as a preview names it. */
export interface MovedItem {
  readonly commitmentId: Id<'commitment'>
  readonly title: TwoLanguages
  /** The receiver's name. */
  readonly receiver: string
  readonly from: string | null
  readonly to: string | null
}

/** What moving decided dates does; each list is shown item by item. */
export interface MoveEffects {
  readonly redated: readonly MovedItem[]
  readonly nowOverdue: readonly MovedItem[]
  /** Left with less than was promised: `promised` is an ISO 8601 duration, the others calendar days. */
  readonly inBreach: readonly (MovedItem & {
    readonly promised: string
    readonly leftDays: number
    readonly shortDays: number
  })[]
  /** Due on fixed days: they stay. */
  readonly staying: readonly MovedItem[]
  /** Accepted, but no longer valid at the new go-live. */
  readonly renewals: readonly (MovedItem & { readonly expiresOn: string })[]
}

interface InProgramme {
  readonly programme: ProgrammeFacts
}

interface InRollout extends InProgramme {
  readonly rolloutId: Id<'rollout'>
}

/**
 * What follows, above this slice, from a change of the plan. Wired by `app.tsx`; called after the plan itself is written,
 * in the same transaction, so that plan and receipts never differ. `programme` is as it stands after the change.
 */
export interface PlanHandlers {
  onRolloutsAdded(
    tx: Tx,
    event: InProgramme & { readonly rolloutIds: readonly Id<'rollout'>[] },
    deed: Deed,
  ): Promise<void>
  /** Moved to another wave (or to none). */
  onRolloutsChangedWave(
    tx: Tx,
    event: InProgramme & { readonly rolloutIds: readonly Id<'rollout'>[]; readonly toWaveId: Id<'wave'> | null },
    deed: Deed,
  ): Promise<void>
  onRolloutStateChanged(
    tx: Tx,
    event: InRollout & { readonly from: RolloutState; readonly to: RolloutState },
    deed: Deed,
  ): Promise<void>
  /** Units that came, left, or count from another go-live than before; and a go-live's units may have changed. */
  onUnitsChanged(
    tx: Tx,
    event: InRollout & {
      readonly added: readonly Id<'party'>[]
      readonly removed: readonly Id<'party'>[]
      readonly moved: readonly Id<'party'>[]
    },
    deed: Deed,
  ): Promise<void>
  /** Areas that the rollout leaves out, with the reason given, and areas it takes up again, with the reason they were left out for. */
  onAreasChosen(
    tx: Tx,
    event: InRollout & {
      readonly leftOut: readonly { readonly areaKey: string; readonly reason: string }[]
      readonly takenUp: readonly { readonly areaKey: string; readonly reason: string }[]
    },
    deed: Deed,
  ): Promise<void>
  /** Each area's function that answers for the rollout's items there; null: the rollout lead. */
  onAreasHandedOut(
    tx: Tx,
    event: InRollout & {
      readonly areas: readonly { readonly areaKey: string; readonly functionId: Id<'function'> | null }[]
    },
    deed: Deed,
  ): Promise<void>
  onGoLivesMoved(tx: Tx, event: InProgramme & { readonly moves: readonly GoLiveMove[] }, deed: Deed): Promise<void>
  /** Quiet periods changed: every due date of the programme is counted anew. */
  onCalendarChanged(tx: Tx, event: InProgramme, deed: Deed): Promise<void>
  previewMove(
    db: Reader,
    event: InProgramme & { readonly moves: readonly GoLiveMove[] },
    today: string,
  ): Promise<MoveEffects>
}

const nothing = () => Promise.resolve()

/** A plan that nothing hangs on: for a programme built without commitments (tests of this slice). */
export const nothingFollows: PlanHandlers = {
  onRolloutsAdded: nothing,
  onRolloutsChangedWave: nothing,
  onRolloutStateChanged: nothing,
  onUnitsChanged: nothing,
  onAreasChosen: nothing,
  onAreasHandedOut: nothing,
  onGoLivesMoved: nothing,
  onCalendarChanged: nothing,
  previewMove: () => Promise.resolve({ redated: [], nowOverdue: [], inBreach: [], staying: [], renewals: [] }),
}
